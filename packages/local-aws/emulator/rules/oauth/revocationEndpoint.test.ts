import assert from "node:assert/strict";
import {
  DeleteUserPoolDomainCommand,
  DescribeUserPoolCommand,
} from "@aws-sdk/client-cognito-identity-provider";
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
  userInfo,
} from "../../../tests/helpers/signInPages";

describeRule("revocation endpoint", {
  "revokes a refresh token, and the access tokens that it gave": async (cognito) => {
    const client = await createRedirectClient(cognito);
    const { access_token = "", refresh_token = "" } = await tokensOnPage(cognito, client);
    assert.equal((await userInfo(cognito, access_token)).status, 200);
    const form = { client_id: client.ClientId, token: refresh_token };
    for (let time = 1; time <= 2; time += 1) {
      const answer = await post(cognito, "/oauth2/revoke", form);
      assert.deepEqual([answer.status, await answer.text()], [200, ""]);
    }
    const refreshed = await refresh(cognito, client.ClientId, refresh_token);
    assert.deepEqual(await errorOf(refreshed), [400, "invalid_grant"]);
    assert.equal((await userInfo(cognito, access_token)).status, 401);
  },

  "says what is wrong with a request": async (cognito) => {
    const client = await createRedirectClient(cognito);
    const { access_token = "", id_token = "" } = await tokensOnPage(cognito, client);
    const client_id = client.ClientId;
    const off = await cognito.createClient(client.UserPoolId, { ...codeFlow, EnableTokenRevocation: false });
    for (const [form, error] of [
      [{ client_id, token: "" }, [400, "invalid_request"]],
      [{ client_id: off, token: access_token }, [400, "invalid_request"]],
      [{ client_id, token: access_token }, [400, "unsupported_token_type"]],
      [{ client_id, token: id_token }, [400, "unsupported_token_type"]],
      [{ client_id: "nobody", token: access_token }, [401, "invalid_client"]],
    ] as const) {
      assert.deepEqual(await errorOf(await post(cognito, "/oauth2/revoke", form)), error);
    }
    assert.equal((await post(cognito, "/oauth2/revoke", { client_id, token: "no-token" })).status, 200);
  },

  "demands the secret of a client that has one": async (cognito) => {
    const client = await createRedirectClient(cognito, { client: { GenerateSecret: true } });
    const [code, client_secret] = [await codeOf(cognito, client), await secretOf(cognito, client)];
    const tokens = (await (await exchange(cognito, client, code, { client_secret })).json()) as Parameters;
    const form = { client_id: client.ClientId, token: tokens["refresh_token"] ?? "" };
    for (const fields of [{}, { client_secret: "other" }]) {
      const answer = await post(cognito, "/oauth2/revoke", { ...form, ...fields });
      assert.deepEqual(await errorOf(answer), [401, "invalid_client"]);
    }
    assert.equal((await post(cognito, "/oauth2/revoke", { ...form, client_secret })).status, 200);
  },

  "leaves the tokens of other clients alone, and those of a pool without a domain": async (cognito) => {
    const client = await createRedirectClient(cognito);
    const { UserPoolId } = client;
    const other = await cognito.createClient(UserPoolId, codeFlow);
    const { refresh_token = "" } = await tokensOnPage(cognito, client);
    assert.equal(
      (await post(cognito, "/oauth2/revoke", { client_id: other, token: refresh_token })).status,
      200,
    );
    assert.equal((await refresh(cognito, client.ClientId, refresh_token)).status, 200);
    const { UserPool } = await cognito.send(new DescribeUserPoolCommand({ UserPoolId }));
    await cognito.send(new DeleteUserPoolDomainCommand({ UserPoolId, Domain: UserPool?.Domain ?? "" }));
    const revoke = { client_id: client.ClientId, token: refresh_token };
    assert.equal((await post(cognito, "/oauth2/revoke", revoke)).status, 404);
  },
});
