import assert from "node:assert/strict";
import {
  AddCustomAttributesCommand,
  type SchemaAttributeType,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { answerers, answerFirstSignIn } from "../../../tests/helpers/firstSignIn";
import { changeAttributes, changeOwnAttributes, signUp } from "../../../tests/helpers/signUp";

const Schema = [
  {
    Name: "code",
    AttributeDataType: "String",
    Mutable: true,
    StringAttributeConstraints: { MinLength: "2", MaxLength: "4" },
  },
  {
    Name: "rank",
    AttributeDataType: "Number",
    Mutable: true,
    NumberAttributeConstraints: { MinValue: "-1", MaxValue: "10" },
  },
  { Name: "since", AttributeDataType: "DateTime", Mutable: true },
  { Name: "member", AttributeDataType: "Boolean", Mutable: true },
  { Name: "free", AttributeDataType: "String", Mutable: true },
] as const;

const faults: Readonly<Record<string, readonly [name: string, value: string]>> = {
  "custom:none: Attribute does not exist in the schema.": ["custom:none", "a"],
  "custom:code: String must be no shorter than 2 characters.": ["custom:code", "a"],
  "custom:code: String must be no longer than 4 characters.": ["custom:code", "abcde"],
  "custom:rank: Number must be at least -1.": ["custom:rank", "-2"],
  "custom:rank: Number must be no greater than 10.": ["custom:rank", "10.5"],
  "custom:rank: Number must be a number.": ["custom:rank", "1e1"],
  "custom:since: DateTime must be a date of ISO 8601.": ["custom:since", "yesterday"],
  "custom:member: Boolean must be true or false.": ["custom:member", "yes"],
  "birthdate: String must be no longer than 10 characters.": ["birthdate", "1815-12-100"],
};

const allowed = [
  { "custom:code": "ab", "custom:rank": "-1", "custom:member": "true", "custom:free": "" },
  { "custom:code": "abcd", "custom:rank": "10", "custom:member": "false", "custom:free": "a".repeat(2048) },
  { birthdate: "1815-12-10", name: "Ada", "custom:since": "1815-12-10" },
  { "custom:since": "2024-02-29T23:59:59.123Z" },
];

const createPool = (cognito: CognitoUnderTest) => cognito.createPool({ Schema: [...Schema] });

describeRule("constraints of attributes", {
  "refuse what isn't as the schema has it, in a new user": async (cognito) => {
    const UserPoolId = await createPool(cognito);
    const ClientId = await cognito.createClient(UserPoolId);
    for (const [fault, [name, value]] of Object.entries(faults)) {
      const user = { attributes: { [name]: value } };
      const refused = `InvalidParameterException: Attributes did not conform to the schema: ${fault}\n`;
      assert.equal(await refusalOf(signUp(cognito, ClientId, user)), refused);
      assert.equal(await refusalOf(cognito.createUser(UserPoolId, user)), refused);
    }
  },

  "refuse it in a change": async (cognito) => {
    const UserPoolId = await createPool(cognito);
    const ClientId = await cognito.createClient(UserPoolId);
    await cognito.createUser(UserPoolId);
    for (const [fault, [name, value]] of Object.entries(faults)) {
      const attributes = { [name]: value };
      const refused = `InvalidParameterException: user.${fault}\n`;
      assert.equal(await refusalOf(changeAttributes(cognito, UserPoolId, attributes)), refused);
      assert.equal(await refusalOf(changeOwnAttributes(cognito, ClientId, attributes)), refused);
    }
  },

  "refuse it at the first sign-in": async (cognito) => {
    const UserPoolId = await createPool(cognito);
    const ClientId = await cognito.createClient(UserPoolId);
    await cognito.createUser(UserPoolId, { isTemporary: true });
    for (const by of answerers) {
      const answer = { UserPoolId, ClientId, attributes: { "custom:code": "a" } };
      assert.equal(
        await refusalOf(answerFirstSignIn(cognito, by, answer)),
        "InvalidParameterException: Attributes did not conform to the schema: " +
          "custom:code: String must be no shorter than 2 characters.\n",
      );
    }
  },

  "have limits that are numbers": async (cognito) => {
    const UserPoolId = await cognito.createPool();
    const refused: Readonly<Record<string, Partial<SchemaAttributeType>>> = {
      MinLength: { StringAttributeConstraints: { MinLength: "abc" } },
      MaxLength: { StringAttributeConstraints: { MinLength: "1", MaxLength: "1.5" } },
      MinValue: { AttributeDataType: "Number", NumberAttributeConstraints: { MinValue: "1e1" } },
      MaxValue: { AttributeDataType: "Number", NumberAttributeConstraints: { MaxValue: "" } },
    };
    for (const [limit, settings] of Object.entries(refused)) {
      const attribute = { Name: "code", AttributeDataType: "String", ...settings } as const;
      const message = `InvalidParameterException: code: ${limit} must be a number.`;
      assert.equal(await refusalOf(cognito.createPool({ Schema: [attribute] })), message);
      const add = new AddCustomAttributesCommand({ UserPoolId, CustomAttributes: [attribute] });
      assert.equal(await refusalOf(cognito.send(add)), message);
    }
    const CustomAttributes = Schema.map((attribute) => ({ ...attribute }));
    await cognito.send(new AddCustomAttributesCommand({ UserPoolId, CustomAttributes }));
  },

  "name all that is wrong": async (cognito) => {
    const user = { attributes: { "custom:code": "a", "custom:none": "a" } };
    assert.equal(
      await refusalOf(cognito.createUser(await createPool(cognito), user)),
      "InvalidParameterException: Attributes did not conform to the schema: " +
        "custom:code: String must be no shorter than 2 characters.\n" +
        "custom:none: Attribute does not exist in the schema.\n",
    );
  },

  "take what is": async (cognito) => {
    const UserPoolId = await createPool(cognito);
    const ClientId = await cognito.createClient(UserPoolId);
    for (const [index, attributes] of allowed.entries()) {
      const Username = `user${String(index)}`;
      await cognito.createUser(UserPoolId, { Username, attributes });
      await changeAttributes(cognito, UserPoolId, attributes, Username);
      await changeOwnAttributes(cognito, ClientId, attributes, Username);
      await signUp(cognito, ClientId, { Username: `${Username}-too`, attributes });
    }
  },

  "let a blank value delete an attribute": async (cognito) => {
    const UserPoolId = await createPool(cognito);
    await cognito.createUser(UserPoolId, { attributes: { "custom:code": "abc" } });
    await changeAttributes(cognito, UserPoolId, { "custom:code": "" });
  },
});
