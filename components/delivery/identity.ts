import { isEmailAddress } from "../validation/formats";

/** The characters of the name are those of ArnType in the API model of Cognito. */
const identityPattern = /^arn:[\w-]+:ses:[a-z\d-]+:\d{12}:identity\/([\w+=/,.@-]+)$/;

/** The address or domain that the ARN of an identity in SES names; undefined for another ARN. */
export function identityIn(arn: string): string | undefined {
  const name = identityPattern.exec(arn)?.[1];
  return name !== undefined && (isEmailAddress(name) || isDomain(name)) ? name : undefined;
}

/**
 * Whether an identity lets an address send: a domain that of any address in it or in a subdomain, an address its own, also with
 * a label (`jane+news@example.com`). "The local part of the email address [...] is case sensitive", and the domain isn't.
 *
 * https://docs.aws.amazon.com/ses/latest/dg/creating-identities.html
 */
export function canSendFrom(identity: string, address: string): boolean {
  const [local, domain] = partsOf(address);
  if (isDomain(identity)) {
    const verified = identity.toLowerCase();
    return domain === verified || domain.endsWith(`.${verified}`);
  }
  const [verifiedLocal, verifiedDomain] = partsOf(identity);
  const withoutLabel = verifiedLocal.includes("+") ? local : local.replace(/\+.*$/s, "");
  return domain === verifiedDomain && (local === verifiedLocal || withoutLabel === verifiedLocal);
}

/** An address before and after its `@`, the domain in lower case. */
function partsOf(address: string): [local: string, domain: string] {
  const at = address.lastIndexOf("@");
  return [address.slice(0, at), address.slice(at + 1).toLowerCase()];
}

function isDomain(name: string): boolean {
  return isEmailAddress(`x@${name}`);
}
