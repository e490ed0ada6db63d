import assert from "node:assert/strict";
import {
  CreateIdentityProviderCommand,
  UpdateUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";

const google = {
  ProviderName: "Google",
  ProviderType: "Google",
  ProviderDetails: { client_id: "shop", client_secret: "secret", authorize_scopes: "openid" },
} as const;

describeRule("identity providers of app clients", {
  "takes the pool itself, and a provider that it has": async ({ createPool, createClient, send }) => {
    const UserPoolId = await createPool();
    const clientOf = (...SupportedIdentityProviders: string[]): Promise<string> =>
      createClient(UserPoolId, { SupportedIdentityProviders });
    await clientOf("COGNITO");
    assert.equal(
      await refusalOf(clientOf("COGNITO", "Google")),
      `InvalidParameterException: The provider Google does not exist for User Pool ${UserPoolId}`,
    );
    await send(new CreateIdentityProviderCommand({ UserPoolId, ...google }));
    await clientOf("COGNITO", "Google");
  },

  "refuses an update with one that doesn't exist": async ({ createPool, createClient, send }) => {
    const UserPoolId = await createPool();
    const client = { UserPoolId, ClientId: await createClient(UserPoolId) };
    const SupportedIdentityProviders = ["COGNITO", "Company"];
    assert.equal(
      await refusalOf(send(new UpdateUserPoolClientCommand({ ...client, SupportedIdentityProviders }))),
      `InvalidParameterException: The provider Company does not exist for User Pool ${UserPoolId}`,
    );
  },
});
