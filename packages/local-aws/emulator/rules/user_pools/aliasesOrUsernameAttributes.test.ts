import assert from "node:assert/strict";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";

describeRule("aliases or username attributes", {
  "refuses a pool with both": async ({ createPool }) => {
    assert.equal(
      await refusalOf(createPool({ AliasAttributes: ["preferred_username"], UsernameAttributes: ["email"] })),
      "InvalidParameterException: Only one of the aliasAttributes or usernameAttributes can be set in a User pool.",
    );
  },

  "allows either, also beside an empty list of the other": async ({ createPool }) => {
    await createPool({ AliasAttributes: ["email"], UsernameAttributes: [] });
    await createPool({ AliasAttributes: [], UsernameAttributes: ["email", "phone_number"] });
  },
});
