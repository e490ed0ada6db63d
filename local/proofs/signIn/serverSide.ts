import { createHmac } from "node:crypto";
import {
  AdminInitiateAuthCommand,
  type AdminInitiateAuthCommandOutput,
  AdminRespondToAuthChallengeCommand,
  type AdminRespondToAuthChallengeCommandOutput,
  AssociateSoftwareTokenCommand,
  type ChallengeNameType,
  type CognitoIdentityProviderClient,
  VerifySoftwareTokenCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { deadline } from "./deadline";
import type { Facts } from "./facts";
import { type Answer, newPasswordRequired, type SignInRoute } from "./signInRoute";
import { oneTimeCode } from "./totp";
import type { ProofTarget } from "./types";

const flow = "ALLOW_ADMIN_USER_PASSWORD_AUTH";

/** Signs in as a server with AWS credentials does: the admin operations of the official SDK. */
export function serverSideRoute(
  client: CognitoIdentityProviderClient,
  target: ProofTarget,
  facts: Facts,
): SignInRoute {
  const { clientSecret } = facts;
  const { userPoolId: UserPoolId, appClientId: ClientId } = target;

  const start = (username: string, password: string): Promise<AdminInitiateAuthCommandOutput> => {
    const AuthParameters = {
      USERNAME: username,
      PASSWORD: password,
      ...secretHash(username, ClientId, clientSecret),
    };
    const AuthFlow = "ADMIN_USER_PASSWORD_AUTH";
    const command = new AdminInitiateAuthCommand({ UserPoolId, ClientId, AuthFlow, AuthParameters });
    return client.send(command, deadline());
  };

  const respond = (
    ChallengeName: ChallengeNameType,
    Session: string | undefined,
    username: string,
    responses: Record<string, string>,
  ): Promise<AdminRespondToAuthChallengeCommandOutput> => {
    const ChallengeResponses = {
      USERNAME: username,
      ...responses,
      ...secretHash(username, ClientId, clientSecret),
    };
    const challenge = { UserPoolId, ClientId, ChallengeName, Session, ChallengeResponses };
    return client.send(new AdminRespondToAuthChallengeCommand(challenge), deadline());
  };

  return {
    unavailable: facts.authFlows.has(flow) ? undefined : `the app client does not allow ${flow}`,
    async signIn(username, password) {
      return answerOf(await start(username, password), false);
    },
    async replacePassword(username, temporary, chosen) {
      const challenge = await start(username, temporary);
      if (challenge.ChallengeName !== newPasswordRequired) {
        return answerOf(challenge, false);
      }
      const name = challenge.ChallengeParameters?.["USER_ID_FOR_SRP"] ?? username;
      const answer = await respond(newPasswordRequired, challenge.Session, name, { NEW_PASSWORD: chosen });
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

/** The parameter with which a confidential app client proves itself; nothing for a public one. */
export function secretHash(
  username: string,
  clientId: string,
  clientSecret: string | undefined,
): { SECRET_HASH?: string } {
  if (clientSecret === undefined) {
    return {};
  }
  return {
    SECRET_HASH: createHmac("sha256", clientSecret)
      .update(username + clientId)
      .digest("base64"),
  };
}

function answerOf(
  output: Pick<AdminInitiateAuthCommandOutput, "AuthenticationResult" | "ChallengeName">,
  afterSecondFactor: boolean,
): Answer {
  const { IdToken: idToken, AccessToken: accessToken, RefreshToken } = output.AuthenticationResult ?? {};
  if (idToken === undefined || accessToken === undefined) {
    return { kind: "challenge", challenge: output.ChallengeName ?? "no challenge and no tokens" };
  }
  const tokens = { idToken, accessToken, refreshToken: RefreshToken ?? "" };
  return { kind: "tokens", tokens, afterSecondFactor };
}
