import { randomBytes } from "node:crypto";
import {
  type CognitoIdentityProviderClient,
  InitiateAuthCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { deadline } from "./deadline";
import type { Facts } from "./facts";
import { whyOperationMissing } from "./missingOperation";
import type { ProofTarget } from "./types";

// Cognito's group has 3072 bits. A real number from it is never much shorter.
const usualDigits = 768;
const fewestDigits = 700;

/**
 * Why a sign-in by SRP proves nothing on this endpoint; undefined where it may. Some emulators only imitate the protocol:
 * their part of it is too short to be one, so they can't know whether the browser has the password.
 */
export async function whyNoSrp(
  client: CognitoIdentityProviderClient,
  target: ProofTarget,
  facts: Facts,
): Promise<string | undefined> {
  if (facts.clientSecret !== undefined || !facts.authFlows.has("ALLOW_USER_SRP_AUTH")) return undefined;
  const command = new InitiateAuthCommand({
    ClientId: target.appClientId,
    AuthFlow: "USER_SRP_AUTH",
    AuthParameters: { USERNAME: target.username, SRP_A: randomBytes(usualDigits / 2 - 1).toString("hex") },
  });
  try {
    const answer = await client.send(command, deadline());
    const digits = /^[0-9a-f]+$/i.exec(answer.ChallengeParameters?.["SRP_B"] ?? "")?.[0].length;
    return digits === undefined || digits >= fewestDigits
      ? undefined
      : `this endpoint answers an SRP_B of ${digits} hexadecimal digits; Amazon Cognito's has ${usualDigits}, ` +
          "without it, no password can be verified";
  } catch (error) {
    // Any other error recurs when the claims are checked, and is handled there.
    return await whyOperationMissing(error, target);
  }
}
