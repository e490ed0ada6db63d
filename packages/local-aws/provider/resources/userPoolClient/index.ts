import { isDeepStrictEqual } from "node:util";
import * as sdk from "@aws-sdk/client-cognito-identity-provider";
import { crud } from "../../rows/commands";
import { without } from "../../rows/requests";
import type { Purpose, Row } from "../../rows/row";
import { isNull, isZero } from "../../values";
import { isRecord, type Properties } from "../../wire";
import { rules, standardUnits } from "./clientRules";

/** `aws.cognito.UserPoolClient`; its import id is `userPoolId/clientId`. */
export const userPoolClient: Row = {
  type: "aws:cognito/userPoolClient:UserPoolClient",
  service: "cognito",
  ...crud(sdk, "UserPoolClient"),
  id: { member: "ClientId", within: ["userPoolId"] },
  answer: "UserPoolClient",
  framework: true,
  answersInFull: true,
  names: { name: "ClientName" },
  notes: Object.fromEntries(
    Object.entries(standardUnits).map(([token, unit]) => [`tokenValidityUnits.${token}`, { implied: unit }]),
  ),
  rules,
  autoNamed: { argument: "name", longest: 128 },
  // Cognito resets what an update leaves out.
  updates: "everything",

  request: (request, purpose) => withoutZeros({ ...request, ...wholeUnits(request, purpose) }),

  // The standard units are reported only where units are known.
  observe: ({ TokenValidityUnits: units }, { known }) =>
    isNull(known["tokenValidityUnits"]) && isDeepStrictEqual(units, standardUnitsInApi)
      ? { tokenValidityUnits: null }
      : {},
};

const standardUnitsInApi = { AccessToken: "hours", IdToken: "hours", RefreshToken: "days" } as const;

/** All units, if the program gives some or has removed them. */
function wholeUnits({ TokenValidityUnits: units }: Properties, { inputs, change }: Purpose): Properties {
  const isRemoved = isNull(inputs["tokenValidityUnits"]) && change?.changed.includes("tokenValidityUnits");
  if (!isRecord(units) && isRemoved !== true) return {};
  return { TokenValidityUnits: { ...standardUnitsInApi, ...(isRecord(units) ? units : {}) } };
}

/** What the AWS provider leaves out of its requests where it is false, 0 or empty. */
const leftOutWhenZero = [
  "AccessTokenValidity",
  "AllowedOAuthFlowsUserPoolClient",
  "DefaultRedirectURI",
  "GenerateSecret",
  "IdTokenValidity",
  "PreventUserExistenceErrors",
  "RefreshTokenValidity",
] as const;

function withoutZeros(request: Properties): Properties {
  return without(request, ...leftOutWhenZero.filter((name) => isZero(request[name])));
}
