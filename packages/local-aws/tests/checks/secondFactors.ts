import assert from "node:assert/strict";
import {
  AdminSetUserMFAPreferenceCommand,
  AssociateSoftwareTokenCommand,
  type ChallengeNameType,
  type CreateUserPoolCommandInput,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  type RespondToAuthChallengeCommandOutput,
  SetUserMFAPreferenceCommand,
  SetUserPoolMfaConfigCommand,
  type SetUserPoolMfaConfigCommandInput,
  VerifySoftwareTokenCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, otherPassword } from "../helpers/cognitoUnderTest";
import { nextCode, oneTimeCode, wrongCode } from "../helpers/oneTimeCode";
import { api, assertRefused, documented, guide, newAddress, newNumber, type Subject } from "./check";
import { mailedCode, otherThan, textedCode } from "./messages";
import { poolSettings } from "./settings";
import { resultOf, tokensOf } from "./tokens";

interface User {
  readonly UserPoolId: string;
  readonly ClientId: string;
  readonly email: string;
  readonly number: string;
}

const { EmailConfiguration, SmsConfiguration } = poolSettings;
const byApp = { SoftwareTokenMfaConfiguration: { Enabled: true } };
const byText = { SmsMfaConfiguration: { SmsConfiguration } };
const byMail = { EmailMfaConfiguration: { Message: "code {####}", Subject: "code" } };

/** Makes a user, with a verified address and number, of a pool with second factors. */
async function userWith(
  cognito: CognitoUnderTest,
  factors: Omit<SetUserPoolMfaConfigCommandInput, "UserPoolId">,
  settings: Partial<CreateUserPoolCommandInput> = {},
): Promise<User> {
  const UserPoolId = await cognito.createPool({ EmailConfiguration, ...settings });
  await cognito.send(new SetUserPoolMfaConfigCommand({ UserPoolId, ...factors }));
  const [email, number] = [newAddress(), newNumber()];
  const verified = { email_verified: "true", phone_number_verified: "true" };
  await cognito.createUser(UserPoolId, { attributes: { email, phone_number: number, ...verified } });
  return { UserPoolId, ClientId: await cognito.createClient(UserPoolId), email, number };
}

/** The challenge that a sign-in is answered with, and its session. */
async function challenged(
  cognito: CognitoUnderTest,
  ClientId: string,
): Promise<{ readonly name: ChallengeNameType | undefined; readonly Session: string | undefined }> {
  const { ChallengeName: name, Session } = await cognito.signIn(ClientId);
  return { name, Session };
}

function answer(
  { send }: CognitoUnderTest,
  ClientId: string,
  ChallengeName: ChallengeNameType,
  Session: string | undefined,
  responses: Readonly<Record<string, string>> = {},
): Promise<RespondToAuthChallengeCommandOutput> {
  const ChallengeResponses = { USERNAME: "ada", ...responses };
  return send(new RespondToAuthChallengeCommand({ ClientId, ChallengeName, Session, ChallengeResponses }));
}

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

function prefer(
  { send }: CognitoUnderTest,
  UserPoolId: string,
  ...factors: readonly ("SMSMfaSettings" | "EmailMfaSettings")[]
): Promise<unknown> {
  const setting = { Enabled: true, PreferredMfa: factors.length === 1 };
  const settings = Object.fromEntries(factors.map((factor) => [factor, setting] as const));
  return send(new AdminSetUserMFAPreferenceCommand({ UserPoolId, Username: "ada", ...settings }));
}

export const secondFactors: Subject = {
  title: "Second factors",
  checks: {
    "A required authenticator app is set up before there are tokens": documented(
      guide("user-pool-settings-mfa"),
      async (cognito) => {
        const { ClientId } = await userWith(cognito, { MfaConfiguration: "ON", ...byApp });
        const { name, Session } = await challenged(cognito, ClientId);
        assert.equal(name, "MFA_SETUP");
        const { verified } = await setUp(cognito, Session);
        resultOf((await answer(cognito, ClientId, "MFA_SETUP", verified)).AuthenticationResult);
      },
    ),

    "After a new password, a required app is set up, too": documented(
      guide("user-pool-settings-mfa-totp"),
      async (cognito) => {
        const { UserPoolId, ClientId } = await userWith(cognito, { MfaConfiguration: "ON", ...byApp });
        await cognito.createUser(UserPoolId, { Username: "bob", isTemporary: true });
        const { ChallengeName, Session } = await cognito.signIn(ClientId, "bob");
        assert.equal(ChallengeName, "NEW_PASSWORD_REQUIRED");
        const responses = { USERNAME: "bob", NEW_PASSWORD: otherPassword };
        const next = await answer(cognito, ClientId, ChallengeName, Session, responses);
        assert.equal(next.ChallengeName, "MFA_SETUP");
      },
    ),

    "An app can't be set up, where the pool has none": documented(
      guide("user-pool-settings-mfa-totp"),
      async (cognito) => {
        const { ClientId } = await userWith(cognito, { MfaConfiguration: "OPTIONAL", ...byText });
        await assertRefused("SoftwareTokenMFANotFoundException", registerApp(cognito, ClientId));
        const other = await userWith(cognito, { MfaConfiguration: "OPTIONAL", ...byApp });
        await registerApp(cognito, other.ClientId);
      },
    ),

    "A session in which no app was verified gives no tokens": documented(
      api("RespondToAuthChallenge"),
      async (cognito) => {
        const { ClientId } = await userWith(cognito, { MfaConfiguration: "ON", ...byApp });
        const { name, Session } = await challenged(cognito, ClientId);
        assert.equal(name, "MFA_SETUP");
        await assertRefused("NotAuthorizedException", answer(cognito, ClientId, "MFA_SETUP", Session));
        const { verified } = await setUp(cognito, (await challenged(cognito, ClientId)).Session);
        await answer(cognito, ClientId, "MFA_SETUP", verified);
      },
    ),

    "An app that is set up in a sign-in is asked at the next": documented(
      guide("user-pool-settings-mfa"),
      async (cognito) => {
        const { ClientId } = await userWith(cognito, { MfaConfiguration: "ON", ...byApp });
        const first = await challenged(cognito, ClientId);
        assert.equal(first.name, "MFA_SETUP");
        const { verified } = await setUp(cognito, first.Session);
        await answer(cognito, ClientId, "MFA_SETUP", verified);
        assert.equal((await challenged(cognito, ClientId)).name, "SOFTWARE_TOKEN_MFA");
      },
    ),

    "An app has to be set up before a user prefers it": documented(
      api("SetUserMFAPreference"),
      async (cognito) => {
        const { ClientId } = await userWith(cognito, { MfaConfiguration: "OPTIONAL", ...byApp });
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
        const { ClientId } = await userWith(cognito, { MfaConfiguration: "OPTIONAL", ...byApp });
        const secret = await registerApp(cognito, ClientId);
        const { name, Session } = await challenged(cognito, ClientId);
        assert.equal(name, "SOFTWARE_TOKEN_MFA");
        const responses = { SOFTWARE_TOKEN_MFA_CODE: nextCode(secret) };
        const { AuthenticationResult } = await answer(cognito, ClientId, name, Session, responses);
        resultOf(AuthenticationResult);
      },
    ),

    "An app's wrong code is refused": documented(api("RespondToAuthChallenge"), async (cognito) => {
      const { ClientId } = await userWith(cognito, { MfaConfiguration: "OPTIONAL", ...byApp });
      const secret = await registerApp(cognito, ClientId);
      const { Session } = await challenged(cognito, ClientId);
      const respond = (code: string): Promise<unknown> =>
        answer(cognito, ClientId, "SOFTWARE_TOKEN_MFA", Session, { SOFTWARE_TOKEN_MFA_CODE: code });
      await assertRefused("CodeMismatchException", respond(wrongCode(secret)));
      await respond(nextCode(secret));
    }),

    "A user without a second factor signs in where it is optional": documented(
      guide("user-pool-settings-mfa"),
      async (cognito) => {
        const { ClientId } = await userWith(cognito, { MfaConfiguration: "OPTIONAL", ...byApp });
        await tokensOf(cognito, ClientId);
      },
    ),

    "A text message has the code of the second factor": documented(
      guide("user-pool-settings-mfa"),
      async (cognito) => {
        const factors = { MfaConfiguration: "OPTIONAL", ...byText } as const;
        const { UserPoolId, ClientId, number } = await userWith(cognito, factors);
        await prefer(cognito, UserPoolId, "SMSMfaSettings");
        await signInByCode(cognito, ClientId, "SMS_MFA", () => textedCode(cognito, number));
      },
    ),

    "A mail has the code of the second factor": documented(
      guide("user-pool-settings-mfa"),
      async (cognito) => {
        const factors = { MfaConfiguration: "OPTIONAL", ...byMail } as const;
        const { UserPoolId, ClientId, email } = await userWith(cognito, factors);
        await prefer(cognito, UserPoolId, "EmailMfaSettings");
        await signInByCode(cognito, ClientId, "EMAIL_OTP", () => mailedCode(cognito, email));
      },
    ),

    "A user with a phone number gets a text message where a second factor is required": documented(
      guide("user-pool-settings-mfa"),
      async (cognito) => {
        const { ClientId } = await userWith(cognito, { MfaConfiguration: "ON", ...byText });
        assert.equal((await challenged(cognito, ClientId)).name, "SMS_MFA");
      },
    ),

    "A user with several second factors chooses": documented(
      api("RespondToAuthChallenge"),
      async (cognito) => {
        const factors = { MfaConfiguration: "OPTIONAL", ...byText, ...byMail } as const;
        const { UserPoolId, ClientId } = await userWith(cognito, factors);
        await prefer(cognito, UserPoolId, "SMSMfaSettings", "EmailMfaSettings");
        assert.equal((await challenged(cognito, ClientId)).name, "SELECT_MFA_TYPE");
      },
    ),

    "A user chooses the first factor, where the pool has several": documented(
      guide("authentication-flows-selection-sdk"),
      async (cognito) => {
        const Policies = { SignInPolicy: { AllowedFirstAuthFactors: ["PASSWORD", "EMAIL_OTP"] } } as const;
        const SignInPolicy = { AllowedFirstAuthFactors: [...Policies.SignInPolicy.AllowedFirstAuthFactors] };
        const UserPoolId = await cognito.createPool({ Policies: { SignInPolicy } });
        const attributes = { email: newAddress(), email_verified: "true" };
        await cognito.createUser(UserPoolId, { attributes });
        const ClientId = await cognito.createClient(UserPoolId, { ExplicitAuthFlows: ["ALLOW_USER_AUTH"] });
        const AuthParameters = { USERNAME: "ada" };
        const command = new InitiateAuthCommand({ ClientId, AuthFlow: "USER_AUTH", AuthParameters });
        assert.equal((await cognito.send(command)).ChallengeName, "SELECT_CHALLENGE");
      },
    ),
  },
};
