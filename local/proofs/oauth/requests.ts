import { askedFor } from "../askedFor";
import { type CheckResult, violated } from "../signIn/claim";
import type { CustomDomain, OAuthTarget, RedirectClient } from "./target";

const hidden = "only AWS has this, and this endpoint doesn't show its requests";

/** The region of all certificates of domains. */
const certificateRegion = "us-east-1";

/** Whether the pool was asked to have a domain with these pages. */
export function domainAskedFor(
  { endpoint, userPoolId: UserPoolId, domain }: OAuthTarget,
  Domain: string,
  certificateArn?: string,
): Promise<CheckResult> {
  const parameters = {
    ManagedLoginVersion: domain?.managedLoginVersion,
    ...(certificateArn === undefined ? {} : { CustomDomainConfig: { CertificateArn: certificateArn } }),
  };
  const operations = ["CreateUserPoolDomain", "UpdateUserPoolDomain"];
  const resource = { UserPoolId, Domain };
  return askedFor(endpoint, { service: "cognito-idp", operations, resource, parameters }, hidden);
}

/** Whether a certificate was asked for where Cognito looks for it. */
export function certificateAskedFor(
  { endpoint }: OAuthTarget,
  { name: DomainName, certificateArn }: CustomDomain,
): Promise<CheckResult> | CheckResult {
  const region = certificateArn.split(":")[3] ?? "";
  if (region !== certificateRegion) return violated(`it is in ${region}`);
  const parameters = { ValidationMethod: "DNS" };
  const expected = {
    service: "acm",
    operations: ["RequestCertificate"],
    resource: { DomainName },
    parameters,
  };
  return askedFor(endpoint, expected, hidden);
}

/** Whether a client's pages were asked to have a style. */
export function styleAskedFor(
  { endpoint, userPoolId: UserPoolId }: OAuthTarget,
  { clientId: ClientId, style = {} }: RedirectClient,
): Promise<CheckResult> {
  const operations = ["CreateManagedLoginBranding"];
  const resource = { UserPoolId, ClientId };
  return askedFor(endpoint, { service: "cognito-idp", operations, resource, parameters: style }, hidden);
}
