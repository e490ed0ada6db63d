import assert from "node:assert/strict";
import { password } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import {
  callback,
  challengeOf,
  createRedirectClient,
  exchange,
  openPage,
  redirectOf,
  submit,
} from "../../../tests/helpers/signInPages";

describeRule("login endpoint", {
  "signs a user in as the authorization endpoint does": async (cognito) => {
    const client = await createRedirectClient(cognito);
    const page = await openPage(cognito, "/login", {
      client_id: client.ClientId,
      response_type: "code",
      redirect_uri: callback,
      state: "42",
      ...challengeOf("verifier"),
    });
    const answer = await submit(cognito, page, { username: "ada", password });
    const { code = "", state } = redirectOf(answer).parameters;
    assert.equal(state, "42");
    assert.equal((await exchange(cognito, client, code)).status, 400);
    assert.equal((await exchange(cognito, client, code, { code_verifier: "verifier" })).status, 200);
  },

  "refuses what the authorization endpoint refuses": async (cognito) => {
    const { ClientId } = await createRedirectClient(cognito);
    const query = { client_id: ClientId, redirect_uri: callback, response_type: "token" };
    assert.deepEqual(redirectOf(await openPage(cognito, "/login", query)), {
      address: callback,
      parameters: { error: "unauthorized_client" },
    });
  },
});
