import assert from "node:assert/strict";
import { CreateIdentityProviderCommand } from "@aws-sdk/client-cognito-identity-provider";
import { password } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import {
  authorize,
  codeFlow,
  createRedirectClient,
  redirectOf,
  submit,
} from "../../../tests/helpers/signInPages";

const notAvailable = /Login option is not available\. Please try another one/;

describeRule("identity providers of sign-in pages", {
  "shows no form to a client without the pool's own users": async (cognito) => {
    const client = await createRedirectClient(cognito, { client: { SupportedIdentityProviders: [] } });
    for (const query of [{}, { identity_provider: "COGNITO" }]) {
      const page = await authorize(cognito, client, query);
      const html = await page.text();
      assert.equal(page.status, 400);
      assert.match(html, notAvailable);
      assert.doesNotMatch(html, /<form/);
    }
  },

  "signs nobody in for it on the page of another client": async (cognito) => {
    const client = await createRedirectClient(cognito);
    const without = { ...codeFlow, SupportedIdentityProviders: [] };
    const ClientId = await cognito.createClient(client.UserPoolId, without);
    const fields = { username: "ada", password, client_id: ClientId };
    const answer = await submit(cognito, await authorize(cognito, client), fields);
    assert.match(await answer.text(), notAvailable);
    assert.equal(answer.status, 400);
  },

  "leads to a provider of the pool only if the client has it": async (cognito) => {
    const client = await createRedirectClient(cognito);
    const { UserPoolId } = client;
    const company = {
      UserPoolId,
      ProviderName: "Company",
      ProviderType: "OIDC",
      ProviderDetails: {
        client_id: "shop",
        client_secret: "secret",
        attributes_request_method: "GET",
        oidc_issuer: "https://company.example.com",
        authorize_scopes: "openid",
        authorize_url: "https://company.example.com/authorize",
        token_url: "https://company.example.com/token",
        attributes_url: "https://company.example.com/user",
        jwks_uri: "https://company.example.com/keys",
      },
    } as const;
    await cognito.send(new CreateIdentityProviderCommand(company));
    const asked = { identity_provider: "Company" };
    assert.match(await (await authorize(cognito, client, asked)).text(), notAvailable);
    const settings = { ...codeFlow, SupportedIdentityProviders: ["COGNITO", "Company"] };
    const ClientId = await cognito.createClient(UserPoolId, settings);
    const answer = await authorize(cognito, { UserPoolId, ClientId }, asked);
    assert.equal(redirectOf(answer).address, "https://company.example.com/authorize");
  },
});
