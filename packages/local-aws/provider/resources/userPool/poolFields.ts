import * as sdk from "@aws-sdk/client-cognito-identity-provider";
import type { Fields, FieldsOf } from "../../fields";
import { derivedFields } from "../../rows/derivedFields";
import { type Members, operationOf, structure } from "../../rows/operation";
import { type Schema, schemaOf } from "../../schema";

const schema = schemaOf("aws:cognito/userPool:UserPool");

const ofCreation = [
  "aliasAttributes",
  "name",
  "schemas",
  "tags",
  "usernameAttributes",
  "usernameConfiguration",
];

const ofMfa = [
  ...["emailMfaConfiguration", "mfaConfiguration"],
  ...["softwareTokenMfaConfiguration", "webAuthnConfiguration"],
];

const creation = operationOf("cognito", sdk.CreateUserPoolCommand).request;
const update = operationOf("cognito", sdk.UpdateUserPoolCommand).request;
const mfa = operationOf("cognito", sdk.SetUserPoolMfaConfigCommand).request;

/** The arguments that only the request that creates the pool has. */
export const creationFields: FieldsOf<sdk.CreateUserPoolRequest> = derivedFields(part(ofCreation), creation, {
  name: "PoolName",
  tags: "UserPoolTags",
});

/** The arguments of a pool that can be updated; the two policies are together in the API. */
export const settingFields: FieldsOf<
  Omit<sdk.UpdateUserPoolRequest, "Policies" | "UserPoolId"> & sdk.UserPoolPolicyType
> = derivedFields(
  part(Object.keys(schema).filter((name) => ![...ofCreation, ...ofMfa].includes(name))),
  new Map([...update, ...policies(update)]),
  { "emailConfiguration.fromEmailAddress": "From" },
);

/** The arguments that have a request of their own. */
export const mfaFields: FieldsOf<sdk.SetUserPoolMfaConfigRequest> = derivedFields(part(ofMfa), mfa);

function part(names: readonly string[]): Schema {
  return Object.fromEntries(Object.entries(schema).filter(([name]) => names.includes(name)));
}

function policies(members: Members): Members {
  const member = members.get("Policies");
  return member === undefined ? new Map() : structure(member);
}

/** The names of the attributes of users. */
export const attributeFields: Fields = creationFields["schemas"]?.fields ?? {};
