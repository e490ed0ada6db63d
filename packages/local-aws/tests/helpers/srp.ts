import { InitiateAuthCommand } from "@aws-sdk/client-cognito-identity-provider";
import { createSrpKeys, signPasswordClaim, srpTimestamp } from "../../srpClient";
import { type CognitoUnderTest, password as usualPassword } from "./cognitoUnderTest";

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
  password = usualPassword,
): Promise<Record<string, string>> {
  const keys = createSrpKeys();
  const AuthParameters = { USERNAME: username, SRP_A: keys.public.toString(16) };
  const request = { ClientId, AuthFlow: "USER_SRP_AUTH", AuthParameters } as const;
  const { ChallengeParameters = {} } = await send(new InitiateAuthCommand(request));
  const { SALT: salt = "", SRP_B: serverPublic = "", SECRET_BLOCK: secretBlock = "" } = ChallengeParameters;
  const poolName = pool.split("_")[1] ?? "";
  const challenge = { poolName, username, password, salt, serverPublic, secretBlock };
  const timestamp = srpTimestamp();
  return {
    USERNAME: username,
    TIMESTAMP: timestamp,
    PASSWORD_CLAIM_SECRET_BLOCK: secretBlock,
    PASSWORD_CLAIM_SIGNATURE: signPasswordClaim(keys, challenge, timestamp),
  };
}
