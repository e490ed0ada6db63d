import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { InvalidStackError } from "cognito-auth";
import { deploy, failToDeploy } from "./deployment";
import { apiStack, authStack, dev, ownFilesOnly } from "./stack";

describe("The identity pool's other stacks", () => {
  it("are the namesakes in the projects cognito-auth and serverless-api by default", async () => {
    for (const missing of Object.keys(dev.stacks)) {
      const others = Object.entries(dev.stacks).filter(([name]) => name !== missing);
      const { error } = await failToDeploy({ ...dev, stacks: Object.fromEntries(others) });
      assert.match(String(error), new RegExp(`unknown stack "${missing}"`));
    }
    await deploy(dev);
  });

  it("can be others", async () => {
    const iamRouteArn = "arn:aws-x:execute-api:eu-west-1:123456789012:another/*/GET/iam/me";
    const deployment = await deploy({
      ...dev,
      stacks: {
        "acme/users/shared": { ...authStack, appClientId: "another" },
        "acme/api/shared": { apiUrl: "https://api.example.com", iamRouteArn },
      },
      config: { authStack: "acme/users/shared", apiStack: "acme/api/shared" },
    });
    assert.equal(deployment.outputs["appClientId"], "another");
    assert.equal(deployment.outputs["apiUrl"], "https://api.example.com");
    const { policy } = deployment.resources["authenticated-policy"]?.inputs ?? {};
    const { Statement } = JSON.parse(String(policy)) as { Statement: unknown[] };
    assert.deepEqual(Statement[2], { Effect: "Allow", Action: "execute-api:Invoke", Resource: iamRouteArn });
  });

  it("needn't have an API", async () => {
    const deployment = await deploy({
      ...dev,
      stacks: { "acme/cognito-auth/dev": authStack },
      config: { callsApi: "false" },
    });
    const { policy } = deployment.resources["authenticated-policy"]?.inputs ?? {};
    assert.deepEqual(JSON.parse(String(policy)), { Version: "2012-10-17", Statement: ownFilesOnly });
    assert.ok(!("apiUrl" in deployment.outputs));
  });

  it("must have been deployed", async () => {
    const withoutUsers = { ...dev.stacks, "acme/cognito-auth/dev": {} };
    const { error, resources } = await failToDeploy({ ...dev, stacks: withoutUsers });
    assert.ok(error instanceof InvalidStackError);
    assert.equal(error.stackName, "acme/cognito-auth/dev");
    assert.equal(resources["identity-pool"], undefined);
  });

  it("must be an API where one is called", async () => {
    const { apiUrl, iamRouteArn } = apiStack;
    const apis = "arn:aws:execute-api:eu-west-1:123456789012";
    for (const [missing, outputs] of [
      [["apiUrl", "iamRouteArn"], {}],
      [["iamRouteArn"], { apiUrl }],
      [["iamRouteArn"], { apiUrl, iamRouteArn: 1 }],
      [["iamRouteArn"], { apiUrl, iamRouteArn: "*" }],
      [["iamRouteArn"], { apiUrl, iamRouteArn: `${apis}:*` }],
      [["iamRouteArn"], { apiUrl, iamRouteArn: `${apis}:*/*/GET/iam/me` }],
      [["iamRouteArn"], { apiUrl, iamRouteArn: `${apis}:a1b2c3d4e5/*/*/iam/me` }],
      [["iamRouteArn"], { apiUrl, iamRouteArn: `${apis}:a1b2c3d4e5/*/GET/*` }],
      [["iamRouteArn"], { apiUrl, iamRouteArn: "arn:aws:s3:::bucket/*/GET/iam/me" }],
      [["apiUrl"], { iamRouteArn }],
      [["apiUrl"], { apiUrl: "api.example.com", iamRouteArn }],
      [["apiUrl"], { apiUrl: "javascript:alert(1)", iamRouteArn }],
      [["apiUrl", "iamRouteArn"], { apiUrl: null, iamRouteArn: "" }],
    ] as const) {
      const withoutApi = { ...dev.stacks, "acme/serverless-api/dev": outputs };
      const { error, resources } = await failToDeploy({ ...dev, stacks: withoutApi });
      assert.ok(error instanceof InvalidStackError, String(error));
      assert.equal(error.stackName, "acme/serverless-api/dev");
      assert.deepEqual(
        error.problems.map(({ path }) => path),
        missing,
      );
      assert.equal(resources["authenticated-policy"], undefined);
    }
  });

  it("report which outputs of an API are missing or invalid, without their values", async () => {
    for (const missing of [{}, { apiUrl: null }, { apiUrl: "" }]) {
      const outputs = { ...missing, iamRouteArn: "*" };
      const { error } = await failToDeploy({
        ...dev,
        stacks: { ...dev.stacks, "acme/serverless-api/dev": outputs },
      });
      assert.ok(error instanceof InvalidStackError, String(error));
      assert.deepEqual(error.problems, [
        {
          path: "apiUrl",
          reason: "the stack doesn't export it: it isn't deployed, or it isn't a serverless-api stack",
          fix: "run pulumi up --stack acme/serverless-api/dev in its project, or set `apiStack` to another, or `callsApi` to false",
        },
        {
          path: "iamRouteArn",
          reason: "the stack's output of this name isn't the ARN of one route of one API",
          fix: "set `apiStack` to a serverless-api stack, or `callsApi` to false",
        },
      ]);
    }
  });

  it("keep the test user's temporary password from this stack, and from the SDK's debugging messages", async () => {
    const password = "Temporary_Password_1";
    const users = { ...authStack, testUsername: "jane", testUserTemporaryPassword: pulumi.secret(password) };
    const stacks = { ...dev.stacks, "acme/cognito-auth/dev": users };
    const messages: string[] = [];
    const { debug } = pulumi.log;
    Object.assign(pulumi.log, { debug: (message: string) => messages.push(message) });
    try {
      const deployment = await deploy({ ...dev, stacks });
      assert.ok(!JSON.stringify({ deployment, messages }).includes(password));
    } finally {
      Object.assign(pulumi.log, { debug });
    }
  });
});
