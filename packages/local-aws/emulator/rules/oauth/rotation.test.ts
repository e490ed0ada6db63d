import assert from "node:assert/strict";
import { describeRule } from "../../../tests/helpers/describeRule";
import {
  createRedirectClient,
  errorOf,
  type Parameters,
  post,
  tokensOnPage,
} from "../../../tests/helpers/signInPages";

const rotating = {
  ExplicitAuthFlows: ["ALLOW_USER_SRP_AUTH" as const],
  RefreshTokenRotation: { Feature: "ENABLED" as const, RetryGracePeriodSeconds: 0 },
};

describeRule("rotation at the token endpoint", {
  "gives another refresh token for each, which is invalid then": async (cognito) => {
    const client = await createRedirectClient(cognito, { client: rotating });
    const refresh = (refresh_token: string): Promise<Response> =>
      post(cognito, "/oauth2/token", {
        grant_type: "refresh_token",
        client_id: client.ClientId,
        refresh_token,
      });
    const { refresh_token: first = "" } = await tokensOnPage(cognito, client);
    const { refresh_token: second = "" } = (await (await refresh(first)).json()) as Parameters;
    assert.ok(second !== "" && second !== first);
    assert.deepEqual(await errorOf(await refresh(first)), [400, "invalid_grant"]);
    const { refresh_token: third = "" } = (await (await refresh(second)).json()) as Parameters;
    assert.ok(third !== "" && third !== second);
  },

  "leaves the refresh token of other clients alone": async (cognito) => {
    const client = await createRedirectClient(cognito);
    const { refresh_token = "" } = await tokensOnPage(cognito, client);
    const form = { grant_type: "refresh_token", client_id: client.ClientId, refresh_token };
    for (let time = 1; time <= 2; time += 1) {
      const answer = await post(cognito, "/oauth2/token", form);
      assert.equal(answer.status, 200);
      assert.equal(((await answer.json()) as Parameters)["refresh_token"], undefined);
    }
  },
});
