import assert from "node:assert/strict";
import { claimsOf } from "../../../tests/checks/tokens";
import type { CognitoUnderTest } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { createRedirectClient, refresh, tokensOnPage } from "../../../tests/helpers/signInPages";

const attributes = {
  email: "ada@example.com",
  email_verified: "true",
  phone_number: "+15555550100",
  phone_number_verified: "true",
  name: "Ada",
};
const AllowedOAuthScopes = ["openid", "email", "phone", "profile"];
const byScope = {
  openid: ["email", "email_verified", "name", "phone_number", "phone_number_verified"],
  "openid email": ["email", "email_verified"],
  "openid phone": ["phone_number", "phone_number_verified"],
  "openid profile": ["name"],
};

function attributesIn(idToken: string | undefined): string[] {
  const claims = claimsOf(idToken ?? "");
  assert.equal(claims["cognito:username"], "ada");
  return Object.keys(attributes)
    .filter((name) => name in claims)
    .sort();
}

describeRule("scopes of ID tokens", {
  "gives the claims of the scopes, also when tokens are refreshed": async (cognito: CognitoUnderTest) => {
    const client = await createRedirectClient(cognito, { client: { AllowedOAuthScopes }, attributes });
    for (const [scope, names] of Object.entries(byScope)) {
      const { id_token, refresh_token = "" } = await tokensOnPage(cognito, client, { scope });
      assert.deepEqual(attributesIn(id_token), names);
      const answer = await refresh(cognito, client.ClientId, refresh_token);
      assert.deepEqual(attributesIn(((await answer.json()) as { id_token?: string }).id_token), names);
    }
  },

  "gives all claims after a sign-in by the API": async (cognito) => {
    const { ClientId } = await createRedirectClient(cognito, { attributes });
    const { AuthenticationResult } = await cognito.signIn(ClientId);
    assert.deepEqual(attributesIn(AuthenticationResult?.IdToken), Object.keys(attributes).sort());
  },
});
