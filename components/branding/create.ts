import { ManagedLoginBranding } from "@pulumi/aws/cognito/managedLoginBranding";
import type { UserPoolClient } from "@pulumi/aws/cognito/userPoolClient";
import type * as pulumi from "@pulumi/pulumi";
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
  // A client has one style, and another image is another style for the AWS provider.
  return new ManagedLoginBranding(resourceName, properties, { ...options, deleteBeforeReplace: true });
}
