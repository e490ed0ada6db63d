import assert from "node:assert/strict";
import { UpdateUserPoolCommand } from "@aws-sdk/client-cognito-identity-provider";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { SmsConfiguration } from "../../../tests/helpers/messages";

const refusal =
  "InvalidParameterException: SMS configuration is required when phone_number is selected for auto verification";
const settings = { AutoVerifiedAttributes: ["email" as const, "phone_number" as const] };

describeRule("text messages to verify phone numbers", {
  "refuses to verify phone numbers without a way to send text messages": async ({ createPool }) => {
    assert.equal(await refusalOf(createPool(settings)), refusal);
  },

  "refuses an update that leaves that way out": async ({ createPool, send }) => {
    const UserPoolId = await createPool({ ...settings, SmsConfiguration });
    assert.equal(await refusalOf(send(new UpdateUserPoolCommand({ UserPoolId, ...settings }))), refusal);
  },

  "allows it with one, and email addresses without": async ({ createPool, send }) => {
    const UserPoolId = await createPool({ ...settings, SmsConfiguration });
    await send(new UpdateUserPoolCommand({ UserPoolId, ...settings, SmsConfiguration }));
    await createPool({ AutoVerifiedAttributes: ["email"] });
  },
});
