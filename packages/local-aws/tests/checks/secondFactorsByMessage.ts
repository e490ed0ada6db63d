import assert from "node:assert/strict";
import {
  AdminGetUserCommand,
  AdminSetUserMFAPreferenceCommand,
  type RespondToAuthChallengeCommandOutput,
} from "@aws-sdk/client-cognito-identity-provider";
import type { CognitoUnderTest } from "../helpers/cognitoUnderTest";
import { codeMailedTo, codeTextedTo, mailsTo, otherThan, textTo } from "../helpers/messages";
import {
  answerChallenge,
  byApp,
  byMail,
  byText,
  createFactorUser,
  createVerifiedUser,
  preferFactors,
} from "../helpers/secondFactors";
import { api, assertRefused, documented, guide, type Subject } from "./check";
import { resultOf, tokensOf } from "./tokens";

const guideToMfa = guide("user-pool-settings-mfa");
const guideToMessages = guide("user-pool-settings-mfa-sms-email-message");
const optional = { MfaConfiguration: "OPTIONAL" } as const;
const required = { MfaConfiguration: "ON" } as const;
const enabled = { Enabled: true };
const preferred = { Enabled: true, PreferredMfa: true };

/** Signs in with a second factor by a code that is sent, after another one has been refused. */
async function signInByCode(
  cognito: CognitoUnderTest,
  ClientId: string,
  expected: "SMS_MFA" | "EMAIL_OTP",
  sentCode: () => Promise<string>,
): Promise<void> {
  const { ChallengeName, Session } = await cognito.signIn(ClientId);
  assert.equal(ChallengeName, expected);
  const code = await sentCode();
  const respond = (sent: string): Promise<RespondToAuthChallengeCommandOutput> =>
    answerChallenge(cognito, ClientId, expected, Session, { [`${expected}_CODE`]: sent });
  await assertRefused("CodeMismatchException", respond(otherThan(code)));
  resultOf((await respond(code)).AuthenticationResult);
}

/** The second factor that a user prefers. */
async function preferredOf({ send }: CognitoUnderTest, UserPoolId: string): Promise<string | undefined> {
  const user = await send(new AdminGetUserCommand({ UserPoolId, Username: "ada" }));
  return user.PreferredMfaSetting;
}

export const secondFactorsByMessage: Subject = {
  title: "Second factors by message",
  checks: {
    "A text message has the code of the second factor": documented(guideToMfa, async (cognito) => {
      const factors = { ...optional, ...byText };
      const { UserPoolId, ClientId, phone_number } = await createVerifiedUser(cognito, factors);
      await preferFactors(cognito, UserPoolId, { SMSMfaSettings: preferred });
      await signInByCode(cognito, ClientId, "SMS_MFA", () => codeTextedTo(cognito, phone_number));
    }),

    "A mail has the code of the second factor": documented(guideToMfa, async (cognito) => {
      const { UserPoolId, ClientId, email } = await createVerifiedUser(cognito, { ...optional, ...byMail });
      await preferFactors(cognito, UserPoolId, { EmailMfaSettings: preferred });
      await signInByCode(cognito, ClientId, "EMAIL_OTP", () => codeMailedTo(cognito, email));
    }),

    "A text message about a sign-in has the pool's text": documented(
      api("SmsMfaConfigType"),
      async (cognito) => {
        const { ClientId, phone_number } = await createVerifiedUser(cognito, { ...required, ...byText });
        await cognito.signIn(ClientId);
        assert.match(await textTo(cognito, phone_number), /^Enter \d{6}\.$/);
      },
    ),

    "A mail about a sign-in has the pool's subject and text": documented(
      api("EmailMfaConfigType"),
      async (cognito) => {
        const { ClientId, email } = await createVerifiedUser(cognito, { ...required, ...byMail });
        await cognito.signIn(ClientId);
        const [mail] = await mailsTo(cognito, email);
        assert.equal(mail?.subject, "Sign in");
        assert.match(mail.text + mail.html, /^Enter \d{6,8}\.$/);
      },
    ),

    "A code works in its own sign-in only, and once": documented(
      api("RespondToAuthChallenge"),
      async (cognito) => {
        const { ClientId, email } = await createVerifiedUser(cognito, { ...required, ...byMail });
        const { Session } = await cognito.signIn(ClientId);
        const code = await codeMailedTo(cognito, email);
        const other = await cognito.signIn(ClientId);
        const respond = (session: string | undefined): Promise<RespondToAuthChallengeCommandOutput> =>
          answerChallenge(cognito, ClientId, "EMAIL_OTP", session, { EMAIL_OTP_CODE: code });
        await assertRefused("CodeMismatchException", respond(other.Session));
        resultOf((await respond(Session)).AuthenticationResult);
        await assertRefused("NotAuthorizedException", respond(Session));
      },
    ),

    "After five wrong codes, the right one is refused": documented(guideToMfa, async (cognito) => {
      const { ClientId, email } = await createVerifiedUser(cognito, { ...required, ...byMail });
      const { Session } = await cognito.signIn(ClientId);
      const code = await codeMailedTo(cognito, email);
      const respond = (sent: string): Promise<unknown> =>
        answerChallenge(cognito, ClientId, "EMAIL_OTP", Session, { EMAIL_OTP_CODE: sent });
      for (let count = 0; count < 5; count += 1) {
        await assertRefused("CodeMismatchException", respond(otherThan(code)));
      }
      await assertRefused("NotAuthorizedException", respond(code));
    }),

    "A code verifies the address that it is sent to": documented(guideToMessages, async (cognito) => {
      const user = await createFactorUser(cognito, { ...required, ...byMail });
      await signInByCode(cognito, user.ClientId, "EMAIL_OTP", () => codeMailedTo(cognito, user.email));
      assert.equal((await cognito.attributesOf(user.UserPoolId, "ada"))["email_verified"], "true");
    }),

    "A user with a phone number gets a text message where a second factor is required": documented(
      guideToMfa,
      async (cognito) => {
        const { ClientId } = await createVerifiedUser(cognito, { ...required, ...byText });
        assert.equal((await cognito.signIn(ClientId)).ChallengeName, "SMS_MFA");
      },
    ),

    "A required second factor isn't what passwords are recovered by": documented(
      guideToMfa,
      async (cognito) => {
        const RecoveryMechanisms = [
          { Priority: 1, Name: "verified_email" as const },
          { Priority: 2, Name: "verified_phone_number" as const },
        ];
        const settings = { AccountRecoverySetting: { RecoveryMechanisms } };
        const factors = { ...required, ...byText, ...byMail };
        const { ClientId } = await createVerifiedUser(cognito, factors, settings);
        assert.equal((await cognito.signIn(ClientId)).ChallengeName, "SMS_MFA");
      },
    ),

    "A user with several second factors chooses": documented(
      api("RespondToAuthChallenge"),
      async (cognito) => {
        const factors = { ...optional, ...byText, ...byMail };
        const { UserPoolId, ClientId, phone_number } = await createVerifiedUser(cognito, factors);
        await preferFactors(cognito, UserPoolId, { SMSMfaSettings: enabled, EmailMfaSettings: enabled });
        const { ChallengeName, Session } = await cognito.signIn(ClientId);
        assert.equal(ChallengeName, "SELECT_MFA_TYPE");
        const choice = { ANSWER: "SMS_MFA" };
        const chosen = await answerChallenge(cognito, ClientId, ChallengeName, Session, choice);
        assert.equal(chosen.ChallengeName, "SMS_MFA");
        const code = { SMS_MFA_CODE: await codeTextedTo(cognito, phone_number) };
        const result = await answerChallenge(cognito, ClientId, "SMS_MFA", chosen.Session, code);
        resultOf(result.AuthenticationResult);
      },
    ),

    "A user prefers one second factor only": documented(api("AdminSetUserMFAPreference"), async (cognito) => {
      const { UserPoolId } = await createVerifiedUser(cognito, { ...optional, ...byText, ...byMail });
      await preferFactors(cognito, UserPoolId, { SMSMfaSettings: preferred });
      await preferFactors(cognito, UserPoolId, { EmailMfaSettings: preferred });
      assert.equal(await preferredOf(cognito, UserPoolId), "EMAIL_OTP");
    }),

    "A user can't prefer a second factor that the pool doesn't activate": documented(
      guideToMfa,
      async (cognito) => {
        const factors = { ...optional, ...byApp, ...byText };
        const { UserPoolId, ClientId } = await createVerifiedUser(cognito, factors);
        await tokensOf(cognito, ClientId);
        const byMailToo = preferFactors(cognito, UserPoolId, { EmailMfaSettings: preferred });
        await assertRefused("InvalidParameterException", byMailToo);
        await preferFactors(cognito, UserPoolId, { SMSMfaSettings: preferred });
      },
    ),

    "A user can't turn a second factor off where one is required": documented(
      api("SMSMfaSettingsType"),
      async (cognito) => {
        const factors = { ...required, ...byText, ...byMail };
        const { UserPoolId, ClientId } = await createVerifiedUser(cognito, factors);
        await preferFactors(cognito, UserPoolId, { SMSMfaSettings: preferred });
        const off = { UserPoolId, Username: "ada", SMSMfaSettings: { Enabled: false } };
        // AWS documents that it stays on, and not whether the request is refused.
        await cognito.send(new AdminSetUserMFAPreferenceCommand(off)).catch(() => undefined);
        assert.equal((await cognito.signIn(ClientId)).ChallengeName, "SMS_MFA");
      },
    ),
  },
};
