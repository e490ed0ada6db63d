import {
  type CognitoIdentityProviderClient,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { createSrpKeys, signPasswordClaim, srpTimestamp } from "@cognito-auth/local-aws/srpClient";
import { routeByCalls, type SignInCalls, type SignInOutput } from "./callsRoute";
import { deadline } from "./deadline";
import type { Facts } from "./facts";
import type { CodeReader } from "./secondFactorAnswers";
import type { SignInRoute } from "./signInRoute";
import type { ProofTarget } from "./types";

/**
 * Signs in as a single-page application does: SRP, so that the password never leaves the client, by operations that are
 * called without AWS credentials.
 *
 * @param readCode reads the codes of second factors
 * @param noSrp why the endpoint can't do SRP, where it can't
 */
export function browserRoute(
  client: CognitoIdentityProviderClient,
  target: ProofTarget,
  facts: Facts,
  readCode: CodeReader,
  noSrp: string | undefined,
): SignInRoute {
  return {
    unavailable: whyUnavailable(facts) ?? noSrp,
    ...routeByCalls(client, readCode, browserCalls(client, target)),
  };
}

function whyUnavailable(facts: Facts): string | undefined {
  if (facts.clientSecret !== undefined) {
    return "the app client has a secret, which a browser cannot keep";
  }
  return facts.authFlows.has("ALLOW_USER_SRP_AUTH")
    ? undefined
    : "the app client does not allow ALLOW_USER_SRP_AUTH";
}

function browserCalls(
  client: CognitoIdentityProviderClient,
  { userPoolId, appClientId: ClientId }: ProofTarget,
): SignInCalls {
  const respond: SignInCalls["respond"] = (ChallengeName, Session, username, responses) => {
    const ChallengeResponses = { USERNAME: username, ...responses };
    const command = new RespondToAuthChallengeCommand({
      ClientId,
      ChallengeName,
      Session,
      ChallengeResponses,
    });
    return client.send(command, deadline());
  };

  const start = async (username: string, password: string): Promise<SignInOutput> => {
    const keys = createSrpKeys();
    const AuthParameters = { USERNAME: username, SRP_A: keys.public.toString(16) };
    const command = new InitiateAuthCommand({ ClientId, AuthFlow: "USER_SRP_AUTH", AuthParameters });
    const output = await client.send(command, deadline());
    if (output.ChallengeName !== "PASSWORD_VERIFIER") {
      return output;
    }
    const {
      SRP_B: serverPublic = "",
      SALT: salt = "",
      SECRET_BLOCK: secretBlock = "",
      USER_ID_FOR_SRP: name = username,
    } = output.ChallengeParameters ?? {};
    const poolName = userPoolId.slice(userPoolId.indexOf("_") + 1);
    const timestamp = srpTimestamp();
    const challenge = { poolName, username: name, password, salt, serverPublic, secretBlock };
    return respond("PASSWORD_VERIFIER", output.Session, name, {
      PASSWORD_CLAIM_SECRET_BLOCK: secretBlock,
      PASSWORD_CLAIM_SIGNATURE: signPasswordClaim(keys, challenge, timestamp),
      TIMESTAMP: timestamp,
    });
  };

  return { start, respond };
}
