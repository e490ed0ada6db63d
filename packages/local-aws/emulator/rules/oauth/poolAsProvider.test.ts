import assert from "node:assert/strict";
import { describeRule } from "../../../tests/helpers/describeRule";
import { authorize, codeOf, createRedirectClient } from "../../../tests/helpers/signInPages";

describeRule("user pool as identity provider", {
  "signs a user of the pool in where the application asks for COGNITO": async (cognito) => {
    const client = await createRedirectClient(cognito);
    assert.notEqual(await codeOf(cognito, client, { identity_provider: "COGNITO" }), "");
  },

  "doesn't take another provider for the pool": async (cognito) => {
    const client = await createRedirectClient(cognito);
    for (const identity_provider of ["Cognito", "Google"]) {
      assert.equal((await authorize(cognito, client, { identity_provider })).status, 400);
    }
  },
});
