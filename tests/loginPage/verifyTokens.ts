import assert from "node:assert/strict";
import { tokenVerifier } from "../../local/proofs/signIn/idToken";

/** Whose tokens they are to be. */
export interface TokenOwner {
  readonly endpoint: string;
  readonly userPoolId: string;
  readonly appClientId: string;
  readonly username: string;
}

/** Fails unless an API that trusts the pool accepts both tokens as those of the user and of the client. */
export async function verifyTokens(owner: TokenOwner, idToken: string, accessToken: string): Promise<void> {
  const { userPoolId, appClientId, username } = owner;
  const target = { ...owner, issuer: `https://cognito-idp.us-east-1.amazonaws.com/${userPoolId}` };
  const id = (await tokenVerifier(target, appClientId))(idToken);
  assert.deepEqual([id["token_use"], id["cognito:username"]], ["id", username]);
  const access = (await tokenVerifier(target, null))(accessToken);
  assert.deepEqual(
    [access["token_use"], access["client_id"], access["username"], access.sub],
    ["access", appClientId, username, id.sub],
  );
}
