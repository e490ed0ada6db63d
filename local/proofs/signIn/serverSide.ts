import { createHmac } from "node:crypto";
import {
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
  type CognitoIdentityProviderClient,
} from "@aws-sdk/client-cognito-identity-provider";
import { routeByCalls } from "./callsRoute";
import { deadline } from "./deadline";
import type { Facts } from "./facts";
import type { CodeReader } from "./secondFactorAnswers";
import type { SignInRoute } from "./signInRoute";
import type { ProofTarget } from "./types";

const flow = "ALLOW_ADMIN_USER_PASSWORD_AUTH";
const olderNameOfFlow = "ADMIN_NO_SRP_AUTH";

/** Signs in as a server with AWS credentials does: the admin operations of the official SDK. */
export function serverSideRoute(
  client: CognitoIdentityProviderClient,
  target: ProofTarget,
  facts: Facts,
  readCode: CodeReader,
): SignInRoute {
  const { clientSecret } = facts;
  const { userPoolId: UserPoolId, appClientId: ClientId } = target;
  const steps = routeByCalls(client, readCode, {
    start(username, password) {
      const AuthParameters = {
        USERNAME: username,
        PASSWORD: password,
        ...secretHash(username, ClientId, clientSecret),
      };
      const AuthFlow = "ADMIN_USER_PASSWORD_AUTH";
      const command = new AdminInitiateAuthCommand({ UserPoolId, ClientId, AuthFlow, AuthParameters });
      return client.send(command, deadline());
    },
    respond(ChallengeName, Session, username, responses) {
      const ChallengeResponses = {
        USERNAME: username,
        ...responses,
        ...secretHash(username, ClientId, clientSecret),
      };
      const challenge = { UserPoolId, ClientId, ChallengeName, Session, ChallengeResponses };
      return client.send(new AdminRespondToAuthChallengeCommand(challenge), deadline());
    },
  });
  return {
    unavailable: [flow, olderNameOfFlow].some((name) => facts.authFlows.has(name))
      ? undefined
      : `the app client does not allow ${flow}`,
    ...steps,
  };
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
