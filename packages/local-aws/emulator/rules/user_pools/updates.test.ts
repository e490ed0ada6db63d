import assert from "node:assert/strict";
import {
  DescribeUserPoolCommand,
  UpdateUserPoolCommand,
  type UserPoolType,
} from "@aws-sdk/client-cognito-identity-provider";
import { describeRule } from "../../../tests/helpers/describeRule";

const SourceArn = "arn:aws:ses:us-east-1:000000000000:identity/shop@example.com";
const PreSignUp = "arn:aws:lambda:us-east-1:000000000000:function:sign-up";

describeRule("updates of user pools", {
  "resets each setting that an update leaves out": async ({ createPool, send }) => {
    const UserPoolId = await createPool({
      AccountRecoverySetting: { RecoveryMechanisms: [{ Name: "admin_only", Priority: 1 }] },
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      AutoVerifiedAttributes: ["email"],
      DeletionProtection: "ACTIVE",
      DeviceConfiguration: { ChallengeRequiredOnNewDevice: true },
      EmailConfiguration: { EmailSendingAccount: "DEVELOPER", SourceArn },
      EmailVerificationMessage: "Your code is {####}",
      EmailVerificationSubject: "Your code",
      LambdaConfig: { PreSignUp },
      MfaConfiguration: "OPTIONAL",
      SmsAuthenticationMessage: "Sign in with {####}",
      SmsConfiguration: { SnsCallerArn: "arn:aws:iam::000000000000:role/sms" },
      SmsVerificationMessage: "Verify with {####}",
      UserPoolAddOns: { AdvancedSecurityMode: "AUDIT" },
      UserPoolTier: "PLUS",
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ["email"] },
      VerificationMessageTemplate: { DefaultEmailOption: "CONFIRM_WITH_LINK" },
    });
    await send(new UpdateUserPoolCommand({ UserPoolId }));
    const { UserPool = {} } = await send(new DescribeUserPoolCommand({ UserPoolId }));
    assert.deepEqual(UserPool.AccountRecoverySetting, {});
    assert.deepEqual(UserPool.AdminCreateUserConfig, {
      AllowAdminCreateUserOnly: false,
      UnusedAccountValidityDays: 7,
    });
    assert.deepEqual(UserPool.AutoVerifiedAttributes, []);
    assert.equal(UserPool.DeletionProtection, "INACTIVE");
    assert.equal(UserPool.DeviceConfiguration, undefined);
    assert.deepEqual(UserPool.EmailConfiguration, { EmailSendingAccount: "COGNITO_DEFAULT" });
    assert.equal(UserPool.EmailVerificationMessage, "");
    assert.equal(UserPool.EmailVerificationSubject, "");
    assert.deepEqual(UserPool.LambdaConfig, {});
    assert.equal(UserPool.SmsAuthenticationMessage, "");
    assert.equal(UserPool.SmsConfiguration, undefined);
    assert.equal(UserPool.SmsVerificationMessage, "");
    assert.equal(UserPool.UserPoolAddOns, undefined);
    assert.equal(UserPool.MfaConfiguration, "OFF");
    assert.equal(UserPool.UserAttributeUpdateSettings, undefined);
    assert.deepEqual(UserPool.VerificationMessageTemplate, { DefaultEmailOption: "CONFIRM_WITH_CODE" });
  },

  "keeps what an update says, and renames the pool": async ({ createPool, send }) => {
    const UserPoolId = await createPool({ PoolName: "before", DeletionProtection: "ACTIVE" });
    const settings = { PoolName: "after", DeletionProtection: "ACTIVE" } as const;
    await send(new UpdateUserPoolCommand({ UserPoolId, ...settings }));
    const { UserPool } = await send(new DescribeUserPoolCommand({ UserPoolId }));
    assert.equal(UserPool?.Name, "after");
    assert.equal(UserPool.DeletionProtection, "ACTIVE");
  },

  "has no attributes to verify once an update empties the list": async ({ createPool, send }) => {
    const described = async (UserPoolId: string): Promise<UserPoolType> => {
      const { UserPool = {} } = await send(new DescribeUserPoolCommand({ UserPoolId }));
      return { ...UserPool, Arn: "", CreationDate: undefined, Id: "", LastModifiedDate: undefined };
    };
    const never = await createPool();
    const UserPoolId = await createPool({
      AutoVerifiedAttributes: ["email"],
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ["email"] },
    });
    const UserAttributeUpdateSettings = { AttributesRequireVerificationBeforeUpdate: [] };
    await send(new UpdateUserPoolCommand({ UserPoolId, UserAttributeUpdateSettings }));
    assert.deepEqual(await described(UserPoolId), await described(never));
    assert.equal((await described(never)).UserAttributeUpdateSettings, undefined);
  },
});
