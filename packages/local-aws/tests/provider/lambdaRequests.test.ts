import assert from "node:assert/strict";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { createAwsClient } from "../../awsClient";
import {
  toCreateFunctionRequest,
  toUpdateConfigurationRequest,
} from "../../provider/resources/lambda/function";
import { functionArns } from "../../provider/resources/lambda/functionArns";
import { statementAsArguments } from "../../provider/resources/lambda/permissionStatement";
import { waitUntilReady } from "../../provider/resources/lambda/waitUntilReady";
import type { Properties } from "../../provider/wire";
import { withServer } from "../helpers/requestServer";
import { archiveOf, serverlessTypes as types } from "./lambdaFixtures";
import { check, providerAt, region, urnOf } from "./providerUnderTest";

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

describe("The permission that a statement gives", () => {
  const arn = "arn:aws:lambda:eu-west-1:000000000000:function:me";
  const statement = { Sid: "s", Action: "lambda:InvokeFunction", Resource: arn, Principal: "*" };
  const permission = { statementId: "s", action: "lambda:InvokeFunction", function: "me", principal: "*" };

  it("is for a function that is written as it is known, and a version or an alias of it", () => {
    const named = (Resource: string, known: string): unknown[] => {
      const found = statementAsArguments({ ...statement, Resource }, { function: known });
      return [found["function"], found["qualifier"]];
    };
    assert.deepEqual(named(`${arn}:live`, "me"), ["me", "live"]);
    assert.deepEqual(named(`${arn}:$LATEST`, arn), [arn, "$LATEST"]);
    assert.deepEqual(named(arn, arn), [arn, ""]);
  });

  it("has the conditions of the statement; of a kind that is there, those that aren't are empty", () => {
    const Condition = {
      StringEquals: { "AWS:SourceAccount": "000000000000" },
      Bool: { "lambda:InvokedViaFunctionUrl": "true" },
    };
    assert.deepEqual(statementAsArguments({ ...statement, Condition }, {}), {
      ...permission,
      qualifier: "",
      eventSourceToken: "",
      functionUrlAuthType: "",
      principalOrgId: "",
      sourceAccount: "000000000000",
      invokedViaFunctionUrl: true,
    });
  });
});

describe("Waiting for a function", () => {
  /** Waits on a Lambda that says one thing after another, the last forever; resolves to how often it was asked. */
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
  const tested = providerAt("http://127.0.0.1:1");

  const failuresOf = async (inputs: Properties): Promise<unknown> =>
    (await check(tested, urnOf(types.function), inputs)).failures;

  for (const property of ["handler", "runtime"]) {
    it(`need ${property}`, async () => {
      const reason = "is required if packageType is Zip";
      assert.deepEqual(await failuresOf({ ...lambdaFunction, [property]: null }), [{ property, reason }]);
    });
  }

  it("need the code in exactly one place", async () => {
    const reason = "is required unless one of the others is given: code, imageUri, s3Bucket";
    const expected = ["code", "imageUri", "s3Bucket"].map((property) => ({ property, reason }));
    const stored = { s3Bucket: "code", s3Key: "code.zip" };
    assert.deepEqual(await failuresOf({ ...lambdaFunction, code: null }), expected);
    assert.deepEqual(await failuresOf({ ...lambdaFunction, ...stored }), expected);
    assert.deepEqual(await failuresOf({ ...lambdaFunction, ...stored, code: null }), []);
  });
});
