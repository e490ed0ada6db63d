import {
  ExplicitAuthFlowsType,
  FeatureType,
  OAuthFlowType,
  PreventUserExistenceErrorTypes,
  TimeUnitsType,
} from "@aws-sdk/client-cognito-identity-provider";
import {
  arn,
  between,
  bytes,
  conflict,
  items,
  named,
  oneOf,
  type Rule,
  rule,
  stringLength,
  together,
  visible,
} from "../../ruleChecks";
import { isNull } from "../../values";
import { isRecord } from "../../wire";

/** The default units of token lifetimes. */
export const standardUnits = { accessToken: "hours", idToken: "hours", refreshToken: "days" } as const;

const seconds: Readonly<Record<string, number>> = { seconds: 1, minutes: 60, hours: 3_600, days: 86_400 };

const day = 86_400;

/** The AWS provider's checks in a preview. */
export const rules: readonly Rule[] = [
  oneOfTheseIn("analyticsConfiguration", "applicationArn", "applicationId"),
  conflict("analyticsConfiguration.applicationArn", "analyticsConfiguration.applicationId"),
  together(
    "analyticsConfiguration.applicationId",
    "analyticsConfiguration.externalId",
    "analyticsConfiguration.roleArn",
  ),
  rule("analyticsConfiguration.applicationArn", arn),
  rule("name", bytes(1, 128)),
  rule("name", named),
  rule("explicitAuthFlows[]", oneOf(ExplicitAuthFlowsType)),
  rule("allowedOauthFlows[]", oneOf(OAuthFlowType)),
  rule("allowedOauthFlows", items(0, 3)),
  rule("allowedOauthScopes", items(0, 50)),
  rule("authSessionValidity", between(3, 15)),
  rule("callbackUrls", items(0, 100)),
  rule("callbackUrls[]", stringLength(1, 1_024)),
  rule("callbackUrls[]", visible),
  rule("defaultRedirectUri", stringLength(1, 1_024)),
  rule("defaultRedirectUri", visible),
  rule("logoutUrls", items(0, 100)),
  rule("logoutUrls[]", stringLength(1, 1_024)),
  rule("logoutUrls[]", visible),
  rule("preventUserExistenceErrors", oneOf(PreventUserExistenceErrorTypes)),
  rule("refreshTokenRotation.feature", oneOf(FeatureType)),
  rule("refreshTokenRotation.retryGracePeriodSeconds", between(0, 60)),
  rule("supportedIdentityProviders[]", stringLength(1, 32)),
  rule("supportedIdentityProviders[]", visible),
  rule("tokenValidityUnits.accessToken", oneOf(TimeUnitsType)),
  rule("tokenValidityUnits.idToken", oneOf(TimeUnitsType)),
  rule("tokenValidityUnits.refreshToken", oneOf(TimeUnitsType)),
  tokenLife("accessToken", 300, day),
  tokenLife("idToken", 300, day),
  tokenLife("refreshToken", 3_600, 3_650 * day),
];

function oneOfTheseIn(block: string, first: string, second: string): Rule {
  return ({ [block]: value }) =>
    isRecord(value) && isNull(value[first]) && isNull(value[second])
      ? [{ property: `${block}.${first}`, reason: `or ${second} is required` }]
      : [];
}

/** A number without a unit is in the standard one, so that an accessTokenValidity of 60 is 60 hours, and too long. */
function tokenLife(token: keyof typeof standardUnits, shortest: number, longest: number): Rule {
  const property = `${token}Validity`;
  return (inputs) => {
    const { [property]: value, tokenValidityUnits: units } = inputs;
    const unit = isRecord(units) ? units[token] : standardUnits[token];
    // The AWS provider multiplies by zero if other units are given.
    const length = isNull(unit) ? 0 : typeof unit === "string" ? seconds[unit] : undefined;
    if (typeof value !== "number" || length === undefined) return [];
    const life = value * length;
    return life >= shortest && life <= longest
      ? []
      : [{ property, reason: `must be ${shortest} to ${longest} seconds, not ${life}` }];
  };
}
