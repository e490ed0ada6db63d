import assert from "node:assert/strict";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";

const AliasAttributes = ["preferred_username" as const];
const attribute = { Name: "preferred_username", AttributeDataType: "String", Mutable: true } as const;
const required = { ...attribute, Required: true };

describeRule("preferred usernames required or aliases", {
  "refuses them as both": async ({ createPool }) => {
    assert.equal(
      await refusalOf(createPool({ AliasAttributes, Schema: [required] })),
      "InvalidParameterException: preferred_username can be required or an alias, but not both.",
    );
  },

  "allows either": async ({ createPool }) => {
    await createPool({ AliasAttributes, Schema: [{ ...attribute, Required: false }] });
    await createPool({ AliasAttributes: ["email"], Schema: [required] });
  },
});
