import assert from "node:assert/strict";
import { describeRule } from "../../../tests/helpers/describeRule";
import {
  createRedirectClient,
  errorOf,
  type Parameters,
  refresh,
  tokensOnPage,
} from "../../../tests/helpers/signInPages";

const rotating = {
  ExplicitAuthFlows: ["ALLOW_USER_SRP_AUTH" as const],
  RefreshTokenRotation: { Feature: "ENABLED" as const, RetryGracePeriodSeconds: 0 },
};

describeRule("rotation at the token endpoint", {
  "gives another refresh token for each, which is invalid then": async (cognito) => {
    const client = await createRedirectClient(cognito, { client: rotating });
    const refreshWith = (token: string): Promise<Response> => refresh(cognito, client.ClientId, token);
    const { refresh_token: first = "" } = await tokensOnPage(cognito, client);
    const { refresh_token: second = "" } = (await (await refreshWith(first)).json()) as Parameters;
    assert.ok(second !== "" && second !== first);
    assert.deepEqual(await errorOf(await refreshWith(first)), [400, "invalid_grant"]);
    const { refresh_token: third = "" } = (await (await refreshWith(second)).json()) as Parameters;
    assert.ok(third !== "" && third !== second);
  },

  "leaves the refresh token of other clients alone": async (cognito) => {
    const client = await createRedirectClient(cognito);
    const { refresh_token = "" } = await tokensOnPage(cognito, client);
    for (let time = 1; time <= 2; time += 1) {
      const answer = await refresh(cognito, client.ClientId, refresh_token);
      assert.equal(answer.status, 200);
      assert.equal(((await answer.json()) as Parameters)["refresh_token"], undefined);
    }
  },
});
