import assert from "node:assert/strict";
import { CreateIdentityProviderCommand } from "@aws-sdk/client-cognito-identity-provider";
import { describeRule } from "../../../tests/helpers/describeRule";
import {
  authorize,
  callback,
  codeFlow,
  createRedirectClient,
  redirectOf,
  signInOnPage,
} from "../../../tests/helpers/signInPages";

const leftOut = { redirect_uri: "" };

describeRule("default redirect with one identity provider", {
  "sends the user to the default where the application names no address": async (cognito) => {
    const settings = { CallbackURLs: ["https://shop.example.com/", callback], DefaultRedirectURI: callback };
    const client = await createRedirectClient(cognito, { client: settings });
    assert.equal(redirectOf(await signInOnPage(cognito, client, leftOut)).address, callback);
  },

  "demands an address of a client with several providers": async (cognito) => {
    const client = await createRedirectClient(cognito);
    const { UserPoolId } = client;
    const google = {
      UserPoolId,
      ProviderName: "Google",
      ProviderType: "Google",
      ProviderDetails: { client_id: "shop", client_secret: "secret", authorize_scopes: "openid" },
    } as const;
    await cognito.send(new CreateIdentityProviderCommand(google));
    const SupportedIdentityProviders = ["COGNITO", "Google"];
    const settings = { ...codeFlow, DefaultRedirectURI: callback, SupportedIdentityProviders };
    const ClientId = await cognito.createClient(UserPoolId, settings);
    assert.equal((await authorize(cognito, { UserPoolId, ClientId }, leftOut)).status, 400);
    assert.equal((await authorize(cognito, { UserPoolId, ClientId })).status, 200);
  },
});
