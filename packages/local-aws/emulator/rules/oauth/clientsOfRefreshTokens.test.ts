import assert from "node:assert/strict";
import { describeRule } from "../../../tests/helpers/describeRule";
import {
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
} from "../../../tests/helpers/signInPages";

describeRule("clients of refresh tokens", {
  "refreshes for a client with a secret only with the secret": async (cognito) => {
    const client = await createRedirectClient(cognito, { client: { GenerateSecret: true } });
    const [code, client_secret] = [await codeOf(cognito, client), await secretOf(cognito, client)];
    const tokens = (await (await exchange(cognito, client, code, { client_secret })).json()) as Parameters;
    const { refresh_token = "" } = tokens;
    const refreshWith = (fields: Parameters): Promise<Response> =>
      refresh(cognito, client.ClientId, refresh_token, fields);
    for (const fields of [{}, { client_secret: "" }, { client_secret: "other" }]) {
      assert.deepEqual(await errorOf(await refreshWith(fields)), [400, "invalid_client"]);
    }
    const withoutClient = { grant_type: "refresh_token", refresh_token };
    const authorization = `Basic ${Buffer.from(`${client.ClientId}:${client_secret}`).toString("base64")}`;
    for (const answer of [
      await refreshWith({ client_secret }),
      await post(cognito, "/oauth2/token", withoutClient, { authorization }),
    ]) {
      const refreshed = (await answer.json()) as object;
      assert.deepEqual(
        [answer.status, Object.keys(refreshed).sort()],
        [200, ["access_token", "expires_in", "id_token", "token_type"]],
      );
    }
  },

  "tells how long the client's tokens are valid": async (cognito) => {
    const TokenValidityUnits = { AccessToken: "minutes" } as const;
    const ExplicitAuthFlows = ["ALLOW_USER_PASSWORD_AUTH" as const, "ALLOW_REFRESH_TOKEN_AUTH" as const];
    const client = await createRedirectClient(cognito, {
      client: { ExplicitAuthFlows, AccessTokenValidity: 10, TokenValidityUnits },
    });
    const { refresh_token, expires_in } = await tokensOnPage(cognito, client);
    assert.equal(expires_in, 600);
    const { AuthenticationResult } = await cognito.signIn(client.ClientId);
    for (const token of [refresh_token, AuthenticationResult?.RefreshToken]) {
      const refreshed = (await (await refresh(cognito, client.ClientId, token)).json()) as Parameters;
      assert.equal(refreshed["expires_in"], 600);
    }
  },

  "refreshes for nobody but the client that has the token": async (cognito) => {
    const client = await createRedirectClient(cognito);
    const other = await cognito.createClient(client.UserPoolId, codeFlow);
    const { refresh_token = "" } = await tokensOnPage(cognito, client);
    assert.deepEqual(await errorOf(await refresh(cognito, other, refresh_token)), [400, "invalid_grant"]);
    assert.equal((await refresh(cognito, client.ClientId, refresh_token)).status, 200);
  },
});
