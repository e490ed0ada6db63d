import assert from "node:assert/strict";
import {
  type CreateUserPoolClientCommandInput,
  UpdateUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { describeRule } from "../../../tests/helpers/describeRule";
import { createMachine } from "../../../tests/helpers/machine";
import {
  codeFlow,
  codeOf,
  createRedirectClient,
  errorOf,
  exchange,
  refresh,
  tokensOnPage,
} from "../../../tests/helpers/signInPages";

const unauthorized = [400, "unauthorized_client"];

describeRule("flows of token requests", {
  "gives nothing for a code once its client may no longer use the flow": async (cognito) => {
    const client = await createRedirectClient(cognito);
    const code = await codeOf(cognito, client);
    const update = (settings: Partial<CreateUserPoolClientCommandInput>): Promise<unknown> =>
      cognito.send(new UpdateUserPoolClientCommand({ ...client, ...codeFlow, ...settings }));
    await update({ AllowedOAuthFlows: ["implicit"] });
    assert.deepEqual(await errorOf(await exchange(cognito, client, code)), unauthorized);
    await update({ AllowedOAuthFlowsUserPoolClient: false });
    assert.deepEqual(await errorOf(await exchange(cognito, client, code)), unauthorized);
    await update({});
    assert.equal((await exchange(cognito, client, code)).status, 200);
  },

  "refreshes tokens of a client only if it may refresh them": async (cognito) => {
    const refreshOf = async (settings: Partial<CreateUserPoolClientCommandInput>): Promise<Response> => {
      const client = await createRedirectClient(cognito, { client: settings });
      const { refresh_token = "" } = await tokensOnPage(cognito, client);
      return refresh(cognito, client.ClientId, refresh_token);
    };
    assert.deepEqual(
      await errorOf(await refreshOf({ ExplicitAuthFlows: ["ALLOW_USER_SRP_AUTH"] })),
      unauthorized,
    );
    for (const settings of [
      { ExplicitAuthFlows: [] },
      { ExplicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH" as const] },
      {
        ExplicitAuthFlows: ["ALLOW_USER_SRP_AUTH" as const],
        RefreshTokenRotation: { Feature: "ENABLED" as const },
      },
    ]) {
      assert.equal((await refreshOf(settings)).status, 200);
    }
  },

  "gives a machine nothing while OAuth is off for its client": async (cognito) => {
    const request = async (AllowedOAuthFlowsUserPoolClient: boolean): Promise<Response> => {
      const { UserPoolId } = await createRedirectClient(cognito);
      const requestTokens = await createMachine(cognito, UserPoolId, { AllowedOAuthFlowsUserPoolClient });
      return requestTokens();
    };
    assert.deepEqual(await errorOf(await request(false)), [400, "invalid_grant"]);
    assert.equal((await request(true)).status, 200);
  },
});
