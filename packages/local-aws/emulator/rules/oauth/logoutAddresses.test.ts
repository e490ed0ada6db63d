import assert from "node:assert/strict";
import { describeRule } from "../../../tests/helpers/describeRule";
import { createRedirectClient, openPage, redirectOf } from "../../../tests/helpers/signInPages";

const goodbye = "http://localhost:5173/goodbye";

describeRule("logout URLs", {
  "sends a user who signs out to an address that the client has": async (cognito) => {
    const { ClientId } = await createRedirectClient(cognito, { client: { LogoutURLs: [goodbye] } });
    const leave = (logout_uri: string): Promise<Response> =>
      openPage(cognito, "/logout", { client_id: ClientId, logout_uri });
    assert.deepEqual(redirectOf(await leave(goodbye)), { address: goodbye, parameters: {} });
    assert.equal((await leave("http://localhost:5173/other")).status, 400);
  },

  "sends nobody anywhere for a client without addresses": async (cognito) => {
    const { ClientId } = await createRedirectClient(cognito);
    const query = { client_id: ClientId, logout_uri: goodbye };
    assert.equal((await openPage(cognito, "/logout", query)).status, 400);
  },
});
