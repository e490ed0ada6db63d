import assert from "node:assert/strict";
import {
  AdminInitiateAuthCommand,
  CreateUserPoolClientCommand,
  type CreateUserPoolClientCommandInput,
  DescribeUserPoolClientCommand,
  InitiateAuthCommand,
  UpdateUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";

const notPermitted =
  "InvalidParameterException: ALLOW_REFRESH_TOKEN_AUTH is not a permitted ExplicitAuthFlow when refresh token rotation is enabled.";

type Settings = Partial<CreateUserPoolClientCommandInput>;
const on = { RefreshTokenRotation: { Feature: "ENABLED", RetryGracePeriodSeconds: 0 } } satisfies Settings;
const off = { RefreshTokenRotation: { Feature: "DISABLED" } } satisfies Settings;
const withFlow = {
  ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
} satisfies Settings;
const withoutFlow = { ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH"] } satisfies Settings;

describeRule("no flow of refresh tokens with rotation", {
  "refuses a client that has both": async ({ createPool, send }) => {
    const UserPoolId = await createPool();
    const create = (settings: Settings): Promise<unknown> =>
      send(new CreateUserPoolClientCommand({ UserPoolId, ClientName: "web", ...settings }));
    assert.equal(await refusalOf(create({ ...withFlow, ...on })), notPermitted);
    for (const settings of [{ ...withFlow, ...off }, withFlow, { ...withoutFlow, ...on }]) {
      await create(settings);
    }
  },

  "refuses an update that would have both, and takes one that turns rotation off": async ({
    createPool,
    createClient,
    send,
  }) => {
    const UserPoolId = await createPool();
    const ClientId = await createClient(UserPoolId, { ...withoutFlow, ...on });
    const update = (settings: Settings): Promise<unknown> =>
      send(new UpdateUserPoolClientCommand({ UserPoolId, ClientId, ...settings }));
    assert.equal(await refusalOf(update({ ...withFlow, ...on })), notPermitted);
    assert.equal(await refusalOf(update(withFlow)), notPermitted);
    await update({ ...withFlow, ...off });
    const { UserPoolClient } = await send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }));
    assert.deepEqual(UserPoolClient?.ExplicitAuthFlows, withFlow.ExplicitAuthFlows);
  },

  "refuses a sign-in by a refresh token at a client with rotation, also without flows": async (cognito) => {
    const UserPoolId = await cognito.createPool();
    await cognito.createUser(UserPoolId);
    const ClientId = await cognito.createClient(UserPoolId, { ...withoutFlow, ...on });
    const { AuthenticationResult } = await cognito.signIn(ClientId);
    await cognito.send(new UpdateUserPoolClientCommand({ UserPoolId, ClientId, ...on }));
    const AuthParameters = { REFRESH_TOKEN: AuthenticationResult?.RefreshToken ?? "" };
    const signIn = { ClientId, AuthFlow: "REFRESH_TOKEN_AUTH", AuthParameters } as const;
    const refused = "InvalidParameterException: REFRESH_TOKEN_AUTH flow not enabled for this client";
    assert.equal(await refusalOf(cognito.send(new InitiateAuthCommand(signIn))), refused);
    const byServer = new AdminInitiateAuthCommand({ UserPoolId, ...signIn });
    assert.equal(await refusalOf(cognito.send(byServer)), refused);
  },
});
