import assert from "node:assert/strict";
import {
  type SchemaAttributeType,
  UpdateUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";

const Schema: SchemaAttributeType[] = [
  { Name: "email", AttributeDataType: "String", Required: true, Mutable: true },
  { Name: "role", AttributeDataType: "String", Mutable: true },
];
const refused = (right: string): string =>
  `InvalidParameterException: Invalid ${right} attributes specified while creating a client`;

describeRule("attribute lists of app clients", {
  "takes attributes of the pool, and what is verified for reading": async ({ createPool, createClient }) => {
    const UserPoolId = await createPool({ Schema });
    const ReadAttributes = ["email", "email_verified", "phone_number_verified", "custom:role"];
    await createClient(UserPoolId, { ReadAttributes, WriteAttributes: ["email", "name", "custom:role"] });
    await createClient(UserPoolId, { ReadAttributes: ["name"], WriteAttributes: [] });
  },

  "refuses attributes that the pool doesn't have": async ({ createPool, createClient }) => {
    const UserPoolId = await createPool({ Schema });
    for (const name of ["custom:other", "role", "mail"]) {
      const [ReadAttributes, WriteAttributes] = [
        ["email", name],
        ["email", name],
      ];
      assert.equal(await refusalOf(createClient(UserPoolId, { ReadAttributes })), refused("read"));
      assert.equal(await refusalOf(createClient(UserPoolId, { WriteAttributes })), refused("write"));
    }
  },

  "refuses writing what only Cognito says": async ({ createPool, createClient }) => {
    const UserPoolId = await createPool({ Schema });
    for (const name of ["sub", "email_verified", "phone_number_verified"]) {
      const WriteAttributes = ["email", name];
      assert.equal(await refusalOf(createClient(UserPoolId, { WriteAttributes })), refused("write"));
    }
  },

  "refuses reading what every client reads anyway": async ({ createPool, createClient }) => {
    const UserPoolId = await createPool({ Schema });
    const ReadAttributes = ["email", "sub"];
    assert.equal(await refusalOf(createClient(UserPoolId, { ReadAttributes })), refused("read"));
  },

  "refuses a list without an attribute that users must have": async (cognito) => {
    const { createPool, createClient, send } = cognito;
    const UserPoolId = await createPool({ Schema });
    const WriteAttributes = ["name"];
    assert.equal(await refusalOf(createClient(UserPoolId, { WriteAttributes })), refused("write"));
    const client = { UserPoolId, ClientId: await createClient(UserPoolId) };
    const update = new UpdateUserPoolClientCommand({ ...client, WriteAttributes });
    assert.equal(await refusalOf(send(update)), refused("write"));
    await send(new UpdateUserPoolClientCommand({ ...client, WriteAttributes: ["name", "email"] }));
  },
});
