import assert from "node:assert/strict";
import {
  CreateResourceServerCommand,
  UpdateUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";

const unknown = "ScopeDoesNotExistException: Invalid scope requested: shop/read";
const standard = ["phone", "email", "openid", "profile", "aws.cognito.signin.user.admin"];
const oauth = {
  AllowedOAuthFlows: ["code"] as const,
  AllowedOAuthFlowsUserPoolClient: true,
  CallbackURLs: ["https://shop.example.com/"],
};
const clientWith = (...scopes: string[]): object => ({ ...oauth, AllowedOAuthScopes: scopes });

describeRule("scopes of app clients", {
  "takes the standard ones, and those of a resource server": async ({ createPool, createClient, send }) => {
    const UserPoolId = await createPool();
    assert.equal(await refusalOf(createClient(UserPoolId, clientWith("openid", "shop/read"))), unknown);
    const Scopes = [{ ScopeName: "read", ScopeDescription: "Read" }];
    await send(new CreateResourceServerCommand({ UserPoolId, Identifier: "shop", Name: "shop", Scopes }));
    await createClient(UserPoolId, clientWith(...standard, "shop/read"));
    assert.equal(
      await refusalOf(createClient(UserPoolId, clientWith("shop/write"))),
      "ScopeDoesNotExistException: Invalid scope requested: shop/write",
    );
  },

  "refuses an update with one that doesn't exist": async ({ createPool, createClient, send }) => {
    const UserPoolId = await createPool();
    const ClientId = await createClient(UserPoolId, clientWith("openid"));
    const update = (...scopes: string[]): Promise<unknown> =>
      send(new UpdateUserPoolClientCommand({ UserPoolId, ClientId, ...clientWith(...scopes) }));
    assert.equal(await refusalOf(update("openid", "shop/read")), unknown);
    await update("openid", "email");
  },

  "refuses one of another pool's server": async ({ createPool, createClient, send }) => {
    const Scopes = [{ ScopeName: "read", ScopeDescription: "Read" }];
    const server = { UserPoolId: await createPool(), Identifier: "shop", Name: "shop", Scopes };
    await send(new CreateResourceServerCommand(server));
    assert.equal(await refusalOf(createClient(await createPool(), clientWith("shop/read"))), unknown);
  },
});
