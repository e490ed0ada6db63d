import assert from "node:assert/strict";
import { describeRule } from "../../../tests/helpers/describeRule";
import { authorize, callback, createRedirectClient, redirectOf } from "../../../tests/helpers/signInPages";

describeRule("scopes that need openid", {
  "shows the page for a scope together with openid, and for no scope": async (cognito) => {
    const client = await createRedirectClient(cognito);
    for (const query of [{ scope: "openid email" }, { scope: "profile openid" }, { scope: "" }]) {
      assert.equal((await authorize(cognito, client, query)).status, 200);
    }
  },

  "tells the application that a scope isn't possible without openid": async (cognito) => {
    const AllowedOAuthScopes = ["openid", "email", "phone", "profile", "aws.cognito.signin.user.admin"];
    const client = await createRedirectClient(cognito, { client: { AllowedOAuthScopes } });
    for (const scope of ["email", "phone", "profile", "email aws.cognito.signin.user.admin"]) {
      assert.deepEqual(redirectOf(await authorize(cognito, client, { scope, state: "42" })), {
        address: callback,
        parameters: { error: "invalid_request", error_description: "invalid_scope", state: "42" },
      });
    }
    assert.equal((await authorize(cognito, client, { scope: "aws.cognito.signin.user.admin" })).status, 200);
  },
});
