import assert from "node:assert/strict";
import { describeRule } from "../../../tests/helpers/describeRule";
import {
  codeOf,
  createRedirectClient,
  errorOf,
  exchange,
  post,
  refresh,
  tokensOnPage,
} from "../../../tests/helpers/signInPages";

const incomplete = [400, "invalid_request"];

describeRule("parameters of token requests", {
  "demands the client, the code and the address that it was for": async (cognito) => {
    const client = await createRedirectClient(cognito);
    const code = await codeOf(cognito, client);
    for (const name of ["client_id", "code", "redirect_uri"]) {
      assert.deepEqual(await errorOf(await exchange(cognito, client, code, { [name]: "" })), incomplete);
    }
    assert.equal((await exchange(cognito, client, code)).status, 200);
  },

  "demands the client and the refresh token": async (cognito) => {
    const client = await createRedirectClient(cognito);
    const { refresh_token = "" } = await tokensOnPage(cognito, client);
    for (const name of ["client_id", "refresh_token"]) {
      assert.deepEqual(
        await errorOf(await refresh(cognito, client.ClientId, refresh_token, { [name]: "" })),
        incomplete,
      );
    }
    assert.equal((await refresh(cognito, client.ClientId, refresh_token)).status, 200);
  },

  "takes every parameter only once": async (cognito) => {
    const client = await createRedirectClient(cognito);
    const { refresh_token = "" } = await tokensOnPage(cognito, client);
    const form = { grant_type: "refresh_token", client_id: client.ClientId, refresh_token };
    for (const [name, value] of Object.entries(form)) {
      for (const other of ["", value]) {
        const fields: [string, string][] = [...Object.entries(form), [name, other]];
        assert.deepEqual(await errorOf(await post(cognito, "/oauth2/token", fields)), incomplete);
      }
    }
    assert.equal((await post(cognito, "/oauth2/token", form)).status, 200);
  },
});
