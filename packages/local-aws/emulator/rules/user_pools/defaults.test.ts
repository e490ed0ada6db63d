import assert from "node:assert/strict";
import {
  DescribeUserPoolCommand,
  UpdateUserPoolCommand,
  type UserPoolType,
} from "@aws-sdk/client-cognito-identity-provider";
import type { CognitoUnderTest } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";

const PasswordPolicy = {
  MinimumLength: 8,
  RequireLowercase: true,
  RequireNumbers: true,
  RequireSymbols: true,
  RequireUppercase: true,
  TemporaryPasswordValidityDays: 7,
};
const SignInPolicy = { AllowedFirstAuthFactors: ["PASSWORD"] };

async function describePool({ send }: CognitoUnderTest, UserPoolId: string): Promise<UserPoolType> {
  return (
    (await send(new DescribeUserPoolCommand({ UserPoolId }))).UserPool ?? assert.fail("There is no pool.")
  );
}

describeRule("defaults of user pools", {
  "gives a bare pool policies and codes in its mails": async (cognito) => {
    const pool = await describePool(cognito, await cognito.createPool());
    assert.deepEqual(pool.Policies, { PasswordPolicy, SignInPolicy });
    assert.deepEqual(pool.VerificationMessageTemplate, { DefaultEmailOption: "CONFIRM_WITH_CODE" });
  },

  "adds the policy that isn't given to the one that is": async (cognito) => {
    const long = { MinimumLength: 20 };
    const ofPassword = await cognito.createPool({ Policies: { PasswordPolicy: long } });
    assert.deepEqual((await describePool(cognito, ofPassword)).Policies, {
      PasswordPolicy: long,
      SignInPolicy,
    });
    const byMail = { AllowedFirstAuthFactors: ["PASSWORD", "EMAIL_OTP"] } satisfies typeof SignInPolicy;
    const ofFactors = await cognito.createPool({
      Policies: { SignInPolicy: { AllowedFirstAuthFactors: ["PASSWORD", "EMAIL_OTP"] } },
    });
    assert.deepEqual((await describePool(cognito, ofFactors)).Policies, {
      PasswordPolicy,
      SignInPolicy: byMail,
    });
  },

  "keeps the texts of a template, and its kind of mail": async (cognito) => {
    const link = { DefaultEmailOption: "CONFIRM_WITH_LINK" } as const;
    const VerificationMessageTemplate = { ...link, EmailMessageByLink: "{##Verify##} your address" };
    const pool = await describePool(cognito, await cognito.createPool({ VerificationMessageTemplate }));
    assert.deepEqual(pool.VerificationMessageTemplate, VerificationMessageTemplate);
  },

  "resets policies that an update leaves out": async (cognito) => {
    const UserPoolId = await cognito.createPool({ Policies: { PasswordPolicy: { MinimumLength: 20 } } });
    await cognito.send(new UpdateUserPoolCommand({ UserPoolId }));
    assert.deepEqual((await describePool(cognito, UserPoolId)).Policies, { PasswordPolicy, SignInPolicy });
  },

  "completes a device configuration in which false values are left out": async (cognito) => {
    const off = { ChallengeRequiredOnNewDevice: false, DeviceOnlyRememberedOnUserPrompt: false };
    const asked = { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: true };
    const UserPoolId = await cognito.createPool({ DeviceConfiguration: {} });
    assert.deepEqual((await describePool(cognito, UserPoolId)).DeviceConfiguration, off);
    for (const [DeviceConfiguration, kept] of [
      [asked, asked],
      [{}, off],
      [{ ChallengeRequiredOnNewDevice: true }, { ...off, ChallengeRequiredOnNewDevice: true }],
      [undefined, undefined],
    ]) {
      await cognito.send(new UpdateUserPoolCommand({ UserPoolId, DeviceConfiguration }));
      assert.deepEqual((await describePool(cognito, UserPoolId)).DeviceConfiguration, kept);
    }
    const bare = await describePool(cognito, await cognito.createPool());
    assert.equal(bare.DeviceConfiguration, undefined);
  },
});
