import assert from "node:assert/strict";
import { UpdateUserPoolCommand } from "@aws-sdk/client-cognito-identity-provider";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { SmsConfiguration } from "../../../tests/helpers/messages";

const refusal =
  "InvalidParameterException: All attributes in AttributesRequireVerificationBeforeUpdate must exist in AutoVerifiedAttributes";
const before = (
  ...names: ("email" | "phone_number")[]
): { readonly AttributesRequireVerificationBeforeUpdate: ("email" | "phone_number")[] } => ({
  AttributesRequireVerificationBeforeUpdate: names,
});

describeRule("attributes to verify before updates", {
  "refuses an attribute that the pool doesn't verify": async ({ createPool, send }) => {
    const settings = { UserAttributeUpdateSettings: before("email") };
    assert.equal(await refusalOf(createPool(settings)), refusal);
    const UserPoolId = await createPool({ AutoVerifiedAttributes: ["email"] });
    // It leaves out what the pool verifies, which is then nothing.
    assert.equal(await refusalOf(send(new UpdateUserPoolCommand({ UserPoolId, ...settings }))), refusal);
  },

  "refuses one of two that it doesn't verify": async ({ createPool }) => {
    const UserAttributeUpdateSettings = before("email", "phone_number");
    const pool = createPool({ AutoVerifiedAttributes: ["email"], UserAttributeUpdateSettings });
    assert.equal(await refusalOf(pool), refusal);
  },

  "allows those that it verifies, some of them, and none": async ({ createPool }) => {
    const AutoVerifiedAttributes = ["email" as const, "phone_number" as const];
    for (const names of [["email", "phone_number"], ["phone_number"], []] as const) {
      const UserAttributeUpdateSettings = before(...names);
      await createPool({ AutoVerifiedAttributes, UserAttributeUpdateSettings, SmsConfiguration });
    }
  },
});
