import type { ManagedLoginBrandingArgs } from "@pulumi/aws/cognito/managedLoginBranding";
import type { BrandingArgs } from "./args";

/** The properties of a style: the given one, or Cognito's own, without which a page says that it isn't available. */
export function brandingProperties(
  branding: BrandingArgs | undefined,
): Omit<ManagedLoginBrandingArgs, "userPoolId" | "clientId"> {
  if (branding === undefined) return { useCognitoProvidedValues: true };
  const { settings, assets = [] } = branding;
  return {
    settings,
    assets: assets.map(({ base64, ...asset }) => ({ ...asset, bytes: base64 })),
  };
}
