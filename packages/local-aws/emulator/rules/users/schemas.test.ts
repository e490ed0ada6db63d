import assert from "node:assert/strict";
import {
  AddCustomAttributesCommand,
  type AttributeDataType,
  type SchemaAttributeType,
} from "@aws-sdk/client-cognito-identity-provider";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";

const standard = (name: string): string =>
  `InvalidParameterException: You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute ${name}`;

function attribute(
  Name: string,
  AttributeDataType: AttributeDataType = "String",
  more: Partial<SchemaAttributeType> = {},
): SchemaAttributeType {
  return { Name, AttributeDataType, Mutable: true, ...more };
}

const length = (MinLength: string, MaxLength: string): Partial<SchemaAttributeType> => ({
  StringAttributeConstraints: { MinLength, MaxLength },
});
const value = (MinValue: string, MaxValue: string): Partial<SchemaAttributeType> => ({
  NumberAttributeConstraints: { MinValue, MaxValue },
});

describeRule("schemas of pools", {
  "refuse a standard attribute of another type, or for developers": async ({ createPool }) => {
    const email = attribute("email", "Number");
    assert.equal(await refusalOf(createPool({ Schema: [email] })), standard("email"));
    const updated = attribute("updated_at", "String");
    assert.equal(await refusalOf(createPool({ Schema: [updated] })), standard("updated_at"));
    const name = attribute("name", "String", { DeveloperOnlyAttribute: true });
    assert.equal(await refusalOf(createPool({ Schema: [name] })), standard("name"));
  },

  "refuse an attribute twice": async ({ createPool }) => {
    assert.equal(
      await refusalOf(createPool({ Schema: [attribute("tier"), attribute("tier", "Number")] })),
      "InvalidParameterException: Duplicate custom attribute names custom:tier are not allowed in a user pool schema.",
    );
  },

  "refuse limits in the wrong order, also of an attribute that is added": async ({ createPool, send }) => {
    const tier = attribute("tier", "String", length("10", "9"));
    const shorter =
      "InvalidParameterException: Attribute custom:tier cannot have a max length shorter than it's min length";
    assert.equal(await refusalOf(createPool({ Schema: [tier] })), shorter);
    const level = attribute("level", "Number", value("10", "9.5"));
    const smaller =
      "InvalidParameterException: Attribute custom:level cannot have a max value smaller than it's min value";
    assert.equal(await refusalOf(createPool({ Schema: [level] })), smaller);
    const add = { UserPoolId: await createPool(), CustomAttributes: [level] };
    assert.equal(await refusalOf(send(new AddCustomAttributesCommand(add))), smaller);
  },

  "have standard attributes of their type, and limits that are equal": async ({ createPool }) => {
    const Schema = [
      attribute("email", "String", { Required: true }),
      attribute("updated_at", "Number"),
      attribute("tier", "String", length("9", "9")),
      attribute("level", "Number", value("-1", "10")),
      attribute("internal", "String", { DeveloperOnlyAttribute: true }),
    ];
    await createPool({ Schema });
  },
});
