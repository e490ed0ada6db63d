import {
  type CognitoIdentityProviderClient,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { routeByCalls } from "./callsRoute";
import { deadline } from "./deadline";
import { allowsPasswordFlow, type Facts } from "./facts";
import type { CodeReader } from "./secondFactorAnswers";
import { secretHash } from "./serverSide";
import type { SignInRoute } from "./signInRoute";
import type { ProofTarget } from "./types";

/** Signs in by sending the bare password, by operations that are called without AWS credentials. */
export function passwordRoute(
  client: CognitoIdentityProviderClient,
  { appClientId: ClientId }: ProofTarget,
  facts: Facts,
  readCode: CodeReader,
): SignInRoute {
  const hashOf = (username: string): { SECRET_HASH?: string } =>
    secretHash(username, ClientId, facts.clientSecret);
  const steps = routeByCalls(client, readCode, {
    start(username, password) {
      const AuthParameters = { USERNAME: username, PASSWORD: password, ...hashOf(username) };
      const AuthFlow = "USER_PASSWORD_AUTH";
      return client.send(new InitiateAuthCommand({ ClientId, AuthFlow, AuthParameters }), deadline());
    },
    respond(ChallengeName, Session, username, responses) {
      const ChallengeResponses = { USERNAME: username, ...responses, ...hashOf(username) };
      const challenge = { ClientId, ChallengeName, Session, ChallengeResponses };
      return client.send(new RespondToAuthChallengeCommand(challenge), deadline());
    },
  });
  return {
    unavailable: allowsPasswordFlow(facts)
      ? undefined
      : "the app client does not allow ALLOW_USER_PASSWORD_AUTH",
    ...steps,
  };
}
