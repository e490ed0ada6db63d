import assert from "node:assert/strict";
import {
  AssociateSoftwareTokenCommand,
  SetUserMFAPreferenceCommand,
  VerifySoftwareTokenCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, otherPassword } from "../helpers/cognitoUnderTest";
import { nextCode, oneTimeCode, wrongCode } from "../helpers/oneTimeCode";
import { answerChallenge, byApp, byText, createVerifiedUser } from "../helpers/secondFactors";
import { api, assertRefused, documented, guide, type Subject } from "./check";
import { resultOf, tokensOf } from "./tokens";

/** Sets an app up in a sign-in that demands it; resolves to its secret and the session that has verified it. */
async function setUp(
  { send }: CognitoUnderTest,
  Session: string | undefined,
): Promise<{ readonly secret: string; readonly verified: string | undefined }> {
  const associated = await send(new AssociateSoftwareTokenCommand({ Session }));
  const secret = associated.SecretCode ?? assert.fail("There is no secret.");
  const code = { Session: associated.Session, UserCode: oneTimeCode(secret) };
  const verified = await send(new VerifySoftwareTokenCommand(code));
  assert.equal(verified.Status, "SUCCESS");
  return { secret, verified: verified.Session };
}

/** Sets an app up for a user who has signed in, and resolves to its secret. */
async function registerApp(cognito: CognitoUnderTest, ClientId: string): Promise<string> {
  const { access: AccessToken } = await tokensOf(cognito, ClientId);
  const { SecretCode = "" } = await cognito.send(new AssociateSoftwareTokenCommand({ AccessToken }));
  const UserCode = oneTimeCode(SecretCode);
  await cognito.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode }));
  const SoftwareTokenMfaSettings = { Enabled: true, PreferredMfa: true };
  await cognito.send(new SetUserMFAPreferenceCommand({ AccessToken, SoftwareTokenMfaSettings }));
  return SecretCode;
}

export const secondFactors: Subject = {
  title: "Second factors",
  checks: {
    "A required authenticator app is set up before there are tokens": documented(
      guide("user-pool-settings-mfa"),
      async (cognito) => {
        const { ClientId } = await createVerifiedUser(cognito, { MfaConfiguration: "ON", ...byApp });
        const { ChallengeName, Session } = await cognito.signIn(ClientId);
        assert.equal(ChallengeName, "MFA_SETUP");
        const { verified } = await setUp(cognito, Session);
        resultOf((await answerChallenge(cognito, ClientId, "MFA_SETUP", verified)).AuthenticationResult);
      },
    ),

    "After a new password, a required app is set up, too": documented(
      guide("user-pool-settings-mfa-totp"),
      async (cognito) => {
        const factors = { MfaConfiguration: "ON", ...byApp } as const;
        const { UserPoolId, ClientId } = await createVerifiedUser(cognito, factors);
        await cognito.createUser(UserPoolId, { Username: "bob", isTemporary: true });
        const { ChallengeName, Session } = await cognito.signIn(ClientId, "bob");
        assert.equal(ChallengeName, "NEW_PASSWORD_REQUIRED");
        const responses = { USERNAME: "bob", NEW_PASSWORD: otherPassword };
        const next = await answerChallenge(cognito, ClientId, ChallengeName, Session, responses);
        assert.equal(next.ChallengeName, "MFA_SETUP");
      },
    ),

    "An app can't be set up, where the pool has none": documented(
      guide("user-pool-settings-mfa-totp"),
      async (cognito) => {
        const { ClientId } = await createVerifiedUser(cognito, { MfaConfiguration: "OPTIONAL", ...byText });
        await assertRefused("SoftwareTokenMFANotFoundException", registerApp(cognito, ClientId));
        const other = await createVerifiedUser(cognito, { MfaConfiguration: "OPTIONAL", ...byApp });
        await registerApp(cognito, other.ClientId);
      },
    ),

    "A session in which no app was verified gives no tokens": documented(
      api("RespondToAuthChallenge"),
      async (cognito) => {
        const { ClientId } = await createVerifiedUser(cognito, { MfaConfiguration: "ON", ...byApp });
        const { ChallengeName, Session } = await cognito.signIn(ClientId);
        assert.equal(ChallengeName, "MFA_SETUP");
        const early = answerChallenge(cognito, ClientId, "MFA_SETUP", Session);
        await assertRefused("NotAuthorizedException", early);
        const { verified } = await setUp(cognito, (await cognito.signIn(ClientId)).Session);
        await answerChallenge(cognito, ClientId, "MFA_SETUP", verified);
      },
    ),

    "An app that is set up in a sign-in is asked at the next": documented(
      guide("user-pool-settings-mfa"),
      async (cognito) => {
        const { ClientId } = await createVerifiedUser(cognito, { MfaConfiguration: "ON", ...byApp });
        const first = await cognito.signIn(ClientId);
        assert.equal(first.ChallengeName, "MFA_SETUP");
        const { verified } = await setUp(cognito, first.Session);
        await answerChallenge(cognito, ClientId, "MFA_SETUP", verified);
        assert.equal((await cognito.signIn(ClientId)).ChallengeName, "SOFTWARE_TOKEN_MFA");
      },
    ),

    "An app has to be set up before a user prefers it": documented(
      api("SetUserMFAPreference"),
      async (cognito) => {
        const { ClientId } = await createVerifiedUser(cognito, { MfaConfiguration: "OPTIONAL", ...byApp });
        const { access: AccessToken } = await tokensOf(cognito, ClientId);
        const SoftwareTokenMfaSettings = { Enabled: true, PreferredMfa: true };
        const command = new SetUserMFAPreferenceCommand({ AccessToken, SoftwareTokenMfaSettings });
        await assertRefused("InvalidParameterException", cognito.send(command));
        await registerApp(cognito, ClientId);
      },
    ),

    "An app's code is needed, and accepted, where the user has set it up": documented(
      guide("user-pool-settings-mfa"),
      async (cognito) => {
        const { ClientId } = await createVerifiedUser(cognito, { MfaConfiguration: "OPTIONAL", ...byApp });
        const secret = await registerApp(cognito, ClientId);
        const { ChallengeName, Session } = await cognito.signIn(ClientId);
        assert.equal(ChallengeName, "SOFTWARE_TOKEN_MFA");
        const responses = { SOFTWARE_TOKEN_MFA_CODE: nextCode(secret) };
        const answer = await answerChallenge(cognito, ClientId, ChallengeName, Session, responses);
        resultOf(answer.AuthenticationResult);
      },
    ),

    "An app's wrong code is refused": documented(api("RespondToAuthChallenge"), async (cognito) => {
      const { ClientId } = await createVerifiedUser(cognito, { MfaConfiguration: "OPTIONAL", ...byApp });
      const secret = await registerApp(cognito, ClientId);
      const { Session } = await cognito.signIn(ClientId);
      const respond = (code: string): Promise<unknown> =>
        answerChallenge(cognito, ClientId, "SOFTWARE_TOKEN_MFA", Session, { SOFTWARE_TOKEN_MFA_CODE: code });
      await assertRefused("CodeMismatchException", respond(wrongCode(secret)));
      await respond(nextCode(secret));
    }),

    "A user without a second factor signs in where it is optional": documented(
      guide("user-pool-settings-mfa"),
      async (cognito) => {
        const { ClientId } = await createVerifiedUser(cognito, { MfaConfiguration: "OPTIONAL", ...byApp });
        await tokensOf(cognito, ClientId);
      },
    ),
  },
};
