import assert from "node:assert/strict";
import { password } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import {
  authorize,
  callback,
  codeFlow,
  createRedirectClient,
  post,
  redirectOf,
  signInOnPage,
  submit,
} from "../../../tests/helpers/signInPages";

const refused = { address: callback, parameters: { error: "unauthorized_client", state: "42" } };

describeRule("flows of sign-in pages", {
  "shows the page to a client that may use the flow": async (cognito) => {
    const client = await createRedirectClient(cognito);
    assert.equal((await authorize(cognito, client)).status, 200);
  },

  "tells the application that its client may use no flow at all": async (cognito) => {
    const off = { ...codeFlow, AllowedOAuthFlowsUserPoolClient: false };
    const client = await createRedirectClient(cognito, { client: off });
    assert.deepEqual(redirectOf(await authorize(cognito, client, { state: "42" })), refused);
  },

  "tells the application that its client may use another flow only": async (cognito) => {
    const implicit = { ...codeFlow, AllowedOAuthFlows: ["implicit" as const] };
    const [code, token] = [
      await createRedirectClient(cognito),
      await createRedirectClient(cognito, { client: implicit }),
    ];
    assert.deepEqual(redirectOf(await authorize(cognito, token, { state: "42" })), refused);
    const asked = { response_type: "token", state: "42" };
    assert.deepEqual(redirectOf(await authorize(cognito, code, asked)), refused);
  },

  "tells the application that it names no flow": async (cognito) => {
    const client = await createRedirectClient(cognito);
    for (const response_type of ["", "id_token"]) {
      assert.deepEqual(redirectOf(await authorize(cognito, client, { response_type })), {
        address: callback,
        parameters: { error: "invalid_request" },
      });
    }
  },

  "sends nobody to an address that isn't one of the client's": async (cognito) => {
    const off = { ...codeFlow, AllowedOAuthFlowsUserPoolClient: false };
    const client = await createRedirectClient(cognito, { client: off });
    const redirect_uri = "http://localhost:5173/other";
    assert.equal((await authorize(cognito, client, { redirect_uri })).status, 400);
  },

  "isn't misled by a form that names the client twice": async (cognito) => {
    const off = { ...codeFlow, AllowedOAuthFlowsUserPoolClient: false };
    const { ClientId } = await createRedirectClient(cognito, { client: off });
    const asked = { response_type: "code", redirect_uri: callback, state: "42" };
    const form = { client_id: ClientId, ...asked, username: "ada", password };
    const fields: [string, string][] = [...Object.entries(form), ["client_id", ""]];
    assert.deepEqual(redirectOf(await post(cognito, "/login", fields)), refused);
  },

  "doesn't believe a page that says otherwise": async (cognito) => {
    const [client, page] = [await createRedirectClient(cognito), await createRedirectClient(cognito)];
    const off = { ...codeFlow, AllowedOAuthFlowsUserPoolClient: false };
    const other = await createRedirectClient(cognito, { client: off });
    assert.notEqual(redirectOf(await signInOnPage(cognito, client)).parameters["code"], undefined);
    const changed = { username: "ada", password: "Correct-horse-1", client_id: other.ClientId, state: "42" };
    assert.deepEqual(redirectOf(await submit(cognito, await authorize(cognito, page), changed)), refused);
  },
});
