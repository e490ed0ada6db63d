import assert from "node:assert/strict";
import { createPublicKey, type JsonWebKey, verify } from "node:crypto";
import {
  AdminUserGlobalSignOutCommand,
  GetUserCommand,
  GlobalSignOutCommand,
  RespondToAuthChallengeCommand,
  RevokeTokenCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { readPage } from "../../emulator/readPage";
import { type CognitoUnderTest, otherPassword } from "../helpers/cognitoUnderTest";
import { api, assertRefused, documented, guide, type Subject } from "./check";
import { sharedPool } from "./sharedPool";
import {
  claimsOf,
  forged,
  headerOf,
  newSession,
  refreshWith,
  resultOf,
  rotateWith,
  type Session,
  tokensOf,
} from "./tokens";

function userOf({ send }: CognitoUnderTest, AccessToken: string): Promise<unknown> {
  return send(new GetUserCommand({ AccessToken }));
}

/** Uses an access token, a refresh token, or both. */
function uses(
  cognito: CognitoUnderTest,
  { ClientId = "", access, refresh }: Partial<Session>,
): (() => Promise<unknown>)[] {
  return [
    ...(access === undefined ? [] : [() => userOf(cognito, access)]),
    ...(refresh === undefined ? [] : [() => refreshWith(cognito, ClientId, refresh)]),
  ];
}

/** Asserts that tokens are valid. */
async function assertValid(cognito: CognitoUnderTest, tokens: Partial<Session>): Promise<void> {
  for (const use of uses(cognito, tokens)) await use();
}

/** Asserts that none of some tokens is valid. */
async function assertInvalid(cognito: CognitoUnderTest, tokens: Partial<Session>): Promise<void> {
  for (const use of uses(cognito, tokens)) await assertRefused("NotAuthorizedException", use());
}

/** Makes a user who signs in by a client whose refresh tokens rotate. */
async function rotatingSession(cognito: CognitoUnderTest): Promise<Session> {
  const UserPoolId = await sharedPool(cognito);
  const ClientId = await cognito.createClient(UserPoolId, {
    ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH"],
    RefreshTokenRotation: { Feature: "ENABLED", RetryGracePeriodSeconds: 0 },
  });
  return { UserPoolId, ClientId, Username: "ada", ...(await tokensOf(cognito, ClientId)) };
}

/** The start of a sign-in that demands a new password, and its end with a session. */
async function challenge(
  cognito: CognitoUnderTest,
): Promise<{ readonly session: string; readonly finish: (Session: string) => Promise<unknown> }> {
  const UserPoolId = await cognito.createPool();
  const ClientId = await cognito.createClient(UserPoolId);
  await cognito.createUser(UserPoolId, { isTemporary: true });
  const { Session: session = "", ChallengeName } = await cognito.signIn(ClientId);
  const ChallengeResponses = { USERNAME: "ada", NEW_PASSWORD: otherPassword };
  const command = { ClientId, ChallengeName, ChallengeResponses };
  return {
    session,
    finish: (Session) => cognito.send(new RespondToAuthChallengeCommand({ ...command, Session })),
  };
}

/** Asserts that a token verifies against the keys that a pool publishes. */
async function assertSigned(
  { endpoint }: CognitoUnderTest,
  UserPoolId: string,
  token: string,
): Promise<void> {
  const { keys } = (await readPage(endpoint, `/${UserPoolId}/.well-known/jwks.json`)) as {
    readonly keys: readonly (JsonWebKey & { readonly kid?: string })[];
  };
  const { alg, kid } = headerOf(token);
  assert.equal(alg, "RS256");
  const key = keys.find((candidate) => candidate.kid === kid) ?? assert.fail("There is no such key.");
  const [header = "", claims = "", signature = ""] = token.split(".");
  const signed = Buffer.from(`${header}.${claims}`);
  const publicKey = createPublicKey({ key, format: "jwk" });
  assert.ok(verify("sha256", signed, publicKey, Buffer.from(signature, "base64url")));
}

const idTokenClaims = [
  ...["sub", "aud", "iss", "cognito:username", "origin_jti", "event_id", "token_use", "auth_time"],
  ...["exp", "iat", "jti"],
];
const accessTokenClaims = [
  ...["sub", "client_id", "iss", "username", "origin_jti", "event_id", "token_use", "auth_time"],
  ...["scope", "exp", "iat", "jti"],
];

function missingFrom(token: string, claims: readonly string[]): string[] {
  const found = claimsOf(token);
  return claims.filter((claim) => !(claim in found));
}

export const sessions: Subject = {
  title: "Tokens and sessions",
  checks: {
    "Tokens verify against the pool's published keys": documented(
      guide("amazon-cognito-user-pools-using-tokens-verifying-a-jwt"),
      async (cognito) => {
        const { UserPoolId, id, access } = await newSession(cognito);
        for (const token of [id, access]) await assertSigned(cognito, UserPoolId, token);
      },
    ),

    "Tokens say by which pool they are, for which client, and what for": documented(
      guide("amazon-cognito-user-pools-using-tokens-verifying-a-jwt"),
      async (cognito) => {
        const { UserPoolId, ClientId, id, access } = await newSession(cognito);
        const iss = `https://cognito-idp.${cognito.region}.amazonaws.com/${UserPoolId}`;
        const { iss: idIssuer, aud, token_use: idUse } = claimsOf(id);
        assert.deepEqual([idIssuer, aud, idUse], [iss, ClientId, "id"]);
        const { iss: accessIssuer, client_id, token_use } = claimsOf(access);
        assert.deepEqual([accessIssuer, client_id, token_use], [iss, ClientId, "access"]);
      },
    ),

    "The ID token has all claims that every ID token has": documented(
      guide("amazon-cognito-user-pools-using-the-id-token"),
      async (cognito) => {
        assert.deepEqual(missingFrom((await newSession(cognito)).id, idTokenClaims), []);
      },
    ),

    "The access token has all claims that every access token has": documented(
      guide("amazon-cognito-user-pools-using-the-access-token"),
      async (cognito) => {
        assert.deepEqual(missingFrom((await newSession(cognito)).access, accessTokenClaims), []);
      },
    ),

    "A refresh token gives new tokens": documented(
      guide("amazon-cognito-user-pools-using-the-refresh-token"),
      async (cognito) => {
        const { UserPoolId, ClientId, id, refresh } = await newSession(cognito);
        const { AuthenticationResult } = await refreshWith(cognito, ClientId, refresh);
        const { IdToken = "", AccessToken = "" } = AuthenticationResult ?? {};
        assert.notEqual(IdToken, id);
        await assertSigned(cognito, UserPoolId, IdToken);
        await userOf(cognito, AccessToken);
      },
    ),

    "A revoked refresh token gives nothing": documented(api("RevokeToken"), async (cognito) => {
      const { ClientId, refresh } = await newSession(cognito);
      await assertValid(cognito, { ClientId, refresh });
      await cognito.send(new RevokeTokenCommand({ ClientId, Token: refresh }));
      await assertInvalid(cognito, { ClientId, refresh });
    }),

    "A client without revocation revokes nothing": documented(guide("token-revocation"), async (cognito) => {
      const UserPoolId = await sharedPool(cognito);
      const ClientId = await cognito.createClient(UserPoolId, { EnableTokenRevocation: false });
      const { refresh: Token } = await tokensOf(cognito, ClientId);
      const revoke = cognito.send(new RevokeTokenCommand({ ClientId, Token }));
      await assertRefused("UnsupportedOperationException", revoke);
      const other = await newSession(cognito);
      await cognito.send(new RevokeTokenCommand({ ClientId: other.ClientId, Token: other.refresh }));
    }),

    "Access tokens of a revoked refresh token are revoked, too": documented(
      api("RevokeToken"),
      async (cognito) => {
        const { ClientId, refresh, access } = await newSession(cognito);
        await assertValid(cognito, { access });
        await cognito.send(new RevokeTokenCommand({ ClientId, Token: refresh }));
        await assertInvalid(cognito, { access });
      },
    ),

    "A user who signs out everywhere has no valid tokens": documented(
      api("GlobalSignOut"),
      async (cognito) => {
        const { ClientId, access, refresh } = await newSession(cognito);
        await assertValid(cognito, { ClientId, access, refresh });
        await cognito.send(new GlobalSignOutCommand({ AccessToken: access }));
        await assertInvalid(cognito, { ClientId, access, refresh });
      },
    ),

    "A user whom an administrator signs out has no valid tokens": documented(
      api("AdminUserGlobalSignOut"),
      async (cognito) => {
        const { UserPoolId, Username, ClientId, access, refresh } = await newSession(cognito);
        await assertValid(cognito, { ClientId, access, refresh });
        await cognito.send(new AdminUserGlobalSignOutCommand({ UserPoolId, Username }));
        await assertInvalid(cognito, { ClientId, access, refresh });
      },
    ),

    "A forged access token is refused": documented(api("GetUser"), async (cognito) => {
      const { access } = await newSession(cognito);
      await assertInvalid(cognito, { access: forged(access) });
      await assertValid(cognito, { access });
    }),

    "An ID token isn't an access token": documented(api("GetUser"), async (cognito) => {
      const { id, access } = await newSession(cognito);
      await assertValid(cognito, { access });
      await assertInvalid(cognito, { access: id });
    }),

    "A rotating refresh token gives another one, and is invalid then": documented(
      guide("amazon-cognito-user-pools-using-the-refresh-token"),
      async (cognito) => {
        const { ClientId, refresh } = await rotatingSession(cognito);
        const { AuthenticationResult } = await rotateWith(cognito, ClientId, refresh);
        const next = resultOf(AuthenticationResult).refresh;
        assert.notEqual(next, refresh);
        await assertRefused("RefreshTokenReuseException", rotateWith(cognito, ClientId, refresh));
      },
    ),

    "A rotating refresh token can't be used in the flow REFRESH_TOKEN_AUTH": documented(
      api("RefreshTokenRotationType"),
      async (cognito) => {
        const { ClientId, refresh } = await rotatingSession(cognito);
        await assertRefused("InvalidParameterException", refreshWith(cognito, ClientId, refresh));
        await rotateWith(cognito, ClientId, refresh);
      },
    ),

    "Without rotation, a refresh token stays the same": documented(
      api("RefreshTokenRotationType"),
      async (cognito) => {
        const { ClientId, refresh } = await newSession(cognito);
        const { AuthenticationResult } = await rotateWith(cognito, ClientId, refresh);
        assert.equal(AuthenticationResult?.RefreshToken, undefined);
        await rotateWith(cognito, ClientId, refresh);
      },
    ),

    "An invented session doesn't continue a sign-in": documented(
      api("RespondToAuthChallenge"),
      async (cognito) => {
        const { session, finish } = await challenge(cognito);
        await assertRefused("NotAuthorizedException", finish("invented-".repeat(5)));
        await finish(session);
      },
    ),

    "A session continues a sign-in once": documented(api("RespondToAuthChallenge"), async (cognito) => {
      const { session, finish } = await challenge(cognito);
      await finish(session);
      await assertRefused("NotAuthorizedException", finish(session));
    }),
  },
};
