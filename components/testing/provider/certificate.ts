import { region, tags, uuid } from "./common";
import {
  account,
  asGiven,
  computed,
  type Context,
  defaultsTo,
  none,
  optional,
  optionalString,
  set,
  type Shape,
  stringInput,
} from "./property";

// The answers of these types aren't recorded: they follow the documentation and the types of @pulumi/aws.

/** The ARN of a certificate, which is its id. */
export const certificateArn = ({ region }: Context): string =>
  `arn:aws:acm:${region}:${account}:certificate/${uuid}`;

/** The record that proves whose domain it is; a certificate for one name has one. */
function provingRecord(context: Context): Record<string, string> {
  const domainName = stringInput(context, "domainName") ?? "";
  return {
    domainName,
    resourceRecordName: `_proof-of-the-mocks.${domainName}.`,
    resourceRecordType: "CNAME",
    resourceRecordValue: "_value-of-the-mocks.acm-validations.aws.",
  };
}

/** What the provider answers for a certificate that isn't issued yet. */
export const certificate: Shape = {
  arn: computed(certificateArn),
  certificateAuthorityArn: optionalString,
  certificateBody: none,
  certificateChain: none,
  domainName: computed(""),
  domainValidationOptions: computed((context) => [provingRecord(context)]),
  earlyRenewalDuration: optionalString,
  keyAlgorithm: computed("RSA_2048"),
  notAfter: computed(""),
  notBefore: computed(""),
  options: computed({ certificateTransparencyLoggingPreference: "ENABLED", export: "DISABLED" }),
  pendingRenewal: computed(false),
  privateKey: none,
  region,
  renewalEligibility: computed("INELIGIBLE"),
  renewalSummaries: computed([]),
  status: computed("PENDING_VALIDATION"),
  subjectAlternativeNames: set(computed((context) => [stringInput(context, "domainName")])),
  ...tags,
  type: computed("AMAZON_ISSUED"),
  validationEmails: computed([]),
  validationMethod: computed("NONE"),
  validationOptions: none,
};

/** What the provider answers once a certificate is issued. */
export const certificateValidation: Shape = {
  certificateArn: asGiven,
  region,
  validationRecordFqdns: set(none),
};

const policies: Shape = {
  cidrRoutingPolicy: none,
  failoverRoutingPolicies: none,
  geolocationRoutingPolicies: none,
  geoproximityRoutingPolicy: none,
  latencyRoutingPolicies: none,
  multivalueAnswerRoutingPolicy: optional(false),
  weightedRoutingPolicies: none,
};

/** The id of a record. */
export const dnsRecordId = (context: Context): string =>
  ["zoneId", "name", "type"].map((property) => stringInput(context, property)).join("_");

/** What the provider answers for a record in DNS, whose name is a full one here. */
export const dnsRecord: Shape = {
  aliases: none,
  allowOverwrite: computed(false),
  fqdn: computed((context) => stringInput(context, "name")?.replace(/\.$/, "")),
  healthCheckId: optionalString,
  name: asGiven,
  ...policies,
  records: set(none),
  setIdentifier: optionalString,
  ttl: optional(0),
  type: defaultsTo(""),
  zoneId: asGiven,
};
