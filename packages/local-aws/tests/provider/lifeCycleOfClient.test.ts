import assert from "node:assert/strict";
import {
  DescribeUserPoolClientCommand,
  type CognitoIdentityProviderClient,
} from "@aws-sdk/client-cognito-identity-provider";
import { appClientProperties } from "../../../../components/appClient/properties";
import { settleAppClient } from "../../../../components/appClient/settled";
import { createCognitoClient } from "../../awsClient";
import { secretMarker } from "../../provider/wire";
import {
  assertSettled,
  create,
  importOf,
  observe,
  preview,
  refresh,
  region,
  remove,
  requestsOf,
  types,
  update,
  type Deployed,
} from "./deployed";
import { useLocalAws } from "./localAws";

const signInFlows = { explicitAuthFlows: ["ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"] };

describe("An app client", () => {
  const aws = useLocalAws();
  let cognito: CognitoIdentityProviderClient;
  let pool: Deployed;

  before(async () => {
    cognito = createCognitoClient(aws);
    pool = await create(observe(aws.endpoint), types.pool, {});
  });

  it("is created as the program has it, without a notice", async () => {
    const client = await create(aws.observed, types.client, {
      ...appClientProperties(settleAppClient(), pool.id),
    });
    const { UserPoolClient = {} } = await cognito.send(
      new DescribeUserPoolClientCommand({ UserPoolId: pool.id, ClientId: client.id }),
    );
    assert.equal(UserPoolClient.ClientName, client.inputs["name"]);
    assert.equal(UserPoolClient.AccessTokenValidity, 60);
    assert.equal(UserPoolClient.TokenValidityUnits?.AccessToken, "minutes");
    assert.deepEqual(client.outputs["clientSecret"], secretMarker(""));
    assert.equal(client.outputs["region"], region);
    await assertSettled(aws.observed, client, `${pool.id}/${client.id}`);
    assert.deepEqual(aws.observed.notices, []);
  });

  it("has a secret, which is a secret", async () => {
    const inputs = { userPoolId: pool.id, generateSecret: true };
    const client = await create(aws.observed, types.client, inputs);
    const { UserPoolClient = {} } = await cognito.send(
      new DescribeUserPoolClientCommand({ UserPoolId: pool.id, ClientId: client.id }),
    );
    assert.ok(UserPoolClient.ClientSecret);
    assert.deepEqual(client.outputs["clientSecret"], secretMarker(UserPoolClient.ClientSecret));
    const imported = await importOf(aws.observed, client.urn, `${pool.id}/${client.id}`);
    assert.deepEqual((await preview(aws.observed, imported, inputs)).replaces, ["generateSecret"]);
  });

  it("is updated in place, and keeps what the program leaves out", async () => {
    const client = await create(aws.observed, types.client, {
      userPoolId: pool.id,
      ...signInFlows,
      name: "web",
    });
    let updated = client;
    const [request] = await requestsOf(aws.endpoint, "UpdateUserPoolClient", async (observer) => {
      updated = await update(observer, client, { userPoolId: pool.id, name: "mobile" });
    });
    assert.deepEqual(request?.["ExplicitAuthFlows"], signInFlows.explicitAuthFlows);
    const { UserPoolClient = {} } = await cognito.send(
      new DescribeUserPoolClientCommand({ UserPoolId: pool.id, ClientId: client.id }),
    );
    assert.equal(UserPoolClient.ClientName, "mobile");
    assert.deepEqual(UserPoolClient.ExplicitAuthFlows, signInFlows.explicitAuthFlows);
    assert.deepEqual(updated.outputs["explicitAuthFlows"], signInFlows.explicitAuthFlows);
    await assertSettled(aws.observed, updated, `${pool.id}/${client.id}`);
  });

  it("keeps rotation, and tells that it is off once it was on", async () => {
    const inputs = { userPoolId: pool.id, name: "web" };
    const on = { feature: "ENABLED", retryGracePeriodSeconds: 10 };
    const client = await create(aws.observed, types.client, { ...inputs, refreshTokenRotation: on });
    assert.deepEqual(client.outputs["refreshTokenRotation"], on);
    const updated = await update(aws.observed, client, inputs);
    const off = { feature: "DISABLED", retryGracePeriodSeconds: 0 };
    assert.deepEqual(updated.outputs["refreshTokenRotation"], off);
    assert.equal((await preview(aws.observed, updated, inputs)).changes, true);
    assert.equal(
      (await preview(aws.observed, updated, { ...inputs, refreshTokenRotation: off })).changes,
      false,
    );
  });

  it("is imported only with its pool's id", async () => {
    const { provider } = aws.observed;
    const client = await create(aws.observed, types.client, { userPoolId: pool.id });
    await assert.rejects(provider.read(client.id, client.urn, {}), {
      message: `the id to import such a resource is userPoolId/id, not "${client.id}"`,
    });
    assert.deepEqual(await provider.read(`${pool.id}/none`, client.urn, {}), { id: "", props: {} });
  });

  it("is gone once deleted, and may be deleted again", async () => {
    const client = await create(aws.observed, types.client, { userPoolId: pool.id });
    await remove(aws.observed, client);
    assert.equal(await refresh(aws.observed, client), undefined);
    await remove(aws.observed, client);
  });
});
