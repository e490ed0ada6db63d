import assert from "node:assert/strict";
import {
  AdminGetUserCommand,
  AdminSetUserMFAPreferenceCommand,
  type RespondToAuthChallengeCommandOutput,
} from "@aws-sdk/client-cognito-identity-provider";
import type { CognitoUnderTest } from "../helpers/cognitoUnderTest";
import { api, assertRefused, documented, guide, type Subject } from "./check";
import { answer, byApp, byMail, byText, challenged, prefer, userWith } from "./factorUsers";
import { mailedCode, mailsTo, otherThan, textedCode, textTo } from "./messages";
import { resultOf, tokensOf } from "./tokens";

const guideToMfa = guide("user-pool-settings-mfa");
const guideToMessages = guide("user-pool-settings-mfa-sms-email-message");
const optional = { MfaConfiguration: "OPTIONAL" } as const;
const required = { MfaConfiguration: "ON" } as const;

/** Signs in with a second factor by a code that is sent, after another one has been refused. */
async function signInByCode(
  cognito: CognitoUnderTest,
  ClientId: string,
  expected: "SMS_MFA" | "EMAIL_OTP",
  sentCode: () => Promise<string>,
): Promise<void> {
  const { name, Session } = await challenged(cognito, ClientId);
  assert.equal(name, expected);
  const code = await sentCode();
  const respond = (sent: string): Promise<RespondToAuthChallengeCommandOutput> =>
    answer(cognito, ClientId, expected, Session, { [`${expected}_CODE`]: sent });
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
      const { UserPoolId, ClientId, number } = await userWith(cognito, { ...optional, ...byText });
      await prefer(cognito, UserPoolId, "SMSMfaSettings");
      await signInByCode(cognito, ClientId, "SMS_MFA", () => textedCode(cognito, number));
    }),

    "A mail has the code of the second factor": documented(guideToMfa, async (cognito) => {
      const { UserPoolId, ClientId, email } = await userWith(cognito, { ...optional, ...byMail });
      await prefer(cognito, UserPoolId, "EmailMfaSettings");
      await signInByCode(cognito, ClientId, "EMAIL_OTP", () => mailedCode(cognito, email));
    }),

    "A text message about a sign-in has the pool's text": documented(
      api("SmsMfaConfigType"),
      async (cognito) => {
        const { ClientId, number } = await userWith(cognito, { ...required, ...byText });
        await challenged(cognito, ClientId);
        assert.match(await textTo(cognito, number), /^text \d{6}$/);
      },
    ),

    "A mail about a sign-in has the pool's subject and text": documented(
      api("EmailMfaConfigType"),
      async (cognito) => {
        const { ClientId, email } = await userWith(cognito, { ...required, ...byMail });
        await challenged(cognito, ClientId);
        const [mail] = await mailsTo(cognito, email);
        assert.equal(mail?.subject, "code");
        assert.match(mail.text + mail.html, /^code \d{6,8}$/);
      },
    ),

    "A code works in its own sign-in only, and once": documented(
      api("RespondToAuthChallenge"),
      async (cognito) => {
        const { ClientId, email } = await userWith(cognito, { ...required, ...byMail });
        const { Session } = await challenged(cognito, ClientId);
        const code = await mailedCode(cognito, email);
        const other = await challenged(cognito, ClientId);
        const respond = (session: string | undefined): Promise<RespondToAuthChallengeCommandOutput> =>
          answer(cognito, ClientId, "EMAIL_OTP", session, { EMAIL_OTP_CODE: code });
        await assertRefused("CodeMismatchException", respond(other.Session));
        resultOf((await respond(Session)).AuthenticationResult);
        await assertRefused("NotAuthorizedException", respond(Session));
      },
    ),

    "After five wrong codes, the right one is refused": documented(guideToMfa, async (cognito) => {
      const { ClientId, email } = await userWith(cognito, { ...required, ...byMail });
      const { Session } = await challenged(cognito, ClientId);
      const code = await mailedCode(cognito, email);
      const respond = (sent: string): Promise<unknown> =>
        answer(cognito, ClientId, "EMAIL_OTP", Session, { EMAIL_OTP_CODE: sent });
      for (let count = 0; count < 5; count += 1) {
        await assertRefused("CodeMismatchException", respond(otherThan(code)));
      }
      await assertRefused("NotAuthorizedException", respond(code));
    }),

    "A code verifies the address that it is sent to": documented(guideToMessages, async (cognito) => {
      const user = await userWith(cognito, { ...required, ...byMail }, {}, "false");
      await signInByCode(cognito, user.ClientId, "EMAIL_OTP", () => mailedCode(cognito, user.email));
      assert.equal((await cognito.attributesOf(user.UserPoolId, "ada"))["email_verified"], "true");
    }),

    "A user with a phone number gets a text message where a second factor is required": documented(
      guideToMfa,
      async (cognito) => {
        const { ClientId } = await userWith(cognito, { ...required, ...byText });
        assert.equal((await challenged(cognito, ClientId)).name, "SMS_MFA");
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
        const { ClientId } = await userWith(cognito, { ...required, ...byText, ...byMail }, settings);
        assert.equal((await challenged(cognito, ClientId)).name, "SMS_MFA");
      },
    ),

    "A user with several second factors chooses": documented(
      api("RespondToAuthChallenge"),
      async (cognito) => {
        const factors = { ...optional, ...byText, ...byMail } as const;
        const { UserPoolId, ClientId, number } = await userWith(cognito, factors);
        await prefer(cognito, UserPoolId, "SMSMfaSettings", "EmailMfaSettings");
        const { name, Session } = await challenged(cognito, ClientId);
        assert.equal(name, "SELECT_MFA_TYPE");
        const chosen = await answer(cognito, ClientId, name, Session, { ANSWER: "SMS_MFA" });
        assert.equal(chosen.ChallengeName, "SMS_MFA");
        const code = { SMS_MFA_CODE: await textedCode(cognito, number) };
        const result = await answer(cognito, ClientId, "SMS_MFA", chosen.Session, code);
        resultOf(result.AuthenticationResult);
      },
    ),

    "A user prefers one second factor only": documented(api("AdminSetUserMFAPreference"), async (cognito) => {
      const { UserPoolId } = await userWith(cognito, { ...optional, ...byText, ...byMail });
      await prefer(cognito, UserPoolId, "SMSMfaSettings");
      await prefer(cognito, UserPoolId, "EmailMfaSettings");
      assert.equal(await preferredOf(cognito, UserPoolId), "EMAIL_OTP");
    }),

    "A user can't prefer a second factor that the pool doesn't activate": documented(
      guideToMfa,
      async (cognito) => {
        const { UserPoolId, ClientId } = await userWith(cognito, { ...optional, ...byApp, ...byText });
        await tokensOf(cognito, ClientId);
        const byMailToo = prefer(cognito, UserPoolId, "EmailMfaSettings");
        await assertRefused("InvalidParameterException", byMailToo);
        await prefer(cognito, UserPoolId, "SMSMfaSettings");
      },
    ),

    "A user can't turn a second factor off where one is required": documented(
      api("SMSMfaSettingsType"),
      async (cognito) => {
        const { UserPoolId, ClientId } = await userWith(cognito, { ...required, ...byText, ...byMail });
        await prefer(cognito, UserPoolId, "SMSMfaSettings");
        const off = { UserPoolId, Username: "ada", SMSMfaSettings: { Enabled: false } };
        // AWS documents that it stays on, and not whether the request is refused.
        await cognito.send(new AdminSetUserMFAPreferenceCommand(off)).catch(() => undefined);
        assert.equal((await challenged(cognito, ClientId)).name, "SMS_MFA");
      },
    ),
  },
};
