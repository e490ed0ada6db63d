import assert from "node:assert/strict";
import { UpdateUserPoolClientCommand } from "@aws-sdk/client-cognito-identity-provider";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { codeFlow } from "../../../tests/helpers/signInPages";

const refused =
  "InvalidParameterException: AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to " +
  "use OAuth flows.";
const { AllowedOAuthFlows, AllowedOAuthScopes, ...neither } = codeFlow;

describeRule("flows and scopes of OAuth clients", {
  "refuses a client with OAuth that has no flow, or no scope": async ({ createPool, createClient }) => {
    const UserPoolId = await createPool();
    await createClient(UserPoolId, codeFlow);
    const incomplete = [
      neither,
      { ...neither, AllowedOAuthFlows },
      { ...neither, AllowedOAuthScopes },
      { ...codeFlow, AllowedOAuthFlows: [] },
      { ...codeFlow, AllowedOAuthScopes: [] },
    ];
    for (const settings of incomplete) {
      assert.equal(await refusalOf(createClient(UserPoolId, settings)), refused);
      await createClient(UserPoolId, { ...settings, AllowedOAuthFlowsUserPoolClient: false });
    }
  },

  "refuses an update that would leave it without": async ({ createPool, createClient, send }) => {
    const UserPoolId = await createPool();
    const client = { UserPoolId, ClientId: await createClient(UserPoolId, codeFlow) };
    assert.equal(await refusalOf(send(new UpdateUserPoolClientCommand({ ...client, ...neither }))), refused);
    await send(new UpdateUserPoolClientCommand(client));
  },
});
