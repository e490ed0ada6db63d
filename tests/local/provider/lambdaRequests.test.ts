import assert from "node:assert/strict";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { createAwsClient } from "../../../local/awsClient";
import {
  toCreateFunctionRequest,
  toUpdateConfigurationRequest,
} from "../../../local/provider/resources/lambda/function";
import { functionArns } from "../../../local/provider/resources/lambda/functionArns";
import { permissionOf, toAddPermissionRequest } from "../../../local/provider/resources/lambda/permission";
import { waitUntilReady } from "../../../local/provider/resources/lambda/waitUntilReady";
import type { Properties } from "../../../local/provider/wire";
import { withServer } from "../../helpers/requestServer";
import { check, observe, region, urnOf } from "./deployed";
import { archiveOf, serverlessTypes as types } from "./lambdaFixtures";

const role = "arn:aws:iam::000000000000:role/caller";

const lambdaFunction = {
  name: "me",
  role,
  runtime: "nodejs22.x",
  handler: "index.handler",
  code: archiveOf({ "index.js": "" }),
  environment: { variables: { GREETING: "b" } },
  loggingConfig: { logFormat: "JSON", logGroup: "/aws/lambda/me" },
  memorySize: 256,
  timeout: 10,
  publish: false,
  tags: { team: "shop" },
};

const settings = {
  Role: role,
  Runtime: "nodejs22.x",
  Handler: "index.handler",
  Environment: { Variables: { GREETING: "b" } },
  LoggingConfig: { LogFormat: "JSON", LogGroup: "/aws/lambda/me" },
  MemorySize: 256,
  Timeout: 10,
};

describe("The requests for a function", () => {
  it("create it with its code", async () => {
    const { Code, ...request } = await toCreateFunctionRequest({
      ...lambdaFunction,
      architectures: ["arm64"],
    });
    assert.deepEqual(request, {
      FunctionName: "me",
      ...settings,
      Architectures: ["arm64"],
      Tags: { team: "shop" },
    });
    assert.equal(Buffer.from(Code?.ZipFile ?? []).toString("latin1", 0, 2), "PK");
  });

  it("update all settings, and reset what it no longer has", () => {
    assert.deepEqual(toUpdateConfigurationRequest("me", lambdaFunction), {
      FunctionName: "me",
      Description: "",
      ...settings,
    });
    assert.deepEqual(toUpdateConfigurationRequest("me", {}), {
      FunctionName: "me",
      Description: "",
      Environment: { Variables: {} },
    });
  });

  it("give a permission", () => {
    const permission = { action: "lambda:InvokeFunction", function: "me", principal: "s3.amazonaws.com" };
    assert.deepEqual(toAddPermissionRequest({ ...permission, statementId: "s", sourceArn: "arn" }), {
      Action: "lambda:InvokeFunction",
      FunctionName: "me",
      Principal: "s3.amazonaws.com",
      StatementId: "s",
      SourceArn: "arn",
    });
  });
});

describe("The permission that a statement gives", () => {
  const statement = { Sid: "s", Action: "lambda:InvokeFunction" };
  const permission = { statementId: "s", action: "lambda:InvokeFunction" };

  it("is a service's", () => {
    const Principal = { Service: "apigateway.amazonaws.com" };
    assert.deepEqual(permissionOf({ ...statement, Principal }), {
      ...permission,
      principal: "apigateway.amazonaws.com",
    });
  });

  it("is an account's, by its number, a user's or everybody's", () => {
    const principalOf = (Principal: unknown): unknown =>
      permissionOf({ ...statement, Principal })["principal"];
    assert.equal(principalOf({ AWS: "arn:aws-cn:iam::000000000000:root" }), "000000000000");
    const user = "arn:aws:iam::000000000000:user/jane";
    assert.equal(principalOf({ AWS: user }), user);
    assert.equal(principalOf("*"), "*");
  });
});

describe("The ARNs of a function", () => {
  it("have its region and partition", () => {
    const arn = "arn:aws-cn:lambda:cn-north-1:000000000000:function:me";
    const path = "arn:aws-cn:apigateway:cn-north-1:lambda:path";
    assert.deepEqual(functionArns(arn), {
      arn,
      invokeArn: `${path}/2015-03-31/functions/${arn}/invocations`,
      qualifiedArn: `${arn}:$LATEST`,
      qualifiedInvokeArn: `${path}/2015-03-31/functions/${arn}:$LATEST/invocations`,
      responseStreamingInvokeArn: `${path}/2021-11-15/functions/${arn}/response-streaming-invocations`,
    });
  });
});

describe("Waiting for a function", () => {
  /** Waits on a Lambda that says one thing after another, the last for ever; resolves to how often it was asked. */
  async function asked(answers: object[], limit = 10_000): Promise<number> {
    let count = 0;
    await withServer(
      (_request, response) => {
        const answer = answers[Math.min(count, answers.length - 1)];
        count += 1;
        response.end(JSON.stringify({ Configuration: answer }));
      },
      async (endpoint) => {
        const lambda = createAwsClient(LambdaClient, { endpoint, region });
        try {
          await waitUntilReady("me", { lambda }, { limit, interval: 1 });
        } finally {
          lambda.destroy();
        }
      },
    );
    return count;
  }

  const ready = { State: "Active", LastUpdateStatus: "Successful" };

  it("ends when it can be called, and when it has its changes", async () => {
    assert.equal(await asked([ready]), 1);
    assert.equal(await asked([{ State: "Pending" }, { ...ready, LastUpdateStatus: "InProgress" }, ready]), 3);
    assert.equal(await asked([{}]), 1);
  });

  it("fails with the function, and when its time is over", async () => {
    const failed = { State: "Failed", StateReason: "No room." };
    await assert.rejects(asked([failed]), { message: "the function me failed: No room." });
    const notUpdated = { State: "Active", LastUpdateStatus: "Failed", LastUpdateStatusReason: "No." };
    await assert.rejects(asked([notUpdated]), { message: "the update of the function me failed: No." });
    const pending = asked([{ State: "Pending" }], 50);
    await assert.rejects(pending, { message: "the function me wasn't ready after 0.05 seconds" });
  });
});

describe("The inputs of a function", () => {
  const observed = observe("http://127.0.0.1:1");
  const urn = urnOf(types.function);

  const cases: [right: Properties, wrong: Properties][] = [
    [{ timeout: 900 }, { timeout: 901 }],
    [{ timeout: 1 }, { timeout: 0 }],
    [{ memorySize: 128 }, { memorySize: 127 }],
    [{ runtime: "nodejs20.x" }, { runtime: "nodejs1" }],
    [{ publish: false }, { publish: true }],
    [{ architectures: ["arm64"] }, { s3Bucket: "code" }],
  ];
  for (const [right, wrong] of cases) {
    it(`may be ${JSON.stringify(right)}, and must not be ${JSON.stringify(wrong)}`, async () => {
      const { failures } = await check(observed, urn, { ...lambdaFunction, ...right });
      assert.deepEqual(failures, []);
      const found = (await check(observed, urn, { ...lambdaFunction, ...wrong })).failures;
      assert.deepEqual(
        found.map(({ property }) => property),
        Object.keys(wrong),
      );
    });
  }

  it("get a name of at most 64 characters, and the AWS provider's defaults", async () => {
    const { inputs } = await check(observed, urnOf(types.function, "x".repeat(100)), { role });
    const { name, ...rest } = inputs;
    assert.match(String(name), /^x{56}-[0-9a-f]{7}$/);
    assert.deepEqual(rest, { role, memorySize: 128, publish: false, timeout: 3 });
  });
});
