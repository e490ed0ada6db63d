import assert from "node:assert/strict";
import {
  type AuthenticationResultType,
  GetTokensFromRefreshTokenCommand,
  RevokeTokenCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { python } from "../../../tests/emulator/emulatorPython";
import { type CognitoUnderTest, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";

const replaced = "RefreshTokenReuseException: Refresh token has been replaced by another one.";

interface SignedIn {
  readonly ClientId: string;
  readonly first: string;
  readonly refresh: (RefreshToken: string) => Promise<AuthenticationResultType>;
  /** Refreshes, and resolves to the token that takes the given one's place. */
  readonly rotate: (RefreshToken: string) => Promise<string>;
}

/** A user who has signed in at a client without rotation, or with this grace period. */
async function signedIn(
  { createPool, createClient, createUser, signIn, send }: CognitoUnderTest,
  RetryGracePeriodSeconds?: number,
): Promise<SignedIn> {
  const pool = await createPool();
  const ClientId = await createClient(
    pool,
    RetryGracePeriodSeconds === undefined
      ? {}
      : {
          ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH"],
          RefreshTokenRotation: { Feature: "ENABLED", RetryGracePeriodSeconds },
        },
  );
  await createUser(pool);
  const { AuthenticationResult } = await signIn(ClientId);
  const refresh: SignedIn["refresh"] = async (RefreshToken) =>
    (await send(new GetTokensFromRefreshTokenCommand({ ClientId, RefreshToken }))).AuthenticationResult ?? {};
  return {
    ClientId,
    first: refreshTokenOf(AuthenticationResult),
    refresh,
    rotate: async (token) => refreshTokenOf(await refresh(token)),
  };
}

function refreshTokenOf(result: AuthenticationResultType | undefined): string {
  return result?.RefreshToken ?? assert.fail("There is no refresh token.");
}

describeRule("refresh token rotation", {
  "gives another refresh token at each use, which works in its place": async (cognito) => {
    const { first, refresh, rotate } = await signedIn(cognito, 0);
    const second = await rotate(first);
    const { RefreshToken: third, AccessToken, IdToken } = await refresh(second);
    assert.equal(new Set([first, second, third, undefined]).size, 4);
    assert.notEqual(AccessToken, undefined);
    assert.notEqual(IdToken, undefined);
  },

  "refuses the old one at once where there is no grace period": async (cognito) => {
    const { first, refresh, rotate } = await signedIn(cognito, 0);
    const second = await rotate(first);
    assert.equal(await refusalOf(refresh(first)), replaced);
    await rotate(second);
  },

  "takes the old one once more during the grace period": async (cognito) => {
    const { first, rotate } = await signedIn(cognito, 60);
    assert.notEqual(await rotate(first), await rotate(first));
  },

  "revokes with a token those that took its place": async (cognito) => {
    const { ClientId, first, refresh, rotate } = await signedIn(cognito, 60);
    const second = await rotate(first);
    await cognito.send(new RevokeTokenCommand({ ClientId, Token: first }));
    const revoked = "NotAuthorizedException: Refresh Token has been revoked";
    assert.equal(await refusalOf(refresh(second)), revoked);
    assert.equal(await refusalOf(refresh(first)), revoked);
  },

  "keeps the refresh token where there is no rotation": async (cognito) => {
    const { first, refresh } = await signedIn(cognito);
    assert.equal((await refresh(first)).RefreshToken, undefined);
    assert.notEqual((await refresh(first)).AccessToken, undefined);
  },
});

/** Prepares a client of a pool in which "rotation" is set, and a clock. */
const prepared = `
from rules.sign_in.refresh_token_rotation import refuse_replaced, rotate
clock = types.SimpleNamespace(now=1000)
rotation = {"Feature": "ENABLED", "RetryGracePeriodSeconds": 60}
pool = {"Id": "shop", "_clients": {"web": {"RefreshTokenRotation": rotation}}}
cognito = types.SimpleNamespace(
    time=types.SimpleNamespace(time=lambda: clock.now), new_uuid=lambda: "new",
    _token_claims=lambda token: {"jti": token, "exp": 5000, "iat": 900, "origin_jti": "first"},
    _signed_jwt=lambda claims, pool_id, use: [claims, pool_id, use],
    _pool_for_client=lambda client: (pool, "shop"), json_response=lambda body: body,
    error_response_json=lambda name, message, status: name,
)
answer = 200, {}, b'{"AuthenticationResult": {"AccessToken": "access"}}'
request = {"ClientId": "web", "RefreshToken": "old"}
`;

/** Uses a token twice; prints what the first use gives, and what becomes of the token just before and at its end. */
const grace = `${prepared}
first = rotate(cognito, request, answer)
clock.now = 1050
rotate(cognito, request, answer)
find = refuse_replaced(cognito, lambda *_: ("ada", None), lambda: None)
outcomes = []
for now in (1059, 1060):
    clock.now = now
    outcomes.append(find(pool, "shop", "web", "old"))
print(json.dumps([first, outcomes]))
`;

/** Uses a token twice at a time, without a grace period; prints how both uses end. */
const concurrent = `${prepared}
rotation["RetryGracePeriodSeconds"] = 0
find = refuse_replaced(cognito, lambda *_: ("ada", None), lambda: None)
found = [find(pool, "shop", "web", "old") for _ in range(2)]
print(json.dumps([found, [rotate(cognito, request, answer) for _ in range(2)]]))
`;

describe("The refresh token that takes another one's place", () => {
  it("ends with the first one, which a retry doesn't prolong", async () => {
    const claims = { jti: "new", exp: 5000, iat: 1000, origin_jti: "first" };
    assert.deepEqual(await python(grace), [
      { AuthenticationResult: { AccessToken: "access", RefreshToken: [claims, "shop", "access"] } },
      [
        ["ada", null],
        [null, "RefreshTokenReuseException"],
      ],
    ]);
  });

  it("is given to one of several uses at a time", async () => {
    const [found, [first, second]] = (await python(concurrent)) as [unknown, unknown[]];
    assert.deepEqual(found, [
      ["ada", null],
      ["ada", null],
    ]);
    assert.notEqual(first, "RefreshTokenReuseException");
    assert.equal(second, "RefreshTokenReuseException");
  });
});
