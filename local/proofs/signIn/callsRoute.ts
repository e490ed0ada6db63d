import type {
  ChallengeNameType,
  CognitoIdentityProviderClient,
  InitiateAuthCommandOutput,
} from "@aws-sdk/client-cognito-identity-provider";
import { answerFactors, type CodeReader } from "./secondFactorAnswers";
import { type Answer, newPasswordRequired, type SignInRoute } from "./signInRoute";

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
  readCode: CodeReader,
  calls: SignInCalls,
): Omit<SignInRoute, "unavailable"> {
  const { start, respond } = calls;
  const finish = async (username: string, output: SignInOutput): Promise<Answer> => {
    const after = await answerFactors(client, calls, readCode, username, output);
    return answerOf(after.output, after.afterSecondFactor);
  };
  return {
    calls,
    async signIn(username, password) {
      return answerOf(await start(username, password), false);
    },
    async signInFully(username, password) {
      return finish(username, await start(username, password));
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
      return finish(name, answer);
    },
  };
}

/** The answer to a step, for a proof. */
export function answerOf(output: SignInOutput, afterSecondFactor: boolean): Answer {
  const { IdToken: idToken, AccessToken: accessToken, RefreshToken } = output.AuthenticationResult ?? {};
  if (idToken === undefined || accessToken === undefined) {
    return { kind: "challenge", challenge: output.ChallengeName ?? "no challenge and no tokens" };
  }
  const tokens = { idToken, accessToken, refreshToken: RefreshToken ?? "" };
  return { kind: "tokens", tokens, afterSecondFactor };
}
