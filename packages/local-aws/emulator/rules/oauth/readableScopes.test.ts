import assert from "node:assert/strict";
import { describeRule } from "../../../tests/helpers/describeRule";
import {
  codeOf,
  createRedirectClient,
  errorOf,
  exchange,
  tokensOnPage,
} from "../../../tests/helpers/signInPages";

const AllowedOAuthScopes = ["openid", "email", "phone", "profile"];
const attributes = { email: "ada@example.com", email_verified: "true" };

describeRule("readable attributes of scopes", {
  "gives no tokens for a scope of which the client can read only a part": async (cognito) => {
    for (const [scope, name] of [
      ["email", "email"],
      ["email", "email_verified"],
      ["phone", "phone_number"],
    ] as const) {
      const settings = { AllowedOAuthScopes, ReadAttributes: ["name", name] };
      const client = await createRedirectClient(cognito, { client: settings, attributes });
      const code = await codeOf(cognito, client, { scope: `openid ${scope}` });
      assert.deepEqual(await errorOf(await exchange(cognito, client, code)), [400, "invalid_grant"]);
      await tokensOnPage(cognito, client, { scope: "openid profile" });
      // Without a scope in the request, it is for all that the client has.
      assert.deepEqual(await errorOf(await exchange(cognito, client, await codeOf(cognito, client))), [
        400,
        "invalid_grant",
      ]);
    }
  },

  "gives tokens where the client can read all of it, and where it has no list": async (cognito) => {
    const all = ["email", "email_verified", "phone_number", "phone_number_verified"];
    for (const ReadAttributes of [all, []]) {
      const settings = { AllowedOAuthScopes, ReadAttributes };
      await tokensOnPage(cognito, await createRedirectClient(cognito, { client: settings, attributes }));
    }
  },
});
