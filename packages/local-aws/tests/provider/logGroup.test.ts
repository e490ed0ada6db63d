import assert from "node:assert/strict";
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { createAwsClient } from "../../awsClient";
import { PartialFailure } from "../../provider/resource";
import { assertSettled, check, create, preview, refresh, region, remove, update, urnOf } from "./deployed";
import { serverlessServices, serverlessTypes } from "./lambdaFixtures";
import { failureWithout, useLocalAws } from "./localAws";

const type = serverlessTypes.logGroup;

describe("A log group", () => {
  const aws = useLocalAws(serverlessServices);
  let logs: CloudWatchLogsClient;

  before(() => {
    logs = createAwsClient(CloudWatchLogsClient, aws);
  });

  async function retentionOf(name: string): Promise<number | undefined> {
    const { logGroups = [] } = await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: name }));
    return logGroups[0]?.retentionInDays;
  }

  it("is created with its retention and tags, and an ARN without an asterisk", async () => {
    const inputs = {
      name: "/aws/lambda/me",
      retentionInDays: 7,
      tags: { team: "shop" },
      kmsKeyId: "arn:aws:kms:eu-west-1:000000000000:key/a",
    };
    const group = await create(aws.observed, type, inputs);
    assert.equal(group.id, "/aws/lambda/me");
    assert.equal(group.outputs["arn"], `arn:aws:logs:${region}:000000000000:log-group:/aws/lambda/me`);
    assert.equal(await retentionOf("/aws/lambda/me"), 7);
    await assertSettled(aws.observed, group, "/aws/lambda/me");
    assert.deepEqual(aws.observed.notices, []);
  });

  it("isn't taken for another whose name begins alike", async () => {
    await create(aws.observed, type, { name: "/shop/orders" });
    assert.deepEqual(await aws.observed.provider.read("/shop", urnOf(type), {}), { id: "", props: {} });
  });

  it("is updated in place, and loses what the program leaves out", async () => {
    const group = await create(aws.observed, type, {
      retentionInDays: 7,
      tags: { team: "shop", stage: "test" },
    });
    const { name } = group.inputs;
    const shorter = await update(aws.observed, group, { name, retentionInDays: 3, tags: { team: "sales" } });
    assert.equal(await retentionOf(group.id), 3);
    assert.deepEqual(shorter.outputs["tagsAll"], { team: "sales" });
    const bare = await update(aws.observed, shorter, { name });
    assert.equal(await retentionOf(group.id), undefined);
    assert.deepEqual([bare.outputs["retentionInDays"], bare.outputs["tagsAll"]], [0, {}]);
    await assertSettled(aws.observed, bare, group.id);
    assert.deepEqual(aws.observed.notices, []);
  });

  it("is kept when its retention can't be set, and gets it after a refresh", async () => {
    const inputs = { name: "/shop/partial", retentionInDays: 7 };
    const partial = await failureWithout(aws, "PutRetentionPolicy", (observed) =>
      create(observed, type, inputs),
    );
    assert.ok(partial instanceof PartialFailure);
    assert.deepEqual(partial.reasons, ["PutRetentionPolicy: LimitExceededException: Not now."]);
    const { id, properties: outputs } = partial;
    assert.deepEqual([outputs["name"], outputs["retentionInDays"], outputs["arn"]], [inputs.name, 7, null]);
    const kept = { id, urn: urnOf(type), inputs, outputs };
    assert.equal((await preview(aws.observed, kept, inputs)).changes, false);
    const found = (await refresh(aws.observed, kept)) ?? assert.fail("It isn't there.");
    const completed = await update(aws.observed, found, inputs);
    assert.equal(await retentionOf(inputs.name), 7);
    await assertSettled(aws.observed, completed, inputs.name);
  });

  it("has a retention that CloudWatch knows", async () => {
    const urn = urnOf(type);
    assert.deepEqual((await check(aws.observed, urn, { retentionInDays: 3_653 })).failures, []);
    const [failure] = (await check(aws.observed, urn, { retentionInDays: 2 })).failures;
    assert.equal(failure?.property, "retentionInDays");
    assert.match(failure.reason, /^must be one of 0, 1, 3, /);
  });

  for (const [argument, good, bad] of [
    ["logGroupClass", "DELIVERY", "FAST"],
    ["name", "a".repeat(512), "a".repeat(513)],
    ["name", "/a-b_c.d#1", "a b"],
    ["namePrefix", "a".repeat(483), "a".repeat(484)],
    ["namePrefix", "/a", "a b"],
  ] as const) {
    it(`can't have ${bad.slice(0, 10)} as ${argument} (${bad.length} characters)`, async () => {
      const failuresOf = async (value: string): Promise<string[]> =>
        (await check(aws.observed, urnOf(type), { [argument]: value })).failures.map(
          ({ property }) => property,
        );
      assert.deepEqual(await failuresOf(good), []);
      assert.deepEqual(await failuresOf(bad), [argument]);
    });
  }

  it("has a name that begins as the program says, and keeps it", async () => {
    const group = await create(aws.observed, type, { namePrefix: "/shop/" });
    assert.match(group.id, /^\/shop\/[0-9a-f]{26}$/);
    assert.deepEqual([group.outputs["name"], group.outputs["namePrefix"]], [group.id, "/shop/"]);
    assert.equal("name" in group.inputs, false);
    await assertSettled(aws.observed, group, group.id);
    const shorter = await update(aws.observed, group, { namePrefix: "/shop/", retentionInDays: 3 });
    assert.equal(shorter.outputs["name"], group.id);
    assert.deepEqual((await preview(aws.observed, shorter, { namePrefix: "/store/" })).replaces, [
      "namePrefix",
    ]);
  });

  it("is replaced by one of another name", async () => {
    const group = await create(aws.observed, type, { name: "one" });
    assert.deepEqual((await preview(aws.observed, group, { name: "two" })).replaces, ["name"]);
  });

  it("is gone once deleted, and may be deleted again", async () => {
    const group = await create(aws.observed, type, {});
    await remove(aws.observed, group);
    assert.equal(await refresh(aws.observed, group), undefined);
    await remove(aws.observed, group);
  });

  it("stays where the program says so", async () => {
    const group = await create(aws.observed, type, { skipDestroy: true });
    await remove(aws.observed, group);
    assert.notEqual(await refresh(aws.observed, group), undefined);
  });
});
