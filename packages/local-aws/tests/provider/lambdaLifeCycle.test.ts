import assert from "node:assert/strict";
import { GetFunctionCommand, GetPolicyCommand, InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { CreateBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { createAwsClient } from "../../awsClient";
import { deploymentPackage } from "../../provider/resources/lambda/deploymentPackage";
import type { Properties } from "../../provider/wire";
import { assertSettled, create, importOf, preview, refresh, region, remove, update, urnOf } from "./deployed";
import {
  answering,
  archiveOf,
  createRole,
  serverlessServices,
  serverlessTypes as types,
} from "./lambdaFixtures";
import { useLocalAws } from "./localAws";

describe("A Lambda function", () => {
  const aws = useLocalAws(serverlessServices);
  let lambda: LambdaClient;
  let role: string;

  before(async () => {
    lambda = createAwsClient(LambdaClient, aws);
    role = await createRole(aws.endpoint, "caller");
  });

  function inputs(more: Properties = {}, word = "Hello"): Properties {
    const code = archiveOf({ "index.js": answering(word) });
    return { role, code, runtime: "nodejs20.x", handler: "index.handler", ...more };
  }

  async function answerOf(name: string): Promise<unknown> {
    const { Payload } = await lambda.send(
      new InvokeCommand({ FunctionName: name, Payload: JSON.stringify({ rawPath: "/me" }) }),
    );
    return JSON.parse(Buffer.from(Payload ?? []).toString()) as unknown;
  }

  it("is created with its code, ready to be called, with AWS's outputs", async () => {
    const deployed = await create(aws.observed, types.function, inputs({ name: "hello" }));
    const arn = `arn:aws:lambda:${region}:000000000000:function:hello`;
    const { outputs } = deployed;
    assert.equal(deployed.id, "hello");
    assert.equal(outputs["arn"], arn);
    assert.equal(
      outputs["invokeArn"],
      `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${arn}/invocations`,
    );
    assert.deepEqual(outputs["code"], deployed.inputs["code"]);
    const { Configuration } = await lambda.send(new GetFunctionCommand({ FunctionName: "hello" }));
    assert.equal(Configuration?.State, "Active");
    assert.equal(Configuration.CodeSha256, outputs["codeSha256"]);
    assert.deepEqual(await answerOf("hello"), { statusCode: 200, body: "Hello /me" });
    assert.deepEqual(aws.observed.notices, []);
  });

  it("has no drift, and is imported without its code", async () => {
    const settings = {
      description: "Says who calls",
      architectures: ["arm64"],
      environment: { variables: { GREETING: "Hello" } },
      loggingConfig: { logFormat: "JSON" },
      tags: { team: "shop" },
      memorySize: 256,
      timeout: 10,
    };
    const deployed = await create(aws.observed, types.function, inputs(settings));
    assert.equal((await preview(aws.observed, deployed, deployed.inputs)).changes, false);
    // A refresh makes a list that the program doesn't give empty.
    assert.deepEqual((await refresh(aws.observed, deployed))?.outputs, { ...deployed.outputs, layers: [] });
    const imported = await importOf(aws.observed, deployed.urn, deployed.id);
    assert.equal(imported.outputs["code"], null);
    // The AWS provider doesn't know either whether the versions of an imported function are published.
    assert.equal(imported.outputs["publish"], null);
    const known = { ...imported, outputs: { ...imported.outputs, code: deployed.outputs["code"] } };
    assert.equal((await preview(aws.observed, known, deployed.inputs)).changes, false);
    assert.equal((await preview(aws.observed, imported, deployed.inputs)).changes, true);
    assert.deepEqual(aws.observed.notices, []);
  });

  it("gets other code in place", async () => {
    const deployed = await create(aws.observed, types.function, inputs({ name: "changing" }));
    const updated = await update(aws.observed, deployed, inputs({ name: "changing" }, "Goodbye"));
    assert.deepEqual(await answerOf("changing"), { statusCode: 200, body: "Goodbye /me" });
    assert.notEqual(updated.outputs["codeSha256"], deployed.outputs["codeSha256"]);
    assert.equal((await preview(aws.observed, updated, updated.inputs)).changes, false);
  });

  it("isn't changed by the same code at another path", async () => {
    const code = archiveOf({ "index.js": answering("Hello") });
    const deployed = await create(aws.observed, types.function, inputs());
    const { name } = deployed.inputs;
    const moved = { ...code, assets: undefined, path: "elsewhere" };
    assert.equal((await preview(aws.observed, deployed, inputs({ name, code: moved }))).changes, false);
  });

  it("gets other settings and tags in place, and loses those that the program leaves out", async () => {
    const name = "settings";
    const before = inputs({
      name,
      description: "Before",
      environment: { variables: { GREETING: "Hello" } },
      tags: { team: "shop", stage: "test" },
    });
    const deployed = await create(aws.observed, types.function, before);
    const after = inputs({ name, timeout: 20, tags: { team: "sales" } });
    const updated = await update(aws.observed, deployed, after);
    const { Configuration, Tags } = await lambda.send(new GetFunctionCommand({ FunctionName: name }));
    assert.equal(Configuration?.Timeout, 20);
    assert.equal(Configuration.Description, "");
    assert.deepEqual(Configuration.Environment?.Variables ?? {}, {});
    assert.deepEqual(Tags, { team: "sales" });
    assert.equal(updated.outputs["environment"], null);
    assert.equal(updated.outputs["codeSha256"], deployed.outputs["codeSha256"]);
    assert.equal((await preview(aws.observed, updated, updated.inputs)).changes, false);
    assert.deepEqual(aws.observed.notices, []);
  });

  it("publishes a version of its code and settings, as often as they change", async () => {
    const name = "versions";
    const deployed = await create(aws.observed, types.function, inputs({ name, publish: true }));
    assert.equal(deployed.outputs["version"], "1");
    assert.equal((await preview(aws.observed, deployed, deployed.inputs)).changes, false);
    const updated = await update(aws.observed, deployed, inputs({ name, publish: true }, "Goodbye"));
    assert.equal(updated.outputs["version"], "2");
    const silent = await update(aws.observed, updated, inputs({ name, timeout: 20 }, "Goodbye"));
    assert.equal(silent.outputs["version"], "2");
    assert.deepEqual(aws.observed.notices, []);
  });

  it("has executions reserved for it, and shares them again", async () => {
    const name = "reserved";
    const deployed = await create(
      aws.observed,
      types.function,
      inputs({ name, reservedConcurrentExecutions: 2 }),
    );
    assert.equal(deployed.outputs["reservedConcurrentExecutions"], 2);
    const none = await update(aws.observed, deployed, inputs({ name, reservedConcurrentExecutions: 0 }));
    assert.equal(none.outputs["reservedConcurrentExecutions"], 0);
    const shared = await update(aws.observed, none, inputs({ name }));
    assert.equal(shared.outputs["reservedConcurrentExecutions"], -1);
    assert.deepEqual(aws.observed.notices, []);
  });

  it("has its code from a bucket", async () => {
    const s3 = createAwsClient(S3Client, aws);
    await s3.send(new CreateBucketCommand({ Bucket: "code" }));
    const zip = await deploymentPackage(archiveOf({ "index.js": answering("Stored") }));
    await s3.send(new PutObjectCommand({ Bucket: "code", Key: "stored.zip", Body: zip }));
    const { code, ...rest } = inputs({ name: "stored", s3Bucket: "code", s3Key: "stored.zip" });
    assert.ok(code);
    const deployed = await create(aws.observed, types.function, rest);
    assert.deepEqual(await answerOf("stored"), { statusCode: 200, body: "Stored /me" });
    assert.equal((await preview(aws.observed, deployed, rest)).changes, false);
    s3.destroy();
  });

  it("is kept when the program says so, also when it is taken out of the program", async () => {
    const deployed = await create(aws.observed, types.function, inputs({ name: "kept", skipDestroy: true }));
    await remove(aws.observed, deployed);
    assert.deepEqual(await answerOf("kept"), { statusCode: 200, body: "Hello /me" });
  });

  it("is gone once deleted, and may be deleted again", async () => {
    const deployed = await create(aws.observed, types.function, inputs());
    await remove(aws.observed, deployed);
    assert.equal(await refresh(aws.observed, deployed), undefined);
    await remove(aws.observed, deployed);
  });

  describe("has a permission that", () => {
    const source = `arn:aws:execute-api:${region}:000000000000:abc/*/*`;

    it("is a statement of its policy", async () => {
      const { id: name } = await create(aws.observed, types.function, inputs());
      const allowed = { action: "lambda:InvokeFunction", function: name };
      const permission = await create(aws.observed, types.permission, {
        ...allowed,
        principal: "apigateway.amazonaws.com",
        sourceArn: source,
        sourceAccount: "000000000000",
      });
      assert.match(permission.id, /^example-[0-9a-f]{7}$/);
      assert.equal(permission.outputs["statementId"], permission.id);
      const { Policy = "" } = await lambda.send(new GetPolicyCommand({ FunctionName: name }));
      const { Statement } = JSON.parse(Policy) as { Statement: { Principal: unknown; Condition: unknown }[] };
      assert.deepEqual(Statement[0]?.Principal, { Service: "apigateway.amazonaws.com" });
      assert.deepEqual(Statement[0].Condition, {
        ArnLike: { "AWS:SourceArn": source },
        StringEquals: { "AWS:SourceAccount": "000000000000" },
      });
      await assertSettled(aws.observed, permission, `${name}/${permission.id}`);

      await remove(aws.observed, permission);
      assert.equal(await refresh(aws.observed, permission), undefined);
      await remove(aws.observed, permission);
    });

    it("is for a user", async () => {
      const { id: name } = await create(aws.observed, types.function, inputs());
      const permission = await create(aws.observed, types.permission, {
        action: "lambda:InvokeFunction",
        function: name,
        principal: "arn:aws:iam::000000000000:user/jane",
        statementId: "user",
      });
      await assertSettled(aws.observed, permission, `${name}/user`);
    });

    it("gets a name that begins as the program says", async () => {
      const { id: name } = await create(aws.observed, types.function, inputs());
      const permission = await create(aws.observed, types.permission, {
        action: "lambda:InvokeFunction",
        function: name,
        principal: "apigateway.amazonaws.com",
        statementIdPrefix: "api-",
      });
      assert.match(permission.id, /^api-[0-9a-f]{26}$/);
      await assertSettled(aws.observed, permission, `${name}/${permission.id}`);
    });

    it("is gone with the function, and is imported only with its name", async () => {
      const deployed = await create(aws.observed, types.function, inputs());
      const permission = await create(aws.observed, types.permission, {
        action: "lambda:InvokeFunction",
        function: deployed.id,
        principal: "apigateway.amazonaws.com",
      });
      await assert.rejects(aws.observed.provider.read("statement", urnOf(types.permission), {}), {
        message: 'the id to import such a resource is function/id, not "statement"',
      });
      await remove(aws.observed, deployed);
      assert.equal(await refresh(aws.observed, permission), undefined);
      await remove(aws.observed, permission);
    });
  });
});
