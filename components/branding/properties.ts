import type { ManagedLoginBrandingArgs } from "@pulumi/aws/cognito/managedLoginBranding";
import * as pulumi from "@pulumi/pulumi";
import type { BrandingArgs } from "./args";

/** The properties of a style: the given one, or Cognito's own, without which a page says that it isn't available. */
export function brandingProperties(
  branding: BrandingArgs | undefined,
): Omit<ManagedLoginBrandingArgs, "userPoolId" | "clientId"> {
  if (branding === undefined) return { useCognitoProvidedValues: true };
  const { settings, assets = [] } = branding;
  return {
    settings: pulumi.output(settings).apply(withoutLayout),
    assets: assets.map(({ base64, ...asset }) => ({ ...asset, bytes: base64 })),
  };
}

/** The settings without spaces and line breaks, which the AWS provider compares. */
function withoutLayout(settings: string): string {
  return JSON.stringify(JSON.parse(settings));
}
