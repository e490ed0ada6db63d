import assert from "node:assert/strict";
import { GetCredentialsForIdentityCommand, GetIdCommand } from "@aws-sdk/client-cognito-identity";
import {
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminUserGlobalSignOutCommand,
  GlobalSignOutCommand,
  RevokeTokenCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { createIdentityPool, identityPoolServices } from "../../../tests/helpers/identityPools";

interface Asked {
  /** What asks for credentials with a token from before. */
  readonly credentials: () => Promise<unknown>;
  /** What asks for the identity, which isn't a credential, with the same token. */
  readonly identity: () => Promise<unknown>;
  /** What asks for it with a token of another sign-in. */
  readonly again: () => Promise<unknown>;
}

/** Signs a user in, changes something, and asks the identity pool then. */
async function askAfter(
  cognito: CognitoUnderTest,
  ServerSideTokenCheck: boolean,
  change: (user: { UserPoolId: string; Username: string }) => Promise<unknown>,
): Promise<Asked> {
  const pool = await createIdentityPool(cognito, { ServerSideTokenCheck });
  await pool.setRoles({ Roles: { authenticated: await pool.createRole() } });
  const Logins = await pool.signIn();
  const { IdentityId } = await pool.identity.send(new GetIdCommand({ IdentityPoolId: pool.id, Logins }));
  await change({ UserPoolId: pool.UserPoolId, Username: "ada" });
  return {
    credentials: () => pool.identity.send(new GetCredentialsForIdentityCommand({ IdentityId, Logins })),
    identity: () => pool.identity.send(new GetIdCommand({ IdentityPoolId: pool.id, Logins })),
    again: async () => pool.roleOf(await pool.signIn()),
  };
}

const refusal = "NotAuthorizedException: Invalid login token. Token is revoked.";

describeRule(
  "server-side token check",
  {
    "gives nothing for the token of a user who is signed out everywhere": async (cognito) => {
      const asked = await askAfter(cognito, true, (user) =>
        cognito.send(new AdminUserGlobalSignOutCommand(user)),
      );
      assert.equal(await refusalOf(asked.credentials()), refusal);
      await asked.identity();
      await asked.again();
    },

    "gives nothing for that of a user who signs out everywhere": async (cognito) => {
      const pool = await createIdentityPool(cognito);
      const { AuthenticationResult } = await cognito.signIn(pool.ClientId);
      const { AccessToken, IdToken = "" } = AuthenticationResult ?? {};
      await cognito.send(new GlobalSignOutCommand({ AccessToken }));
      assert.equal(await refusalOf(pool.roleOf({ [pool.provider]: IdToken })), refusal);
    },

    "gives nothing for that of a user who is disabled, not even later, or deleted": async (cognito) => {
      const disabled = await askAfter(cognito, true, (user) =>
        cognito.send(new AdminDisableUserCommand(user)),
      );
      assert.equal(await refusalOf(disabled.credentials()), refusal);
      const enabled = await askAfter(cognito, true, async (user) => {
        await cognito.send(new AdminDisableUserCommand(user));
        await cognito.send(new AdminEnableUserCommand(user));
      });
      assert.equal(await refusalOf(enabled.credentials()), refusal);
      const deleted = await askAfter(cognito, true, (user) => cognito.send(new AdminDeleteUserCommand(user)));
      assert.equal(await refusalOf(deleted.credentials()), refusal);
    },

    "gives credentials after one session was revoked": async (cognito) => {
      const pool = await createIdentityPool(cognito);
      await pool.setRoles({ Roles: { authenticated: await pool.createRole() } });
      const { AuthenticationResult } = await cognito.signIn(pool.ClientId);
      const { IdToken = "", RefreshToken } = AuthenticationResult ?? {};
      await cognito.send(new RevokeTokenCommand({ ClientId: pool.ClientId, Token: RefreshToken }));
      await pool.roleOf({ [pool.provider]: IdToken });
    },

    "gives credentials while the user is signed in, or where the check is off": async (cognito) => {
      const signedIn = await askAfter(cognito, true, () => Promise.resolve());
      await signedIn.credentials();
      const unchecked = await askAfter(cognito, false, (user) =>
        cognito.send(new AdminUserGlobalSignOutCommand(user)),
      );
      await unchecked.credentials();
    },
  },
  identityPoolServices,
);
