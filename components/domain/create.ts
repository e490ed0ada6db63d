import type { UserPool } from "@pulumi/aws/cognito/userPool";
import { UserPoolDomain } from "@pulumi/aws/cognito/userPoolDomain";
import { UserPoolUICustomization } from "@pulumi/aws/cognito/userPoolUICustomization";
import { Record as DnsRecord } from "@pulumi/aws/route53/record";
import * as pulumi from "@pulumi/pulumi";
import { createCertificate } from "../certificate/create";
import { unprotected } from "../unprotected";
import { aliasProperties, classicUiProperties, domainProperties, prefixUrl, type Tags } from "./properties";
import type { SettledDomain } from "./settled";

/** What a domain is created for. */
export interface DomainContext {
  readonly pool: UserPool;
  /** The tags of the certificate. */
  readonly tags: Tags;
  readonly options: pulumi.CustomResourceOptions;
}

/** A component's domain, as far as others use it. */
export interface CreatedDomain {
  /** The URL of the sign-in pages and the token endpoint, of the custom domain where there is one. */
  readonly url: pulumi.Output<string>;
  /** The custom domain, for records in DNS; undefined where there is none. */
  readonly customDomain: UserPoolDomain | undefined;
}

/**
 * Creates the domain of a component, with what belongs to it.
 *
 * @param name the component's name
 */
export function createDomain(name: string, domain: SettledDomain, context: DomainContext): CreatedDomain {
  const { pool, options } = context;
  const prefixDomain = createPrefixDomain(name, domain, context);
  const customDomain = createCustomDomain(name, domain, context);
  const { classicUi, url = "" } = domain;
  if (classicUi !== undefined) {
    new UserPoolUICustomization(
      `${name}-classic-ui`,
      { userPoolId: pool.id, ...classicUiProperties(classicUi) },
      { ...unprotected(options), dependsOn: [prefixDomain, customDomain].filter((one) => one !== undefined) },
    );
  }
  const urlOf = (): pulumi.Output<string> => {
    if (customDomain !== undefined) return pulumi.interpolate`https://${customDomain.domain}`;
    return prefixDomain === undefined ? pulumi.output(url) : prefixUrl(prefixDomain.domain, pool.region);
  };
  return { url: urlOf(), customDomain };
}

/** A pool has one domain of each kind, and a domain one pool, so that a new one can't be there beside the old one. */
const oneAtATime = { deleteBeforeReplace: true };

function createPrefixDomain(
  name: string,
  { prefix, pages }: SettledDomain,
  { pool, options }: DomainContext,
): UserPoolDomain | undefined {
  if (prefix === undefined) return undefined;
  const properties = { userPoolId: pool.id, ...domainProperties(prefix, pages) };
  return new UserPoolDomain(`${name}-domain`, properties, { ...options, ...oneAtATime });
}

function createCustomDomain(
  name: string,
  { custom, pages }: SettledDomain,
  { pool, tags, options }: DomainContext,
): UserPoolDomain | undefined {
  if (custom === undefined) return undefined;
  const { hostedZoneId } = custom;
  const certificateArn =
    custom.certificateArn ??
    (hostedZoneId && createCertificate(name, custom.name, hostedZoneId, tags, options));
  const domain = new UserPoolDomain(
    `${name}-custom-domain`,
    {
      userPoolId: pool.id,
      ...domainProperties(custom.name, pages),
      ...(certificateArn === undefined ? {} : { certificateArn }),
    },
    { ...options, ...oneAtATime },
  );
  if (hostedZoneId !== undefined) {
    for (const type of ["A", "AAAA"]) {
      const properties = aliasProperties(hostedZoneId, type, domain);
      new DnsRecord(`${name}-custom-domain-${type.toLowerCase()}`, properties, unprotected(options));
    }
  }
  return domain;
}
