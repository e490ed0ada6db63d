import {
  AccountTakeoverEventActionType,
  CompromisedCredentialsEventActionType,
  EventFilterType,
} from "@aws-sdk/client-cognito-identity-provider";
import { arn, atLeastOne, bytes, items, oneOf, pattern, type Rule, rule } from "../../ruleChecks";

/** Rejects what isn't the id of a user pool. */
export const userPoolId = rule("userPoolId", pattern(/^[\w-]+_[0-9a-zA-Z]+$/, "the id of a user pool"));

const takeover = "accountTakeoverRiskConfiguration";
const credentials = "compromisedCredentialsRiskConfiguration";
const exception = "riskExceptionConfiguration";
const addresses = pattern(
  /^([\d.]+|[\da-fA-F:.]*:[\da-fA-F:.]*)\/\d{1,3}$/,
  "a range of addresses in CIDR notation",
);

/** The rules of a risk configuration. */
export const riskRules: readonly Rule[] = [
  userPoolId,
  atLeastOne(takeover, credentials, exception),
  ...["highAction", "mediumAction", "lowAction"].map((action) =>
    rule(`${takeover}.actions.${action}.eventAction`, oneOf(AccountTakeoverEventActionType)),
  ),
  ...["blockEmail", "mfaEmail", "noActionEmail"].flatMap((mail) => [
    rule(`${takeover}.notifyConfiguration.${mail}.htmlBody`, bytes(6, 20_000)),
    rule(`${takeover}.notifyConfiguration.${mail}.subject`, bytes(1, 140)),
    rule(`${takeover}.notifyConfiguration.${mail}.textBody`, bytes(6, 20_000)),
  ]),
  rule(`${takeover}.notifyConfiguration.sourceArn`, arn),
  rule(`${credentials}.actions.eventAction`, oneOf(CompromisedCredentialsEventActionType)),
  rule(`${credentials}.eventFilters[]`, oneOf(EventFilterType)),
  ...["blockedIpRangeLists", "skippedIpRangeLists"].flatMap((list) => [
    rule(`${exception}.${list}`, items(1, 200)),
    rule(`${exception}.${list}[]`, addresses),
  ]),
];
