import { isEmailAddress } from "../validation/formats";

/** The characters of the name are those of ArnType in the API model of Cognito. */
const identityPattern = /^arn:[\w-]+:ses:[a-z\d-]+:\d{12}:identity\/([\w+=/,.@-]+)$/;

/** The address or domain that the ARN of an identity in SES names; undefined for another ARN. */
export function identityIn(arn: string): string | undefined {
  const name = identityPattern.exec(arn)?.[1];
  return name !== undefined && (isEmailAddress(name) || isDomain(name)) ? name : undefined;
}

/**
 * Whether an identity lets an address send. "When you verify an email address identity, only that email address can be used
 * to send mail, but when you verify a domain identity, you can send email from any subdomain or email address of the
 * verified domain": Amazon SES's page on verified identities. Case makes no difference in a domain, and none is documented
 * for the rest.
 *
 * https://docs.aws.amazon.com/ses/latest/dg/creating-identities.html
 */
export function canSendFrom(identity: string, address: string): boolean {
  const [verified, sender] = [identity.toLowerCase(), address.toLowerCase()];
  if (!isDomain(verified)) return sender === verified;
  const domain = sender.slice(sender.lastIndexOf("@") + 1);
  return domain === verified || domain.endsWith(`.${verified}`);
}

function isDomain(name: string): boolean {
  return isEmailAddress(`x@${name}`);
}
