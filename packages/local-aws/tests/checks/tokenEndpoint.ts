import assert from "node:assert/strict";
import { UpdateUserPoolClientCommand } from "@aws-sdk/client-cognito-identity-provider";
import { createMachine } from "../helpers/machine";
import {
  challengeOf,
  codeFlow,
  codeOf,
  createRedirectClient,
  errorOf,
  exchange,
  type Parameters,
  post,
  refresh,
  secretOf,
  tokensOnPage,
  userInfo,
} from "../helpers/signInPages";
import { api, documented, guide, type Subject } from "./check";
import { claimsOf } from "./tokens";

const endpoint = guide("token-endpoint");
const userInfoPage = guide("userinfo-endpoint");
const refused = [400, "invalid_grant"];
const attributes = { email: "ada@example.com", email_verified: "true", name: "Ada" };

export const tokenEndpoint: Subject = {
  title: "Token, user information and revocation endpoints",
  checks: {
    "A code gives tokens once": documented(endpoint, async (cognito) => {
      const client = await createRedirectClient(cognito);
      const code = await codeOf(cognito, client);
      assert.equal((await exchange(cognito, client, code)).status, 200);
      assert.deepEqual(await errorOf(await exchange(cognito, client, code)), refused);
    }),

    "A code gives tokens only with the proof key that it was requested with": documented(
      endpoint,
      async (cognito) => {
        const client = await createRedirectClient(cognito);
        const code = await codeOf(cognito, client, challengeOf("verifier"));
        for (const others of [{}, { code_verifier: "other" }]) {
          assert.deepEqual(await errorOf(await exchange(cognito, client, code, others)), refused);
        }
        const answer = await exchange(cognito, client, code, { code_verifier: "verifier" });
        assert.equal(answer.status, 200);
      },
    ),

    "A code gives tokens only for its client and its address": documented(endpoint, async (cognito) => {
      const client = await createRedirectClient(cognito);
      const code = await codeOf(cognito, client);
      const ClientId = await cognito.createClient(client.UserPoolId, codeFlow);
      const redirect_uri = "http://localhost:5173/other";
      for (const answer of [
        await exchange(cognito, { ...client, ClientId }, code),
        await exchange(cognito, client, code, { redirect_uri }),
      ]) {
        assert.deepEqual(await errorOf(answer), refused);
      }
    }),

    "The ID token has the nonce, and there is none without openid": documented(
      guide("authorization-endpoint"),
      async (cognito) => {
        const AllowedOAuthScopes = ["openid", "aws.cognito.signin.user.admin"];
        const client = await createRedirectClient(cognito, { client: { AllowedOAuthScopes } });
        const { id_token = "" } = await tokensOnPage(cognito, client, { scope: "openid", nonce: "once" });
        assert.equal(claimsOf(id_token)["nonce"], "once");
        const scope = "aws.cognito.signin.user.admin";
        const tokens = await tokensOnPage(cognito, client, { scope });
        assert.equal(tokens["id_token"], undefined);
        assert.equal(claimsOf(tokens["access_token"] ?? "")["scope"], scope);
      },
    ),

    "A request without what it needs is invalid": documented(endpoint, async (cognito) => {
      const { ClientId } = await createRedirectClient(cognito);
      assert.deepEqual(await errorOf(await refresh(cognito, ClientId)), [400, "invalid_request"]);
      const unknown = await refresh(cognito, ClientId, "token", { grant_type: "password" });
      assert.deepEqual(await errorOf(unknown), [400, "unsupported_grant_type"]);
    }),

    "A client without the code flow gets nothing for a code": documented(endpoint, async (cognito) => {
      const client = await createRedirectClient(cognito);
      const code = await codeOf(cognito, client);
      const implicit = { ...client, ...codeFlow, AllowedOAuthFlows: ["implicit" as const] };
      await cognito.send(new UpdateUserPoolClientCommand(implicit));
      assert.deepEqual(await errorOf(await exchange(cognito, client, code)), [400, "unauthorized_client"]);
    }),

    "A refresh token gives tokens only to its client": documented(endpoint, async (cognito) => {
      const client = await createRedirectClient(cognito);
      const { refresh_token } = await tokensOnPage(cognito, client);
      assert.equal((await refresh(cognito, client.ClientId, refresh_token)).status, 200);
      const other = await cognito.createClient(client.UserPoolId, codeFlow);
      assert.deepEqual(await errorOf(await refresh(cognito, other, refresh_token)), refused);
    }),

    "A rotating refresh token is replaced at the token endpoint, too": documented(
      api("CreateUserPoolClient"),
      async (cognito) => {
        const ExplicitAuthFlows = ["ALLOW_USER_SRP_AUTH" as const];
        const RefreshTokenRotation = { Feature: "ENABLED" as const, RetryGracePeriodSeconds: 0 };
        const rotating = { ExplicitAuthFlows, RefreshTokenRotation };
        const client = await createRedirectClient(cognito, { client: rotating });
        const { refresh_token } = await tokensOnPage(cognito, client);
        const answer = await refresh(cognito, client.ClientId, refresh_token);
        const { refresh_token: next } = (await answer.json()) as Parameters;
        assert.deepEqual(await errorOf(await refresh(cognito, client.ClientId, refresh_token)), refused);
        assert.equal((await refresh(cognito, client.ClientId, next)).status, 200);
      },
    ),

    "A client with a secret gets tokens only with it": documented(endpoint, async (cognito) => {
      const client = await createRedirectClient(cognito, { client: { GenerateSecret: true } });
      const [code, client_secret] = [await codeOf(cognito, client), await secretOf(cognito, client)];
      const invalid = [400, "invalid_client"];
      assert.deepEqual(await errorOf(await exchange(cognito, client, code)), invalid);
      const answer = await exchange(cognito, client, code, { client_secret });
      const { refresh_token } = (await answer.json()) as Parameters;
      assert.deepEqual(await errorOf(await refresh(cognito, client.ClientId, refresh_token)), invalid);
      const secret = { client_secret };
      assert.equal((await refresh(cognito, client.ClientId, refresh_token, secret)).status, 200);
    }),

    "A scope gives tokens only if the client can read its attributes": documented(
      endpoint,
      async (cognito) => {
        const settings = { ReadAttributes: ["email", "name"] };
        const client = await createRedirectClient(cognito, { client: settings, attributes });
        await tokensOnPage(cognito, client, { scope: "openid profile" });
        const code = await codeOf(cognito, client, { scope: "openid email" });
        assert.deepEqual(await errorOf(await exchange(cognito, client, code)), refused);
      },
    ),

    "A machine gets the scopes that it asks for and has": documented(endpoint, async (cognito) => {
      const { UserPoolId } = await createRedirectClient(cognito);
      const request = await createMachine(cognito, UserPoolId);
      for (const form of [{}, { scope: "shop/read" }]) {
        const { access_token = "" } = (await (await request(form)).json()) as Parameters;
        assert.equal(claimsOf(access_token)["scope"], "shop/read");
      }
      assert.equal((await request({ scope: "shop/write" })).status, 400);
      assert.deepEqual(await errorOf(await request({ client_secret: "other" })), [400, "invalid_client"]);
    }),

    "The ID token has the claims of its scopes": documented(
      guide("authorization-endpoint"),
      async (cognito) => {
        const client = await createRedirectClient(cognito, { attributes });
        const { id_token = "" } = await tokensOnPage(cognito, client, { scope: "openid email" });
        const claims = claimsOf(id_token);
        assert.deepEqual([claims["email"], claims["name"]], ["ada@example.com", undefined]);
      },
    ),

    "The user information is that of the scopes": documented(userInfoPage, async (cognito) => {
      const client = await createRedirectClient(cognito, { attributes });
      for (const [scope, told] of Object.entries({
        "openid email": ["ada@example.com", undefined],
        "openid profile": [undefined, "Ada"],
        openid: ["ada@example.com", "Ada"],
      })) {
        const { access_token } = await tokensOnPage(cognito, client, { scope });
        const { email, name } = (await (await userInfo(cognito, access_token)).json()) as Parameters;
        assert.deepEqual([email, name], told);
      }
    }),

    "The user information is given only for openid": documented(userInfoPage, async (cognito) => {
      const client = await createRedirectClient(cognito, { attributes });
      const { AuthenticationResult } = await cognito.signIn(client.ClientId);
      const { access_token, id_token } = await tokensOnPage(cognito, client);
      assert.equal((await userInfo(cognito, access_token)).status, 200);
      for (const token of [AuthenticationResult?.AccessToken, id_token, `${String(access_token)}x`]) {
        assert.equal((await userInfo(cognito, token)).status, 401);
      }
    }),

    "A refresh token can be revoked": documented(guide("revocation-endpoint"), async (cognito) => {
      const { ClientId, ...pool } = await createRedirectClient(cognito);
      const { access_token, refresh_token = "" } = await tokensOnPage(cognito, { ClientId, ...pool });
      const revoke = (token: string): Promise<Response> =>
        post(cognito, "/oauth2/revoke", { client_id: ClientId, token });
      assert.deepEqual(await errorOf(await revoke(access_token ?? "")), [400, "unsupported_token_type"]);
      assert.equal((await revoke(refresh_token)).status, 200);
      assert.deepEqual(await errorOf(await refresh(cognito, ClientId, refresh_token)), refused);
      assert.equal((await userInfo(cognito, access_token)).status, 401);
    }),
  },
};
