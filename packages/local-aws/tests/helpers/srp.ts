import { InitiateAuthCommand } from "@aws-sdk/client-cognito-identity-provider";
import { createSrpKeys, signPasswordClaim, srpTimestamp } from "../../srpClient";
import { type CognitoUnderTest, password as usualPassword } from "./cognitoUnderTest";

/** A proof of a password. */
export interface SrpProof {
  /** What starts it: the parameter `SRP_A`. */
  readonly start: string;
  /** The responses to the challenge `PASSWORD_VERIFIER` by its parameters. */
  readonly respond: (parameters: Readonly<Record<string, string>> | undefined) => Record<string, string>;
}

/**
 * Prepares the proof of the password of a user of a pool.
 *
 * @param password the user's usual one by default
 */
export function proofOf(pool: string, username: string, password = usualPassword): SrpProof {
  const keys = createSrpKeys();
  return {
    start: keys.public.toString(16),
    respond: ({ SALT: salt = "", SRP_B: serverPublic = "", SECRET_BLOCK: secretBlock = "" } = {}) => {
      const poolName = pool.split("_")[1] ?? "";
      const challenge = { poolName, username, password, salt, serverPublic, secretBlock };
      const timestamp = srpTimestamp();
      return {
        USERNAME: username,
        TIMESTAMP: timestamp,
        PASSWORD_CLAIM_SECRET_BLOCK: secretBlock,
        PASSWORD_CLAIM_SIGNATURE: signPasswordClaim(keys, challenge, timestamp),
      };
    },
  };
}

/**
 * Starts the sign-in of a user of a pool by SRP, and resolves to the responses that prove the password.
 *
 * @param password the user's usual one by default
 */
export async function startSrp(
  { send }: CognitoUnderTest,
  pool: string,
  ClientId: string,
  username: string,
  password?: string,
): Promise<Record<string, string>> {
  const proof = proofOf(pool, username, password);
  const AuthParameters = { USERNAME: username, SRP_A: proof.start };
  const request = { ClientId, AuthFlow: "USER_SRP_AUTH", AuthParameters } as const;
  return proof.respond((await send(new InitiateAuthCommand(request))).ChallengeParameters);
}
