import assert from "node:assert/strict";
import {
  type CreateUserPoolClientCommandInput,
  DescribeUserPoolClientCommand,
  UpdateUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { describeRule } from "../../../tests/helpers/describeRule";

/** Every setting, none as it is by default. */
const settings = {
  AccessTokenValidity: 15,
  AllowedOAuthFlows: ["code"],
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthScopes: ["openid"],
  AnalyticsConfiguration: { ApplicationArn: "arn:aws:mobiletargeting:us-east-1:000000000000:apps/shop" },
  AuthSessionValidity: 15,
  CallbackURLs: ["https://shop.example.com/"],
  DefaultRedirectURI: "https://shop.example.com/",
  EnablePropagateAdditionalUserContextData: true,
  EnableTokenRevocation: false,
  ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
  IdTokenValidity: 15,
  LogoutURLs: ["https://shop.example.com/bye"],
  PreventUserExistenceErrors: "ENABLED",
  ReadAttributes: ["email"],
  RefreshTokenValidity: 10,
  SupportedIdentityProviders: ["COGNITO"],
  TokenValidityUnits: { AccessToken: "minutes", IdToken: "minutes" },
  WriteAttributes: ["email"],
} satisfies Partial<CreateUserPoolClientCommandInput>;

const defaults = {
  AllowedOAuthFlows: [],
  AllowedOAuthFlowsUserPoolClient: false,
  AllowedOAuthScopes: [],
  AuthSessionValidity: 3,
  CallbackURLs: [],
  DefaultRedirectURI: "",
  EnablePropagateAdditionalUserContextData: false,
  EnableTokenRevocation: true,
  ExplicitAuthFlows: [],
  LogoutURLs: [],
  PreventUserExistenceErrors: "LEGACY",
  ReadAttributes: [],
  RefreshTokenValidity: 30,
  SupportedIdentityProviders: [],
  TokenValidityUnits: {},
  WriteAttributes: [],
};

describeRule("updates of app clients", {
  "resets each setting that an update leaves out, and keeps the secret and the name": async ({
    createPool,
    createClient,
    send,
  }) => {
    const UserPoolId = await createPool();
    const ClientId = await createClient(UserPoolId, { ...settings, ClientName: "web", GenerateSecret: true });
    const describe = new DescribeUserPoolClientCommand({ UserPoolId, ClientId });
    const { ClientSecret } = (await send(describe)).UserPoolClient ?? {};
    const answer = await send(new UpdateUserPoolClientCommand({ UserPoolId, ClientId }));
    for (const { UserPoolClient = {} } of [answer, await send(describe)]) {
      const { CreationDate, LastModifiedDate, ...described } = UserPoolClient;
      assert.ok(CreationDate && LastModifiedDate);
      assert.deepEqual(described, { UserPoolId, ClientId, ClientName: "web", ClientSecret, ...defaults });
    }
  },

  "keeps what an update says": async ({ createPool, createClient, send }) => {
    const UserPoolId = await createPool();
    const ClientId = await createClient(UserPoolId, { ...settings, GenerateSecret: true });
    const answer = await send(new UpdateUserPoolClientCommand({ UserPoolId, ClientId, ...settings }));
    const described = await send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }));
    for (const { UserPoolClient } of [answer, described]) {
      assert.deepEqual({ ...UserPoolClient, ...settings }, UserPoolClient);
    }
  },
});
