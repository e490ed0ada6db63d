import assert from "node:assert/strict";
import {
  DescribeUserPoolCommand,
  UpdateUserPoolCommand,
  type CognitoIdentityProviderClient,
} from "@aws-sdk/client-cognito-identity-provider";
import { userPoolProperties } from "../../../../components/userPool/properties";
import { settleUserPool } from "../../../../components/userPool/settled";
import { createCognitoClient } from "../../awsClient";
import { assertSettled, create, plain, preview, refresh, region, remove, types, update } from "./deployed";
import { useLocalAws } from "./localAws";

describe("A user pool", () => {
  const aws = useLocalAws();
  let cognito: CognitoIdentityProviderClient;

  before(() => {
    cognito = createCognitoClient(aws);
  });

  it("is created as the program has it, without a notice", async () => {
    const properties = userPoolProperties(
      settleUserPool({ customAttributes: { tier: { type: "String" } } }),
      { team: "shop" },
    );
    const pool = await create(aws.observed, types.pool, { ...properties });
    const { UserPool = {} } = await cognito.send(new DescribeUserPoolCommand({ UserPoolId: pool.id }));
    const { Arn, Name, MfaConfiguration, Policies, UserPoolTags, LastModifiedDate } = UserPool;

    assert.deepEqual(
      { Name, MfaConfiguration, UserPoolTags, MinimumLength: Policies?.PasswordPolicy?.MinimumLength },
      {
        Name: pool.inputs["name"],
        MfaConfiguration: "OPTIONAL",
        UserPoolTags: { team: "shop" },
        MinimumLength: 14,
      },
    );
    const { arn, endpoint, estimatedNumberOfUsers, lastModifiedDate, tagsAll, ...others } = plain(pool);
    assert.deepEqual(
      { arn, endpoint, estimatedNumberOfUsers, tagsAll, region: others["region"] },
      {
        arn: Arn,
        endpoint: `cognito-idp.eu-west-1.amazonaws.com/${pool.id}`,
        estimatedNumberOfUsers: 0,
        tagsAll: { team: "shop" },
        region,
      },
    );
    assert.equal(Date.parse(String(lastModifiedDate)), Math.floor(Number(LastModifiedDate) / 1000) * 1000);
    assert.deepEqual(others["passwordPolicy"], pool.inputs["passwordPolicy"]);
    await assertSettled(aws.observed, pool, pool.id);
    assert.deepEqual(aws.observed.notices, []);
  });

  it("is as settled when the program says next to nothing", async () => {
    const pool = await create(aws.observed, types.pool, {});
    await assertSettled(aws.observed, pool, pool.id);
    assert.deepEqual(aws.observed.notices, []);
  });

  it("is updated in place", async () => {
    const pool = await create(aws.observed, types.pool, {
      passwordPolicy: { minimumLength: 8 },
      schemas: [{ name: "tier", attributeDataType: "String", mutable: true }],
      tags: { team: "shop", stage: "test" },
    });
    const updated = await update(aws.observed, pool, {
      passwordPolicy: { minimumLength: 12 },
      schemas: [
        { name: "tier", attributeDataType: "String", mutable: true },
        { name: "vip", attributeDataType: "Boolean", mutable: true },
      ],
      tags: { team: "web" },
      mfaConfiguration: "ON",
      softwareTokenMfaConfiguration: { enabled: true },
    });
    const { UserPool = {} } = await cognito.send(new DescribeUserPoolCommand({ UserPoolId: pool.id }));
    assert.equal(UserPool.Policies?.PasswordPolicy?.MinimumLength, 12);
    assert.equal(UserPool.MfaConfiguration, "ON");
    assert.deepEqual(UserPool.UserPoolTags, { team: "web" });
    assert.ok(UserPool.SchemaAttributes?.some(({ Name }) => Name === "custom:vip"));
    assert.equal(plain(updated)["arn"], plain(pool)["arn"]);
    await assertSettled(aws.observed, updated, pool.id);
    assert.deepEqual(aws.observed.notices, []);
  });

  for (const [title, schemas] of [
    ["removed", [{ name: "age", attributeDataType: "Number" }]],
    ["changed", [{ name: "tier", attributeDataType: "Number" }]],
  ] as const) {
    it(`refuses an attribute that is ${title}, before anything is changed`, async () => {
      const pool = await create(aws.observed, types.pool, {
        passwordPolicy: { minimumLength: 8 },
        schemas: [{ name: "tier", attributeDataType: "String" }],
      });
      await assert.rejects(update(aws.observed, pool, { passwordPolicy: { minimumLength: 12 }, schemas }), {
        message: `updating Cognito User Pool (${pool.id}): cannot modify or remove schema items`,
      });
      const { UserPool } = await cognito.send(new DescribeUserPoolCommand({ UserPoolId: pool.id }));
      assert.equal(UserPool?.Policies?.PasswordPolicy?.MinimumLength, 8);
    });
  }

  it("shows what was changed behind the program's back, and changes it back", async () => {
    const inputs = { name: "drift", deletionProtection: "INACTIVE", autoVerifiedAttributes: ["email"] };
    const pool = await create(aws.observed, types.pool, inputs);
    await cognito.send(new UpdateUserPoolCommand({ UserPoolId: pool.id, DeletionProtection: "ACTIVE" }));
    const drifted = await refresh(aws.observed, pool);
    assert.ok(drifted);
    assert.equal(plain(drifted)["deletionProtection"], "ACTIVE");
    await update(aws.observed, drifted, inputs);
    const { UserPool } = await cognito.send(new DescribeUserPoolCommand({ UserPoolId: pool.id }));
    assert.equal(UserPool?.DeletionProtection, "INACTIVE");
  });

  it("is renamed in place, and loses what the program no longer has", async () => {
    const inputs = { name: "shop", deviceConfiguration: { challengeRequiredOnNewDevice: true } };
    const pool = await create(aws.observed, types.pool, inputs);
    const updated = await update(aws.observed, pool, { name: "store" });
    const { UserPool } = await cognito.send(new DescribeUserPoolCommand({ UserPoolId: pool.id }));
    assert.equal(UserPool?.Name, "store");
    assert.equal(updated.outputs["deviceConfiguration"], null);
    await assertSettled(aws.observed, updated, pool.id);
    assert.deepEqual(aws.observed.notices, []);
  });

  it("has no factor any more once MFA is off", async () => {
    const withApp = { mfaConfiguration: "OPTIONAL", softwareTokenMfaConfiguration: { enabled: true } };
    const pool = await create(aws.observed, types.pool, withApp);
    const without = await update(aws.observed, pool, { mfaConfiguration: "OFF" });
    assert.equal(without.outputs["softwareTokenMfaConfiguration"], null);
    assert.equal((await preview(aws.observed, without, { mfaConfiguration: "OFF" })).changes, false);
  });

  it("is gone once deleted, and may be deleted again", async () => {
    const pool = await create(aws.observed, types.pool, {});
    await remove(aws.observed, pool);
    assert.equal(await refresh(aws.observed, pool), undefined);
    await remove(aws.observed, pool);
  });
});
