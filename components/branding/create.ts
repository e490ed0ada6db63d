import { ManagedLoginBranding } from "@pulumi/aws/cognito/managedLoginBranding";
import type { UserPoolClient } from "@pulumi/aws/cognito/userPoolClient";
import type * as pulumi from "@pulumi/pulumi";
import { unprotected } from "../unprotected";
import type { BrandingArgs } from "./args";
import { brandingProperties } from "./properties";

/**
 * Creates the style of a client's managed login pages.
 *
 * @param resourceName the style's name in Pulumi
 */
export function createBranding(
  resourceName: string,
  branding: BrandingArgs | undefined,
  { userPoolId, id: clientId }: UserPoolClient,
  options: pulumi.CustomResourceOptions,
): ManagedLoginBranding {
  const properties = { userPoolId, clientId, ...brandingProperties(branding) };
  return new ManagedLoginBranding(resourceName, properties, {
    ...unprotected(options),
    // Of an update, Cognito keeps the settings that it no longer has; the AWS provider replaces a style for its images.
    replaceOnChanges: ["settings"],
    // A client has one style.
    deleteBeforeReplace: true,
  });
}
