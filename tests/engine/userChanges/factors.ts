import assert from "node:assert/strict";
import { type Course, pool, poolAndClient, refusedByFactors, sender } from "./course";

const ses = { identityArn: "arn:aws:ses:us-east-1:000000000000:identity/example.com", from: "x@example.com" };
const passkeys = { relyingPartyId: "example.com" };
const foundations = { "userPool.ses": ses, "userPool.accountRecovery": "adminOnly" };

/** What users prove who they are with. */
export const factors: Course = {
  title: "factors",
  from: { userPool: { deletionProtection: false, sms: sender } },
  changes: [
    [{ "userPool.passwordless": {} }, /userPool\.passwordless\s+why: it adds no first factor/],
    [{ "userPool.passwordless": { emailOtp: true } }, poolAndClient],
    [{ "userPool.passwordless.smsOtp": true }, pool],
    [{ "userPool.mfa.mode": "ON" }, /userPool\.passwordless\.emailOtp\s.*userPool\.passwordless\.smsOtp\s/s],
    [{ "userPool.passwordless.passkeys": {} }, /userPool\.passwordless\.passkeys\.relyingPartyId/],
    [{ "userPool.passwordless.emailOtp": false }, pool],

    [{ "userPool.rememberDevices": { when: "always" } }, pool],
    [{ "userPool.rememberDevices.skipMfa": true }, pool],
    [{ "userPool.rememberDevices.when": "userOptIn" }, pool],
    [{ "userPool.rememberDevices": undefined }, pool],

    [{ ...foundations, "userPool.mfa.email": {} }, refusedByFactors("mfa\\.email")],
    [foundations, pool],
    [{ "userPool.mfa.email": {} }, pool],
    [{ "userPool.mfa.email.subject": "Factor" }, pool],
    [{ "userPool.mfa.email.message": "Factor: {####}" }, pool],
    [{ "userPool.mfa.email": undefined }, refusedByFactors("mfa\\.email")],
    [{ "userPool.mfa.totp": false }, pool],
    [{ "userPool.featurePlan": "LITE" }, /userPool\.mfa\.email\s.*userPool\.passwordless\s/s],
    [{ "userPool.mfa": { mode: "OFF" } }, pool],
    [{ "userPool.accountRecovery": "phoneThenEmail" }, pool],
    [{ "userPool.ses": undefined }, pool],
    [{ "userPool.mfa.mode": "ON" }, /userPool\.accountRecovery: "phoneThenEmail"/],

    [{ "userPool.passwordless": undefined }, poolAndClient],
    [{ "userPool.featurePlan": "LITE" }, pool],
    [
      { "userPool.featurePlan": "ESSENTIALS", "userPool.passwordless": { passkeys } },
      /userPool\.passwordless\.passkeys\s+why: the AWS provider sends the settings of text messages/,
    ],
    [{ "userPool.mfa": { mode: "OPTIONAL" }, "userPool.accountRecovery": "adminOnly" }, pool],
    [
      { "userPool.featurePlan": "ESSENTIALS", "userPool.passwordless": { passkeys } },
      refusedByFactors("passwordless\\.passkeys"),
    ],
    [{ "userPool.featurePlan": "ESSENTIALS" }, pool],
    [{ "userPool.passwordless": { passkeys } }, poolAndClient],
    [{ "userPool.passwordless.passkeys.userVerification": "preferred" }, pool],
    [{ "userPool.passwordless.passkeys.relyingPartyId": "shop.example.com" }, pool],
    [{ "userPool.passwordless": { emailOtp: true } }, refusedByFactors("passwordless\\.passkeys")],
  ],
  assertChanged: ({ pool: deployed, mfa, client }) => {
    assert.deepEqual(deployed.Policies?.SignInPolicy, { AllowedFirstAuthFactors: ["PASSWORD", "WEB_AUTHN"] });
    assert.deepEqual(mfa.WebAuthnConfiguration, {
      RelyingPartyId: "shop.example.com",
      UserVerification: "preferred",
    });
    assert.ok(client.ExplicitAuthFlows?.includes("ALLOW_USER_AUTH"));
    assert.equal(mfa.MfaConfiguration, "OPTIONAL");
    assert.deepEqual(mfa.SoftwareTokenMfaConfiguration, { Enabled: true });
    assert.deepEqual(deployed.AccountRecoverySetting, {
      RecoveryMechanisms: [{ Name: "admin_only", Priority: 1 }],
    });
    assert.equal(deployed.DeviceConfiguration, undefined);
    assert.deepEqual(deployed.EmailConfiguration, { EmailSendingAccount: "COGNITO_DEFAULT" });
    assert.equal(deployed.UserPoolTier, "ESSENTIALS");
  },
};
