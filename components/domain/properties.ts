import type { UserPoolArgs } from "@pulumi/aws/cognito/userPool";
import type { UserPoolDomain, UserPoolDomainArgs } from "@pulumi/aws/cognito/userPoolDomain";
import type { UserPoolUICustomizationArgs } from "@pulumi/aws/cognito/userPoolUICustomization";
import type { RecordArgs } from "@pulumi/aws/route53/record";
import * as pulumi from "@pulumi/pulumi";
import { type ClassicUiArgs, LoginPages } from "./args";

/** Tags as the AWS provider takes them. */
export type Tags = NonNullable<UserPoolArgs["tags"]>;

const managedLoginVersions: Readonly<Record<LoginPages, number>> = {
  [LoginPages.Classic]: 1,
  [LoginPages.Managed]: 2,
};

/** The properties of a domain without a certificate. */
export function domainProperties(
  domain: pulumi.Input<string>,
  pages: LoginPages,
): Omit<UserPoolDomainArgs, "userPoolId"> {
  return { domain, managedLoginVersion: managedLoginVersions[pages] };
}

/** The properties of the classic pages' look, for all clients. */
export function classicUiProperties({
  css,
  logoBase64,
}: ClassicUiArgs): Omit<UserPoolUICustomizationArgs, "userPoolId"> {
  return {
    ...(css === undefined ? {} : { css }),
    ...(logoBase64 === undefined ? {} : { imageFile: logoBase64 }),
  };
}

/** The properties of a record that leads from a custom domain's name to where Cognito serves it. */
export function aliasProperties(
  zoneId: pulumi.Input<string>,
  type: string,
  { domain, cloudfrontDistribution, cloudfrontDistributionZoneId }: UserPoolDomain,
): RecordArgs {
  const target = { name: cloudfrontDistribution, zoneId: cloudfrontDistributionZoneId };
  return { zoneId, name: domain, type, aliases: [{ ...target, evaluateTargetHealth: false }] };
}

/** The URL of a prefix domain: those of GovCloud have a host of their own. */
export function prefixUrl(prefix: pulumi.Input<string>, region: pulumi.Input<string>): pulumi.Output<string> {
  return pulumi.all([prefix, region]).apply(([known, poolRegion]) => {
    const service = poolRegion.startsWith("us-gov-") ? "auth-fips" : "auth";
    return `https://${known}.${service}.${poolRegion}.amazoncognito.com`;
  });
}
