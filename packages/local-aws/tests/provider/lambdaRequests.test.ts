import assert from "node:assert/strict";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { createAwsClient } from "../../awsClient";
import {
  toCreateFunctionRequest,
  toUpdateConfigurationRequest,
} from "../../provider/resources/lambda/function";
import { functionArns } from "../../provider/resources/lambda/functionArns";
import { waitUntilReady } from "../../provider/resources/lambda/waitUntilReady";
import type { Properties } from "../../provider/wire";
import { withServer } from "../helpers/requestServer";
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

function lambdaFunctionWithout(name: string): Properties {
  return Object.fromEntries(Object.entries(lambdaFunction).filter(([one]) => one !== name));
}

describe("The requests for a function", () => {
  it("create it with its code", async () => {
    const { Code, ...request } = await toCreateFunctionRequest({
      ...lambdaFunction,
      architectures: ["arm64"],
    });
    assert.deepEqual(request, {
      FunctionName: "me",
      Description: "",
      Role: role,
      Runtime: "nodejs22.x",
      Handler: "index.handler",
      Environment: { Variables: { GREETING: "b" } },
      LoggingConfig: { LogFormat: "JSON", LogGroup: "/aws/lambda/me" },
      MemorySize: 256,
      Timeout: 10,
      Architectures: ["arm64"],
      Tags: { team: "shop" },
    });
    assert.equal(Buffer.from(Code?.ZipFile ?? []).toString("latin1", 0, 2), "PK");
  });

  it("update what has changed only, and empty what it no longer has", () => {
    const asked = { ...lambdaFunction, description: null, environment: null, deadLetterConfig: null };
    const changed = ["deadLetterConfig", "description", "environment", "snapStart", "timeout"];
    assert.deepEqual(toUpdateConfigurationRequest("me", { state: {}, asked, changed }), {
      FunctionName: "me",
      DeadLetterConfig: { TargetArn: "" },
      Description: "",
      Environment: { Variables: {} },
      SnapStart: { ApplyOn: "None" },
      Timeout: 10,
    });
  });

  const levels = { applicationLogLevel: "INFO", systemLogLevel: "WARN" };
  const inApi = { ApplicationLogLevel: "INFO", SystemLogLevel: "WARN" };
  const logs: [string, Properties, Properties, Properties][] = [
    [
      "with the levels that it keeps in JSON",
      levels,
      { logFormat: "JSON", ...levels },
      { LogFormat: "JSON", ...inApi },
    ],
    [
      "without the levels that it keeps in another format",
      levels,
      { logFormat: "Text", ...levels },
      { LogFormat: "Text" },
    ],
    [
      "with levels that Lambda will refuse where the program gives them",
      {},
      { logFormat: "Text", ...levels },
      { LogFormat: "Text", ...inApi },
    ],
    [
      "without levels that aren't set",
      {},
      { logFormat: "JSON", applicationLogLevel: "", systemLogLevel: "" },
      { LogFormat: "JSON" },
    ],
  ];
  for (const [title, before, loggingConfig, expected] of logs) {
    it(`set its logs ${title}`, () => {
      const change = {
        state: { loggingConfig: before },
        asked: { loggingConfig },
        changed: ["loggingConfig"],
      };
      assert.deepEqual(toUpdateConfigurationRequest("me", change), {
        FunctionName: "me",
        LoggingConfig: expected,
      });
    });
  }
});

describe("The ARNs of a function", () => {
  it("have its region and partition, and its version where they say so", () => {
    const arn = "arn:aws-cn:lambda:cn-north-1:000000000000:function:me";
    const path = "arn:aws-cn:apigateway:cn-north-1:lambda:path";
    assert.deepEqual(functionArns(arn, `${arn}:3`), {
      arn,
      invokeArn: `${path}/2015-03-31/functions/${arn}/invocations`,
      qualifiedArn: `${arn}:3`,
      qualifiedInvokeArn: `${path}/2015-03-31/functions/${arn}:3/invocations`,
      responseStreamingInvokeArn: `${path}/2021-11-15/functions/${arn}/response-streaming-invocations`,
    });
  });
});

describe("Waiting for a function", () => {
  /** Waits on a Lambda that says one thing after another, the last for ever; resolves to how often it was asked. */
  async function asked(answers: object[], waits: number[] = []): Promise<number> {
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
          const wait = (milliseconds: number): Promise<unknown> => Promise.resolve(waits.push(milliseconds));
          await waitUntilReady("me", { lambda }, { limit: 300, wait });
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
    const waits: number[] = [];
    const pending = asked([{ State: "Pending" }], waits);
    await assert.rejects(pending, { message: "the function me wasn't ready after 0.3 seconds" });
    assert.deepEqual(waits, [100, 100, 100]);
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
    [{ memorySize: 32_768 }, { memorySize: 32_769 }],
    [{ reservedConcurrentExecutions: -1 }, { reservedConcurrentExecutions: -2 }],
    [{ ephemeralStorage: { size: 512 } }, { ephemeralStorage: { size: 511 } }],
    [{ ephemeralStorage: { size: 10_240 } }, { ephemeralStorage: { size: 10_241 } }],
    [{ handler: "a".repeat(128) }, { handler: "a".repeat(129) }],
    [{ name: "a".repeat(140) }, { name: "a".repeat(141) }],
    [{ packageType: "Zip" }, { packageType: "Image" }],
    [{ publish: true }, { vpcConfig: { securityGroupIds: [], subnetIds: [] } }],
  ];
  for (const [right, wrong] of cases) {
    it(`may be ${JSON.stringify(right)}, and must not be ${JSON.stringify(wrong)}`, async () => {
      const { failures } = await check(observed, urn, { ...lambdaFunction, ...right });
      assert.deepEqual(failures, []);
      const found = (await check(observed, urn, { ...lambdaFunction, ...wrong })).failures;
      assert.deepEqual(
        found.map(({ property }) => property.split(".")[0]),
        Object.keys(wrong),
      );
    });
  }

  it("get a name of at most 64 characters", async () => {
    const { inputs } = await check(
      observed,
      urnOf(types.function, "x".repeat(100)),
      lambdaFunctionWithout("name"),
    );
    assert.match(String(inputs["name"]), /^x{56}-[0-9a-f]{7}$/);
  });

  const incomplete: [string, string, string][] = [
    ["handler", "handler", "is required where packageType is Zip"],
    ["runtime", "runtime", "is required where packageType is Zip"],
  ];
  for (const [name, property, reason] of incomplete) {
    it(`need ${name}`, async () => {
      const { failures } = await check(observed, urn, lambdaFunctionWithout(name));
      assert.deepEqual(failures, [{ property, reason }]);
    });
  }

  it("need the code in exactly one place", async () => {
    const reason = "is required unless there is another one of code, imageUri, s3Bucket";
    const stored = { s3Bucket: "code", s3Key: "code.zip" };
    for (const inputs of [lambdaFunctionWithout("code"), { ...lambdaFunction, ...stored }]) {
      const { failures } = await check(observed, urn, inputs);
      assert.deepEqual(
        failures,
        ["code", "imageUri", "s3Bucket"].map((property) => ({ property, reason })),
      );
    }
    assert.deepEqual(
      (await check(observed, urn, { ...lambdaFunctionWithout("code"), ...stored })).failures,
      [],
    );
  });
});
