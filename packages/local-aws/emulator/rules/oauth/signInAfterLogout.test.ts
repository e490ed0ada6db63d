import assert from "node:assert/strict";
import { describeRule } from "../../../tests/helpers/describeRule";
import { callback, createRedirectClient, openPage, redirectOf } from "../../../tests/helpers/signInPages";

describeRule("sign-in after logout", {
  "leads to the sign-in page with what the application asks for": async (cognito) => {
    const { ClientId } = await createRedirectClient(cognito);
    const query = {
      client_id: ClientId,
      redirect_uri: callback,
      response_type: "code",
      scope: "openid email",
      state: "4 2",
    };
    const answer = await openPage(cognito, "/logout", query);
    assert.equal(answer.status, 302);
    const location = new URL(answer.headers.get("location") ?? "", cognito.endpoint);
    assert.equal(location.origin, new URL(cognito.endpoint).origin);
    assert.equal(location.pathname, "/login");
    assert.deepEqual(Object.fromEntries(location.searchParams), query);
    assert.equal((await fetch(location)).status, 200);
  },

  "demands an address": async (cognito) => {
    const { ClientId } = await createRedirectClient(cognito);
    assert.equal((await openPage(cognito, "/logout", { client_id: ClientId })).status, 400);
  },

  "leaves the address of a sign-out alone": async (cognito) => {
    const goodbye = "http://localhost:5173/goodbye";
    const { ClientId } = await createRedirectClient(cognito, { client: { LogoutURLs: [goodbye] } });
    const query = { client_id: ClientId, logout_uri: goodbye, redirect_uri: callback };
    assert.equal(redirectOf(await openPage(cognito, "/logout", query)).address, goodbye);
  },
});
