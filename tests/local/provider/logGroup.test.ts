import assert from "node:assert/strict";
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { createAwsClient } from "../../../local/awsClient";
import type { Emulator } from "../../../local/emulator";
import { PartialCreation } from "../../../local/provider/resource";
import { refusal, throughProxy } from "../interceptingProxy";
import {
  assertSettled,
  check,
  create,
  observe,
  preview,
  refresh,
  region,
  remove,
  update,
  urnOf,
  type Observed,
} from "./deployed";
import { serverlessTypes, startServerless } from "./lambdaFixtures";

const type = serverlessTypes.logGroup;

describe("A log group", () => {
  let emulator: Emulator;
  let logs: CloudWatchLogsClient;
  let observed: Observed;

  before(async () => {
    emulator = await startServerless();
    logs = createAwsClient(CloudWatchLogsClient, { endpoint: emulator.endpoint, region });
  });

  after(() => emulator.stop());

  beforeEach(() => {
    observed = observe(emulator.endpoint);
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
      kmsKeyId: "arn:key",
    };
    const group = await create(observed, type, inputs);
    assert.equal(group.id, "/aws/lambda/me");
    assert.equal(group.outputs["arn"], `arn:aws:logs:${region}:000000000000:log-group:/aws/lambda/me`);
    assert.equal(await retentionOf("/aws/lambda/me"), 7);
    await assertSettled(observed, group, "/aws/lambda/me");
    assert.deepEqual(observed.notices, []);
  });

  it("isn't taken for another whose name begins alike", async () => {
    await create(observed, type, { name: "/shop/orders" });
    assert.deepEqual(await observed.provider.read("/shop", urnOf(type), {}), { id: "", props: {} });
  });

  it("is updated in place, and loses what the program leaves out", async () => {
    const group = await create(observed, type, { retentionInDays: 7, tags: { team: "shop", stage: "test" } });
    const { name } = group.inputs;
    const shorter = await update(observed, group, { name, retentionInDays: 3, tags: { team: "sales" } });
    assert.equal(await retentionOf(group.id), 3);
    assert.deepEqual(shorter.outputs["tagsAll"], { team: "sales" });
    const bare = await update(observed, shorter, { name });
    assert.equal(await retentionOf(group.id), undefined);
    assert.deepEqual([bare.outputs["retentionInDays"], bare.outputs["tagsAll"]], [0, {}]);
    await assertSettled(observed, bare, group.id);
    assert.deepEqual(observed.notices, []);
  });

  it("is kept when its retention can't be set, and gets it next time", async () => {
    const inputs = { name: "/shop/partial", retentionInDays: 7 };
    const { endpoint } = emulator;
    const partial = await throughProxy(
      endpoint,
      ({ operation }, forward) =>
        operation === "PutRetentionPolicy" ? refusal("LimitExceededException", "Not now.") : forward(),
      (proxied) => create(observe(proxied), type, inputs).catch((error: unknown) => error),
    );
    assert.ok(partial instanceof PartialCreation);
    assert.deepEqual(partial.reasons, ["PutRetentionPolicy: LimitExceededException: Not now."]);
    assert.deepEqual(partial.properties, { name: inputs.name, skipDestroy: false, region });
    const { id, properties: outputs } = partial;
    const kept = { id, urn: urnOf(type), inputs, outputs };
    const completed = await update(observed, kept, inputs);
    assert.equal(await retentionOf(inputs.name), 7);
    await assertSettled(observed, completed, inputs.name);
  });

  it("has a retention that CloudWatch knows", async () => {
    const urn = urnOf(type);
    assert.deepEqual((await check(observed, urn, { retentionInDays: 3_653 })).failures, []);
    const [failure] = (await check(observed, urn, { retentionInDays: 2 })).failures;
    assert.equal(failure?.property, "retentionInDays");
    assert.match(failure.reason, /^must be one of 0, 1, 3, /);
  });

  it("is replaced by one of another name", async () => {
    const group = await create(observed, type, { name: "one" });
    assert.deepEqual((await preview(observed, group, { name: "two" })).replaces, ["name"]);
  });

  it("is gone once deleted, and may be deleted again", async () => {
    const group = await create(observed, type, {});
    await remove(observed, group);
    assert.equal(await refresh(observed, group), undefined);
    await remove(observed, group);
  });

  it("stays where the program says so", async () => {
    const group = await create(observed, type, { skipDestroy: true });
    await remove(observed, group);
    assert.notEqual(await refresh(observed, group), undefined);
  });
});
