import * as identity from "@aws-sdk/client-cognito-identity";
import * as sdk from "@aws-sdk/client-cognito-identity-provider";
import { crud, setting } from "../../rows/commands";
import type { Row } from "../../rows/row";
import {
  arn,
  atLeastOne,
  between,
  bytes,
  items,
  oneOf,
  pattern,
  rule,
  stringLength,
  visible,
  visibleOrSpace,
} from "../../ruleChecks";
import { isZero } from "../../values";
import { recordsIn } from "../../wire";
import { riskRules, userPoolId } from "./cognitoRules";
import { managedLoginBranding } from "./managedLoginBranding";
import { userInGroup } from "./userInGroup";

const service = "cognito";

/** The types of Cognito resources that are described by a row each. */
export const rows: readonly Row[] = [
  managedLoginBranding,
  userInGroup,
  {
    ...{ type: "aws:cognito/userGroup:UserGroup", service, ...crud(sdk, "Group") },
    id: "userPoolId/name",
    answer: "Group",
    names: { name: "GroupName" },
    autoNamed: { argument: "name", longest: 128 },
    rules: [
      userPoolId,
      rule("name", stringLength(1, 128)),
      rule("name", visible),
      rule("description", bytes(0, 2_048)),
      rule("roleArn", arn),
    ],
  },
  {
    ...{ type: "aws:cognito/resourceServer:ResourceServer", service, ...crud(sdk, "ResourceServer") },
    id: "userPoolId|identifier",
    answer: "ResourceServer",
    autoNamed: { argument: "name", longest: 256 },
    updates: "everything",
    rules: [
      rule("scopes", items(0, 100)),
      rule("scopes[].scopeName", bytes(1, 256)),
      rule("scopes[].scopeDescription", bytes(1, 256)),
    ],
    observe: ({ Identifier, Scopes }) => ({
      scopeIdentifiers: recordsIn(Scopes).map(
        ({ ScopeName }) => `${String(Identifier)}/${String(ScopeName)}`,
      ),
    }),
  },
  {
    ...{ type: "aws:cognito/identityProvider:IdentityProvider", service, ...crud(sdk, "IdentityProvider") },
    id: "userPoolId:providerName",
    answer: "IdentityProvider",
    notes: { idpIdentifiers: { ordered: true } },
    rules: [
      rule("providerName", stringLength(1, 32)),
      rule("providerName", visibleOrSpace),
      rule("providerType", oneOf(sdk.IdentityProviderTypeType)),
      rule("idpIdentifiers", items(0, 50)),
      rule("idpIdentifiers[]", bytes(1, 40)),
    ],
  },
  {
    ...{ type: "aws:cognito/userPoolDomain:UserPoolDomain", service, ...crud(sdk, "UserPoolDomain") },
    id: "domain",
    answer: "DomainDescription",
    names: {
      certificateArn: "CustomDomainConfig.CertificateArn",
      cloudfrontDistributionArn: "CloudFrontDistribution",
    },
    rules: [
      rule("domain", bytes(1, 63)),
      rule("certificateArn", arn),
      rule("managedLoginVersion", between(1, 2)),
    ],
    // A prefix can't become a custom domain, nor vice versa.
    forcesReplacement: (name, state, inputs) =>
      name === "certificateArn" && isZero(state[name]) !== isZero(inputs[name]),
    // Cognito takes an update without a certificate for one of a prefix: terraform-provider-aws#43248.
    request: (request, { inputs: { certificateArn } }) =>
      isZero(certificateArn)
        ? request
        : { ...request, CustomDomainConfig: { CertificateArn: certificateArn } },
    isReady: ({ Status }) => Status === "ACTIVE",
    // The hosted zone of all CloudFront distributions.
    observe: () => ({ cloudfrontDistributionZoneId: "Z2FDTNDATAQYW2" }),
  },
  {
    type: "aws:cognito/userPoolUICustomization:UserPoolUICustomization",
    ...{ service, ...setting(sdk, "UICustomization") },
    id: "userPoolId,clientId",
    answer: "UICustomization",
    rules: [atLeastOne("css", "imageFile")],
  },
  {
    ...{ type: "aws:cognito/riskConfiguration:RiskConfiguration", service },
    ...setting(sdk, "RiskConfiguration"),
    id: "userPoolId:clientId?",
    answer: "RiskConfiguration",
    alwaysSent: ["Notify"],
    rules: riskRules,
    observe: ({ ClientId = null }) => ({ clientId: ClientId }),
  },
  {
    ...{ type: "aws:cognito/logDeliveryConfiguration:LogDeliveryConfiguration", service },
    ...setting(sdk, "LogDeliveryConfiguration"),
    id: "userPoolId",
    answer: "LogDeliveryConfiguration",
    framework: true,
    hasIdOutput: false,
    answersInFull: true,
    cleared: { LogConfigurations: [] },
    rules: [
      rule("logConfigurations", items(1, Number.POSITIVE_INFINITY)),
      rule("logConfigurations[].eventSource", oneOf(sdk.EventSourceName)),
      rule("logConfigurations[].logLevel", oneOf(sdk.LogLevel)),
      rule("logConfigurations[].cloudWatchLogsConfiguration.logGroupArn", arn),
      rule("logConfigurations[].firehoseConfiguration.streamArn", arn),
      rule("logConfigurations[].s3Configuration.bucketArn", arn),
    ],
  },
  {
    type: "aws:cognito/identityPoolProviderPrincipalTag:IdentityPoolProviderPrincipalTag",
    ...{ service: "cognitoIdentity", ...setting(identity, "PrincipalTagAttributeMap") },
    id: "identityPoolId:identityProviderName",
    updates: "everything",
    cleared: { UseDefaults: true, PrincipalTags: {} },
    rules: [
      rule("identityPoolId", bytes(1, 55)),
      rule("identityPoolId", pattern(/^[\w-]+:[0-9a-f-]+$/, "the id of an identity pool")),
      rule("identityProviderName", bytes(1, 128)),
    ],
  },
];
