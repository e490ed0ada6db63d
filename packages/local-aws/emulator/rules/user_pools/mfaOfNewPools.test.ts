import assert from "node:assert/strict";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { SmsConfiguration } from "../../../tests/helpers/messages";

const refusal =
  "InvalidParameterException: SMS configuration and Auto verification for phone_number are required when MFA is required/optional";

describeRule("MFA of new pools", {
  "refuses MFA, required or optional, without a way to send text messages": async ({ createPool }) => {
    for (const MfaConfiguration of ["ON", "OPTIONAL"] as const) {
      assert.equal(await refusalOf(createPool({ MfaConfiguration })), refusal);
    }
  },

  "allows it with one, and pools without MFA": async ({ createPool }) => {
    await createPool({ MfaConfiguration: "ON", SmsConfiguration });
    await createPool({ MfaConfiguration: "OPTIONAL", SmsConfiguration });
    await createPool({ MfaConfiguration: "OFF" });
  },
});
