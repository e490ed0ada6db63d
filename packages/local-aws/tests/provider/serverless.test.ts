import assert from "node:assert/strict";
import { CreateBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { createAwsClient } from "../../awsClient";
import { applicationServices } from "../../emulator";
import { PartialFailure } from "../../provider/resource";
import { deploymentPackage } from "../../provider/resources/lambda/deploymentPackage";
import type { Properties } from "../../provider/wire";
import { changesSentBy } from "./identityPoolFixtures";
import { answering, archiveOf, createRole, serverlessTypes as types } from "./lambdaFixtures";
import { create, region, urnOf } from "./providerUnderTest";
import { failureWithout, useLocalAws } from "./useLocalAws";

describe("In a serverless application", () => {
  const aws = useLocalAws(applicationServices);
  let role: string;

  before(async () => {
    role = await createRole(aws.endpoint, "caller");
  });

  function inputs(more: Properties = {}, word = "Hello"): Properties {
    const code = archiveOf({ "index.js": answering(word) });
    return { role, code, runtime: "nodejs20.x", handler: "index.handler", ...more };
  }

  it("a function isn't changed by the same code at another path", async () => {
    const deployed = await aws.create(types.function, inputs());
    const { name, code } = deployed.inputs;
    const moved = { ...(code as Properties), assets: undefined, path: "elsewhere" };
    assert.equal((await aws.preview(deployed, inputs({ name, code: moved }))).changes, false);
  });

  it("a function publishes a version of its code and settings, as often as they change", async () => {
    const name = "versions";
    const deployed = await aws.create(types.function, inputs({ name, publish: true }));
    const { arn, qualifiedArn, version } = deployed.outputs;
    assert.deepEqual([qualifiedArn, version], [`${String(arn)}:1`, "1"]);
    assert.equal((await aws.preview(deployed, deployed.inputs)).changes, false);
    const updated = await aws.update(deployed, inputs({ name, publish: true }, "Goodbye"));
    assert.equal(updated.outputs["version"], "2");
    assert.equal(updated.outputs["qualifiedArn"], `${String(arn)}:2`);
    const silent = await aws.update(updated, inputs({ name, timeout: 20 }, "Goodbye"));
    assert.equal(silent.outputs["version"], "2");
  });

  it("a function has executions reserved for it, and shares them again", async () => {
    const name = "reserved";
    const deployed = await aws.create(types.function, inputs({ name, reservedConcurrentExecutions: 2 }));
    assert.equal(deployed.outputs["reservedConcurrentExecutions"], 2);
    const none = await aws.update(deployed, inputs({ name, reservedConcurrentExecutions: 0 }));
    assert.equal(none.outputs["reservedConcurrentExecutions"], 0);
    const shared = await aws.update(none, inputs({ name }));
    assert.equal(shared.outputs["reservedConcurrentExecutions"], -1);
  });

  it("a function has its code from a bucket", async () => {
    const s3 = createAwsClient(S3Client, aws);
    await s3.send(new CreateBucketCommand({ Bucket: "code" }));
    const Body = await deploymentPackage(archiveOf({ "index.js": answering("Hello") }));
    await s3.send(new PutObjectCommand({ Bucket: "code", Key: "stored.zip", Body }));
    const stored = inputs({ code: null, name: "stored", s3Bucket: "code", s3Key: "stored.zip" });
    const [fromBucket, fromProgram] = [
      await aws.create(types.function, stored),
      await aws.create(types.function, inputs()),
    ];
    assert.equal(fromBucket.outputs["codeSha256"], fromProgram.outputs["codeSha256"]);
    assert.equal((await aws.preview(fromBucket, stored)).changes, false);
  });

  for (const [type, given] of [
    ["function", (): Properties => inputs({ skipDestroy: true })],
    ["logGroup", (): Properties => ({ skipDestroy: true })],
  ] as const) {
    it(`a ${type} stays where the program says so`, async () => {
      const deployed = await aws.create(types[type], given());
      await aws.remove(deployed);
      assert.notEqual(await aws.refresh(deployed), undefined);
    });
  }

  it("a permission can be for a user, with an id that begins as the program says", async () => {
    const { id: name } = await aws.create(types.function, inputs());
    const permission = await aws.create(types.permission, {
      action: "lambda:InvokeFunction",
      function: name,
      principal: "arn:aws:iam::000000000000:user/jane",
      statementIdPrefix: "user-",
    });
    assert.match(permission.id, /^user-[0-9a-f]{26}$/);
    await aws.assertSettled(permission, `${name}/${permission.id}`);
  });

  for (const by of ["name", "arn"] as const) {
    it(`a permission can be for an alias of a function, by its ${by}, and is replaced by one for another`, async () => {
      const { outputs } = await aws.create(types.function, inputs({ publish: true }));
      const name = outputs["name"];
      await aws.create(types.alias, { functionName: name, functionVersion: "1", name: "live" });
      const given = {
        action: "lambda:InvokeFunction",
        function: outputs[by],
        principal: "cognito-idp.amazonaws.com",
        sourceAccount: "000000000000",
        sourceArn: "arn:aws:cognito-idp:eu-west-1:000000000000:userpool/eu-west-1_aBcDeFgHi",
        qualifier: "live",
      };
      const permission = await aws.create(types.permission, given);
      await aws.assertSettled(permission, `${String(outputs[by])}:live/${permission.id}`);
      const { provider } = aws.tested;
      for (const qualifier of ["1", undefined]) {
        const { replaces, deleteBeforeReplace } = await provider.diff(
          permission.id,
          permission.urn,
          permission.outputs,
          { ...permission.inputs, qualifier },
        );
        assert.deepEqual([replaces, deleteBeforeReplace], [["qualifier"], false]);
      }
      await aws.remove(permission);
      assert.equal(await aws.refresh(permission), undefined);
    });
  }

  it("a log group isn't confused with another whose name begins the same", async () => {
    await aws.create(types.logGroup, { name: "/shop/orders" });
    const found = await aws.tested.provider.read("/shop", urnOf(types.logGroup), {});
    assert.deepEqual(found, { id: "", props: {} });
  });

  it("a log group is kept when its retention can't be set, and gets it after a refresh", async () => {
    const given = { name: "/shop/partial", retentionInDays: 7 };
    const partial = await failureWithout(aws, "PutRetentionPolicy", (tested) =>
      create(tested, types.logGroup, given),
    );
    assert.ok(partial instanceof PartialFailure);
    assert.deepEqual(partial.reasons, ["PutRetentionPolicy: LimitExceededException: Not now."]);
    const { id, properties: outputs } = partial;
    const kept = { id, urn: urnOf(types.logGroup), inputs: given, outputs };
    assert.equal((await aws.preview(kept, given)).changes, false);
    const found = (await aws.refresh(kept)) ?? assert.fail("It isn't there.");
    await aws.assertSettled(await aws.update(found, given), given.name);
  });

  it("a stage of WebSockets has another scheme, and logs of its routes", async () => {
    const routeSelectionExpression = "$request.body.action";
    const { id: apiId } = await aws.create(types.api, {
      protocolType: "WEBSOCKET",
      routeSelectionExpression,
    });
    const defaultRouteSettings = { loggingLevel: "", throttlingBurstLimit: 2 };
    const given = { apiId, name: "live", defaultRouteSettings };
    const sent = await changesSentBy(aws.endpoint, async (recorded) => {
      const { outputs } = await create(recorded, types.stage, given);
      assert.equal(outputs["invokeUrl"], `wss://${apiId}.execute-api.${region}.amazonaws.com/live`);
    });
    assert.deepEqual(JSON.parse(sent[0]?.body ?? ""), {
      autoDeploy: false,
      // The level that isn't set isn't sent.
      defaultRouteSettings: {
        dataTraceEnabled: false,
        detailedMetricsEnabled: false,
        throttlingBurstLimit: 2,
      },
      stageName: "live",
    });
  });
});
