import assert from "node:assert/strict";
import { type AuthFactorType, UpdateUserPoolCommand } from "@aws-sdk/client-cognito-identity-provider";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";

const refusal =
  "InvalidParameterException: Password should be configured as one of the allowed first auth factors.";

function policies(...AllowedFirstAuthFactors: AuthFactorType[]): {
  readonly Policies: { readonly SignInPolicy: { readonly AllowedFirstAuthFactors: AuthFactorType[] } };
} {
  return { Policies: { SignInPolicy: { AllowedFirstAuthFactors } } };
}

describeRule("a password among the first factors", {
  "refuses a new pool whose users can't sign in by a password": async ({ createPool }) => {
    assert.equal(await refusalOf(createPool(policies("EMAIL_OTP"))), refusal);
    assert.equal(await refusalOf(createPool(policies("WEB_AUTHN", "SMS_OTP"))), refusal);
  },

  "refuses such an update": async ({ createPool, send }) => {
    const UserPoolId = await createPool();
    const update = send(new UpdateUserPoolCommand({ UserPoolId, ...policies("WEB_AUTHN") }));
    assert.equal(await refusalOf(update), refusal);
  },

  "allows other first factors beside it, and a policy that says none": async ({ createPool, send }) => {
    const UserPoolId = await createPool(policies("PASSWORD", "EMAIL_OTP", "SMS_OTP", "WEB_AUTHN"));
    await send(new UpdateUserPoolCommand({ UserPoolId, ...policies("PASSWORD") }));
    await createPool({ Policies: { PasswordPolicy: { MinimumLength: 10 } } });
  },
});
