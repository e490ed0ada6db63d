import assert from "node:assert/strict";
import {
  GetTokensFromRefreshTokenCommand,
  RevokeTokenCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";

interface SignedIn {
  readonly revoke: () => Promise<unknown>;
  readonly refresh: () => Promise<unknown>;
}

/** A user who has signed in at a client that allows revocation, or not. */
async function signedIn(cognito: CognitoUnderTest, EnableTokenRevocation: boolean): Promise<SignedIn> {
  const pool = await cognito.createPool();
  await cognito.createUser(pool);
  const ClientId = await cognito.createClient(pool, { EnableTokenRevocation });
  const { AuthenticationResult } = await cognito.signIn(ClientId);
  const token = AuthenticationResult?.RefreshToken;
  return {
    revoke: () => cognito.send(new RevokeTokenCommand({ ClientId, Token: token })),
    refresh: () => cognito.send(new GetTokensFromRefreshTokenCommand({ ClientId, RefreshToken: token })),
  };
}

describeRule("no revocation of tokens unless enabled", {
  "refuses to revoke at a client without revocation, whose token goes on to work": async (cognito) => {
    const { revoke, refresh } = await signedIn(cognito, false);
    assert.equal(
      await refusalOf(revoke()),
      "UnsupportedOperationException: Token revocation is not enabled for this client",
    );
    await refresh();
  },

  "revokes at a client with revocation": async (cognito) => {
    const { revoke, refresh } = await signedIn(cognito, true);
    await revoke();
    assert.equal(await refusalOf(refresh()), "NotAuthorizedException: Refresh Token has been revoked");
  },
});
