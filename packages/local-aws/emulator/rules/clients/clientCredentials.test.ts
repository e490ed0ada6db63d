import assert from "node:assert/strict";
import {
  CreateResourceServerCommand,
  type CreateUserPoolClientCommandInput,
  UpdateUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";

const withoutSecret = {
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthFlows: ["client_credentials"],
  AllowedOAuthScopes: ["shop/read"],
} satisfies Partial<CreateUserPoolClientCommandInput>;

const machine = { ...withoutSecret, GenerateSecret: true };

async function poolWithScope({ createPool, send }: CognitoUnderTest): Promise<string> {
  const UserPoolId = await createPool();
  const Scopes = [{ ScopeName: "read", ScopeDescription: "Read" }];
  await send(new CreateResourceServerCommand({ UserPoolId, Identifier: "shop", Name: "shop", Scopes }));
  return UserPoolId;
}

describeRule("client credentials", {
  "lets a client with a secret and scopes of its own have the flow": async (cognito) => {
    await cognito.createClient(await poolWithScope(cognito), machine);
  },

  "refuses the flow together with another": async (cognito) => {
    const UserPoolId = await poolWithScope(cognito);
    for (const other of ["code", "implicit"] as const) {
      const AllowedOAuthFlows = ["client_credentials" as const, other];
      const CallbackURLs = ["https://shop.example.com/"];
      assert.equal(
        await refusalOf(cognito.createClient(UserPoolId, { ...machine, CallbackURLs, AllowedOAuthFlows })),
        "InvalidOAuthFlowException: client_credentials flow can not be selected along with code flow or implicit flow.",
      );
    }
  },

  "refuses the flow without a secret, also in an update": async (cognito) => {
    const UserPoolId = await poolWithScope(cognito);
    const refused =
      "InvalidOAuthFlowException: client_credentials flow can not be selected if client does not have a client secret.";
    assert.equal(await refusalOf(cognito.createClient(UserPoolId, withoutSecret)), refused);
    const update = (ClientId: string): Promise<unknown> =>
      cognito.send(new UpdateUserPoolClientCommand({ UserPoolId, ClientId, ...withoutSecret }));
    assert.equal(await refusalOf(update(await cognito.createClient(UserPoolId))), refused);
    await update(await cognito.createClient(UserPoolId, machine));
  },

  "refuses scopes that are a user's": async (cognito) => {
    const UserPoolId = await poolWithScope(cognito);
    for (const scope of ["openid", "email", "phone", "profile", "aws.cognito.signin.user.admin"]) {
      const AllowedOAuthScopes = ["shop/read", scope];
      assert.equal(
        await refusalOf(cognito.createClient(UserPoolId, { ...machine, AllowedOAuthScopes })),
        `InvalidOAuthFlowException: ${scope} is not supported with client_credentials flow`,
      );
    }
  },
});
