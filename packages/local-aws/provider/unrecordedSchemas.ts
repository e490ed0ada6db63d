import type { Property, Schema } from "./schema";

/*
 * Types of resources that weren't recorded: the names, and what is required, are those of @pulumi/aws; what is kept,
 * what has a default and what replaces is as the documentation of terraform-provider-aws has it.
 */

const string: Property = { kind: "string" };
const boolean: Property = { kind: "boolean" };
const integer: Property = { kind: "integer" };
const strings: Property = { kind: "list" };
const computed = { computed: true };
const fixed = { replaces: true };
const output = { output: true };
const required = { required: true };
const needed: Property = { ...string, ...required, ...fixed };
const region: Property = string;
const tags: Schema = { tags: { kind: "map" }, tagsAll: { kind: "map", computed: true } };

const certificate: Schema = {
  arn: { ...string, ...output },
  certificateAuthorityArn: { ...string, ...fixed },
  certificateBody: string,
  certificateChain: string,
  domainName: { ...string, ...computed, ...fixed },
  domainValidationOptions: {
    ...{ kind: "blocks", output: true },
    properties: {
      domainName: { ...string, ...output },
      resourceRecordName: { ...string, ...output },
      resourceRecordType: { ...string, ...output },
      resourceRecordValue: { ...string, ...output },
    },
  },
  earlyRenewalDuration: string,
  keyAlgorithm: { ...string, ...computed, ...fixed },
  notAfter: { ...string, ...output },
  notBefore: { ...string, ...output },
  options: {
    ...{ kind: "block", computed: true },
    properties: {
      certificateTransparencyLoggingPreference: { ...string, default: "ENABLED" },
      export: { ...string, ...computed, ...fixed },
    },
  },
  pendingRenewal: { ...boolean, ...output },
  privateKey: { ...string, secret: true },
  privateKeyWo: { ...string, secret: true },
  privateKeyWoVersion: integer,
  region,
  renewalEligibility: { ...string, ...output },
  renewalSummaries: {
    ...{ kind: "blocks", output: true },
    properties: {
      renewalStatus: { ...string, ...output },
      renewalStatusReason: { ...string, ...output },
      updatedAt: { ...string, ...output },
    },
  },
  status: { ...string, ...output },
  // AWS adds the domain's name, and has an order of its own.
  subjectAlternativeNames: { ...strings, ...computed, ...fixed, ordered: true },
  ...tags,
  type: { ...string, ...output },
  validationEmails: { ...strings, ...output },
  validationMethod: { ...string, ...computed, ...fixed },
  validationOptions: {
    ...{ kind: "blocks", replaces: true },
    properties: { domainName: needed, validationDomain: needed },
  },
};

const record: Schema = {
  aliases: {
    kind: "blocks",
    properties: {
      evaluateTargetHealth: { ...boolean, ...required },
      name: { ...string, ...required },
      zoneId: { ...string, ...required },
    },
  },
  allowOverwrite: { ...boolean, ...computed },
  cidrRoutingPolicy: { kind: "block", properties: { collectionId: needed, locationName: needed } },
  failoverRoutingPolicies: { kind: "blocks", properties: { type: { ...string, ...required } } },
  fqdn: { ...string, ...output },
  geolocationRoutingPolicies: {
    kind: "blocks",
    properties: { continent: string, country: string, subdivision: string },
  },
  geoproximityRoutingPolicy: {
    kind: "block",
    properties: {
      awsRegion: string,
      bias: integer,
      coordinates: { kind: "blocks", properties: { latitude: needed, longitude: needed } },
      localZoneGroup: string,
    },
  },
  healthCheckId: string,
  latencyRoutingPolicies: { kind: "blocks", properties: { region: { ...string, ...required } } },
  multivalueAnswerRoutingPolicy: boolean,
  name: needed,
  records: strings,
  setIdentifier: string,
  ttl: integer,
  type: { ...string, ...required },
  weightedRoutingPolicies: { kind: "blocks", properties: { weight: { ...integer, ...required } } },
  zoneId: needed,
};

const key: Schema = {
  arn: { ...string, ...output },
  bypassPolicyLockoutSafetyCheck: { ...boolean, default: false },
  customKeyStoreId: { ...string, ...fixed },
  customerMasterKeySpec: { ...string, ...fixed, default: "SYMMETRIC_DEFAULT" },
  deletionWindowInDays: integer,
  description: { ...string, ...computed },
  enableKeyRotation: { ...boolean, default: false },
  isEnabled: { ...boolean, default: true },
  keyId: { ...string, ...output },
  keyUsage: { ...string, ...fixed, default: "ENCRYPT_DECRYPT" },
  multiRegion: { ...boolean, ...computed, ...fixed },
  policy: { ...string, ...computed, document: "sorted" },
  region,
  rotationPeriodInDays: { ...integer, ...computed },
  ...tags,
  xksKeyId: { ...string, ...fixed },
};

/** The schemas of the types that weren't recorded, by their tokens. */
export const unrecordedSchemas: Readonly<Record<string, Schema>> = {
  "aws:acm/certificate:Certificate": certificate,
  "aws:acm/certificateValidation:CertificateValidation": {
    certificateArn: needed,
    region,
    validationRecordFqdns: { ...strings, ...fixed },
  },
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": { policyArn: needed, role: needed },
  "aws:kms/alias:Alias": {
    arn: { ...string, ...output },
    name: { ...string, ...computed, ...fixed },
    namePrefix: { ...string, ...computed, ...fixed },
    region,
    targetKeyArn: { ...string, ...output },
    targetKeyId: { ...string, ...required },
  },
  "aws:kms/key:Key": key,
  "aws:lambda/alias:Alias": {
    arn: { ...string, ...output },
    description: string,
    functionName: needed,
    functionVersion: { ...string, ...required },
    invokeArn: { ...string, ...output },
    name: { ...string, ...fixed },
    region,
    routingConfig: { kind: "block", properties: { additionalVersionWeights: { kind: "map" } } },
  },
  "aws:route53/record:Record": record,
  "aws:wafv2/webAclAssociation:WebAclAssociation": { region, resourceArn: needed, webAclArn: needed },
};
