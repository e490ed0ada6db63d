import { isDeepStrictEqual } from "node:util";
import {
  CreateUserPoolClientCommand,
  DeleteUserPoolClientCommand,
  DescribeUserPoolClientCommand,
  UpdateUserPoolClientCommand,
  type CreateUserPoolClientRequest,
  type UpdateUserPoolClientRequest,
  type UserPoolClientType,
} from "@aws-sdk/client-cognito-identity-provider";
import { fromApi, toApi } from "../../fields";
import { resource, textOf } from "../../resource";
import { schemaOf, withNotes } from "../../schema";
import { isEmpty, isNull, isZero } from "../../values";
import { isRecord, type Properties } from "../../wire";
import { fields, standardUnits } from "./fields";
import { rules } from "./rules";

const schema = withNotes(schemaOf("aws:cognito/userPoolClient:UserPoolClient"), {
  "tokenValidityUnits.accessToken": { implied: standardUnits.accessToken },
  "tokenValidityUnits.idToken": { implied: standardUnits.idToken },
  "tokenValidityUnits.refreshToken": { implied: standardUnits.refreshToken },
});

/** `aws.cognito.UserPoolClient`; to import one, its id is `userPoolId/clientId`. */
export const userPoolClient = resource({
  schema,
  framework: true,
  importedWith: ["userPoolId"],
  rules,
  autoNamed: { argument: "name", longest: 128 },

  async create(inputs, { cognito }) {
    const request = toCreateUserPoolClientRequest(inputs);
    const { UserPoolClient = {} } = await cognito.send(new CreateUserPoolClientCommand(request));
    return { id: UserPoolClient.ClientId ?? "", told: deployedClient(UserPoolClient, inputs) };
  },

  async find(id, known, { cognito }) {
    const request = { UserPoolId: textOf(known, "userPoolId"), ClientId: id };
    const { UserPoolClient = {} } = await cognito.send(new DescribeUserPoolClientCommand(request));
    return deployedClient(UserPoolClient, known);
  },

  async update(id, { asked, changed }, { cognito }) {
    const request = toUpdateUserPoolClientRequest(id, asked, changed);
    const { UserPoolClient = {} } = await cognito.send(new UpdateUserPoolClientCommand(request));
    return deployedClient(UserPoolClient, asked);
  },

  async delete(id, state, { cognito }) {
    const request = { UserPoolId: textOf(state, "userPoolId"), ClientId: id };
    await cognito.send(new DeleteUserPoolClientCommand(request));
  },
});

/** What the AWS provider leaves out of its requests where it is false, 0 or empty. */
const leftOutWhenZero = new Set([
  "AccessTokenValidity",
  "AllowedOAuthFlowsUserPoolClient",
  "DefaultRedirectURI",
  "GenerateSecret",
  "IdTokenValidity",
  "PreventUserExistenceErrors",
  "RefreshTokenValidity",
]);

/** What creates the client. */
export function toCreateUserPoolClientRequest(inputs: Properties): CreateUserPoolClientRequest {
  const { UserPoolId, ClientName, ...settings } = toApi(fields, withWholeUnits(inputs));
  return { UserPoolId, ClientName, ...withoutZeros(settings) };
}

/** What updates the client: all of its settings, since Cognito resets those that are left out. */
export function toUpdateUserPoolClientRequest(
  id: string,
  asked: Properties,
  changed: readonly string[],
): UpdateUserPoolClientRequest {
  const { tokenValidityUnits } = asked;
  const units =
    isNull(tokenValidityUnits) && changed.includes("tokenValidityUnits") ? { tokenValidityUnits: {} } : {};
  const settable = { ...asked, ...units, generateSecret: null };
  const { UserPoolId, ...settings } = toApi(fields, withWholeUnits(settable));
  return { UserPoolId, ClientId: id, ...withoutZeros(settings) };
}

function withWholeUnits(inputs: Properties): Properties {
  const { tokenValidityUnits } = inputs;
  if (!isRecord(tokenValidityUnits)) return inputs;
  const given = Object.entries(tokenValidityUnits).filter(([, unit]) => !isNull(unit));
  return { ...inputs, tokenValidityUnits: { ...standardUnits, ...Object.fromEntries(given) } };
}

function withoutZeros<Settings extends object>(settings: Settings): Settings {
  const entries = Object.entries(settings).filter(
    ([name, value]: [string, unknown]) => !leftOutWhenZero.has(name) || !isZero(value),
  );
  return Object.fromEntries(entries) as Settings;
}

/** That there is a secret isn't told as `generateSecret`, and the standard units only where units are known. */
function deployedClient(client: UserPoolClientType, known: Properties): Properties {
  const { tokenValidityUnits: units, ...others } = withoutUntold(fromApi(fields, schema, client), client);
  const isUntold = isNull(known["tokenValidityUnits"]) && isDeepStrictEqual(units, standardUnits);
  return {
    ...others,
    tokenValidityUnits: isUntold ? null : units,
    clientSecret: client.ClientSecret ?? "",
    generateSecret: known["generateSecret"] ?? null,
  };
}

/** In this type's blocks, a text that AWS doesn't tell is left out; a block of which it tells nothing, too. */
function withoutUntold(told: Properties, client: UserPoolClientType): Properties {
  const answers = new Map<string, unknown>(Object.entries(client));
  const entries = Object.entries(told).map(([name, block]) => {
    const field = fields[name];
    const answer = answers.get(field?.api ?? "");
    if (!isRecord(block) || !isRecord(answer)) return [name, block];
    const kept = Object.entries(block).filter(([, value]) => value !== "");
    return [name, isEmpty(answer) ? null : Object.fromEntries(kept)];
  });
  return Object.fromEntries(entries) as Properties;
}
