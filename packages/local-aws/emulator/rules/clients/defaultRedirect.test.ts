import assert from "node:assert/strict";
import { UpdateUserPoolClientCommand } from "@aws-sdk/client-cognito-identity-provider";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";

const refused = "InvalidParameterException: DefaultRedirectURI must be in the CallbackURLs list.";
const [home, other] = ["https://shop.example.com/", "https://shop.example.com/other"];
const oauth = {
  AllowedOAuthFlows: ["code"] as const,
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthScopes: ["openid"],
};
const clientWith = (DefaultRedirectURI: string, ...CallbackURLs: string[]): object => ({
  ...oauth,
  DefaultRedirectURI,
  CallbackURLs,
});

describeRule("default redirect among the callbacks", {
  "refuses a client whose default isn't one of them": async ({ createPool, createClient }) => {
    const pool = await createPool();
    await createClient(pool, clientWith(other, home, other));
    assert.equal(await refusalOf(createClient(pool, clientWith(other, home))), refused);
  },

  "refuses an update that would take it away": async ({ createPool, createClient, send }) => {
    const UserPoolId = await createPool();
    const ClientId = await createClient(UserPoolId, clientWith(other, home, other));
    const update = (settings: object): Promise<unknown> =>
      send(new UpdateUserPoolClientCommand({ UserPoolId, ClientId, ...settings }));
    assert.equal(await refusalOf(update(clientWith(other, home))), refused);
    await update(clientWith(home, home));
    await update({ ...oauth, CallbackURLs: [home] });
  },
});
