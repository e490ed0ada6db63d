import {
  AssociateSoftwareTokenCommand,
  type ChallengeNameType,
  type CognitoIdentityProviderClient,
  type InitiateAuthCommandOutput,
  VerifySoftwareTokenCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { deadline } from "./deadline";
import { type Answer, newPasswordRequired, type SignInRoute } from "./signInRoute";
import { oneTimeCode } from "./totp";

/** The answer of every call of a sign-in: the next challenge, or tokens. */
export type SignInOutput = Pick<
  InitiateAuthCommandOutput,
  "AuthenticationResult" | "ChallengeName" | "ChallengeParameters" | "Session"
>;

/** The calls in which one way to sign in differs from another. */
export interface SignInCalls {
  /** Sends the username and the password. */
  readonly start: (username: string, password: string) => Promise<SignInOutput>;
  /** Answers a challenge. */
  readonly respond: (
    challenge: ChallengeNameType,
    session: string | undefined,
    username: string,
    responses: Readonly<Record<string, string>>,
  ) => Promise<SignInOutput>;
}

/** The steps of a sign-in, by these calls. */
export function routeByCalls(
  client: CognitoIdentityProviderClient,
  { start, respond }: SignInCalls,
): Omit<SignInRoute, "unavailable"> {
  return {
    async signIn(username, password) {
      return answerOf(await start(username, password), false);
    },
    async replacePassword(username, temporary, chosen, attributes = {}) {
      const challenge = await start(username, temporary);
      if (challenge.ChallengeName !== newPasswordRequired) {
        return answerOf(challenge, false);
      }
      const name = challenge.ChallengeParameters?.["USER_ID_FOR_SRP"] ?? username;
      const written = Object.entries(attributes).map(
        ([attribute, value]) => [`userAttributes.${attribute}`, value] as const,
      );
      const responses = { NEW_PASSWORD: chosen, ...Object.fromEntries(written) };
      const answer = await respond(newPasswordRequired, challenge.Session, name, responses);
      if (answer.ChallengeName !== "MFA_SETUP") {
        return answerOf(answer, false);
      }
      const session = await enrolSecondFactor(client, answer.Session);
      return answerOf(await respond("MFA_SETUP", session, name, {}), true);
    },
  };
}

/** Sets up an authenticator app, and gives the session in which the sign-in goes on. */
async function enrolSecondFactor(
  client: CognitoIdentityProviderClient,
  Session: string | undefined,
): Promise<string | undefined> {
  const app = await client.send(new AssociateSoftwareTokenCommand({ Session }), deadline());
  const verification = { Session: app.Session, UserCode: oneTimeCode(app.SecretCode ?? "") };
  return (await client.send(new VerifySoftwareTokenCommand(verification), deadline())).Session;
}

function answerOf(output: SignInOutput, afterSecondFactor: boolean): Answer {
  const { IdToken: idToken, AccessToken: accessToken, RefreshToken } = output.AuthenticationResult ?? {};
  if (idToken === undefined || accessToken === undefined) {
    return { kind: "challenge", challenge: output.ChallengeName ?? "no challenge and no tokens" };
  }
  const tokens = { idToken, accessToken, refreshToken: RefreshToken ?? "" };
  return { kind: "tokens", tokens, afterSecondFactor };
}
