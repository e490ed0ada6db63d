import assert from "node:assert/strict";
import { AdminGetUserCommand, SetUserMFAPreferenceCommand } from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { byApp, byMail, byText, createFactorUser, preferFactors } from "../../../tests/helpers/secondFactors";
import { setUpTotp } from "../../../tests/helpers/totpUser";

const on = { Enabled: true };
const off = { Enabled: false };
const preferred = { Enabled: true, PreferredMfa: true };
const optional = { MfaConfiguration: "OPTIONAL" } as const;
const noneFor = (factor: string): string =>
  `InvalidParameterException: User does not have delivery config set to turn on ${factor}`;

/** The factors that `ada` has enabled, and the one that she prefers. */
async function preferencesOf(
  { send }: CognitoUnderTest,
  UserPoolId: string,
): Promise<readonly [readonly string[] | undefined, string | undefined]> {
  const user = await send(new AdminGetUserCommand({ UserPoolId, Username: "ada" }));
  return [user.UserMFASettingList, user.PreferredMfaSetting];
}

describeRule("preferences of second factors", {
  "are kept, the last one that is preferred only": async (cognito) => {
    const factors = { ...optional, ...byText, ...byMail };
    const { UserPoolId } = await createFactorUser(cognito, factors);
    await preferFactors(cognito, UserPoolId, { SMSMfaSettings: on, EmailMfaSettings: preferred });
    assert.deepEqual(await preferencesOf(cognito, UserPoolId), [["SMS_MFA", "EMAIL_OTP"], "EMAIL_OTP"]);
    await preferFactors(cognito, UserPoolId, { SMSMfaSettings: preferred });
    assert.deepEqual(await preferencesOf(cognito, UserPoolId), [["EMAIL_OTP", "SMS_MFA"], "SMS_MFA"]);
    await preferFactors(cognito, UserPoolId, { SMSMfaSettings: off });
    assert.deepEqual(await preferencesOf(cognito, UserPoolId), [["EMAIL_OTP"], ""]);
  },

  "are set by users themselves, too": async (cognito) => {
    const { UserPoolId, ClientId } = await createFactorUser(cognito, { ...optional, ...byMail });
    const { AccessToken } = (await cognito.signIn(ClientId)).AuthenticationResult ?? {};
    const set = (settings: object): Promise<unknown> =>
      cognito.send(new SetUserMFAPreferenceCommand({ AccessToken, ...settings }));
    assert.equal(await refusalOf(set({ SMSMfaSettings: on })), noneFor("SMS_MFA"));
    await set({ EmailMfaSettings: preferred });
    assert.deepEqual(await preferencesOf(cognito, UserPoolId), [["EMAIL_OTP"], "EMAIL_OTP"]);
  },

  "can't be two that are preferred": async (cognito) => {
    const { UserPoolId } = await createFactorUser(cognito, { ...optional, ...byText, ...byMail });
    const both = { SMSMfaSettings: preferred, EmailMfaSettings: preferred };
    assert.match(await refusalOf(preferFactors(cognito, UserPoolId, both)), /^InvalidParameterException: /);
    assert.deepEqual(await preferencesOf(cognito, UserPoolId), [[], ""]);
  },

  "need an attribute to send codes to": async (cognito) => {
    const factors = { ...optional, ...byText, ...byMail };
    const phone = await createFactorUser(cognito, factors, {}, ({ phone_number }) => ({ phone_number }));
    const byEmail = { EmailMfaSettings: on };
    assert.equal(await refusalOf(preferFactors(cognito, phone.UserPoolId, byEmail)), noneFor("EMAIL_OTP"));
    await preferFactors(cognito, phone.UserPoolId, { SMSMfaSettings: on, EmailMfaSettings: off });
    const mail = await createFactorUser(cognito, factors, {}, ({ email }) => ({ email }));
    const bySms = { SMSMfaSettings: on };
    assert.equal(await refusalOf(preferFactors(cognito, mail.UserPoolId, bySms)), noneFor("SMS_MFA"));
    await preferFactors(cognito, mail.UserPoolId, byEmail);
  },

  "need a factor that the pool activates": async (cognito) => {
    const { UserPoolId } = await createFactorUser(cognito, { ...optional, ...byApp });
    for (const [settings, factor] of [
      [{ SMSMfaSettings: on }, "SMS_MFA"],
      [{ EmailMfaSettings: on }, "EMAIL_OTP"],
    ] as const) {
      assert.equal(await refusalOf(preferFactors(cognito, UserPoolId, settings)), noneFor(factor));
    }
  },

  "turn nothing off where one is required": async (cognito) => {
    const factors = { MfaConfiguration: "ON", ...byText, ...byMail } as const;
    const { UserPoolId, ClientId } = await createFactorUser(cognito, factors);
    await preferFactors(cognito, UserPoolId, { SMSMfaSettings: preferred });
    await preferFactors(cognito, UserPoolId, { SMSMfaSettings: off });
    assert.equal((await cognito.signIn(ClientId)).ChallengeName, "SMS_MFA");
  },

  "aren't changed by an app that is set up": async (cognito) => {
    const { UserPoolId, ClientId } = await createFactorUser(cognito, { ...optional, ...byApp, ...byText });
    await setUpTotp(cognito, ClientId);
    await preferFactors(cognito, UserPoolId, { SMSMfaSettings: on });
    assert.deepEqual(await preferencesOf(cognito, UserPoolId), [["SOFTWARE_TOKEN_MFA", "SMS_MFA"], ""]);
    assert.equal((await cognito.signIn(ClientId)).ChallengeName, "SELECT_MFA_TYPE");
  },
});
