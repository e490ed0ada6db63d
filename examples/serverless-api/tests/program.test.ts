import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { InvalidStackError } from "cognito-auth";
import { deploy, failToDeploy } from "./deployment";
import { authStack, dev } from "./stack";

const executionArn = "arn:aws-x:execute-api:eu-west-1:123456789012:a1b2c3d4e5";
const logGroupArn = "arn:aws-x:logs:eu-west-1:123456789012:log-group:logs-1234567";
const functionArn = "arn:aws-x:lambda:eu-west-1:123456789012:function:function-1234567";

describe("The serverless API", () => {
  it("is deployed without the key of the auth stack's secrets, which it doesn't read", async () => {
    // What Pulumi gives instead of a secret that it can't decrypt.
    const users = { ...authStack, testUserTemporaryPassword: pulumi.secret({}) };
    const stacks = { ...dev.stacks, "acme/cognito-auth/dev": users };
    const { resources } = await deploy({ ...dev, stacks });
    assert.deepEqual(resources, (await deploy(dev)).resources);
  });

  it("is these resources and no others", async () => {
    const { resources } = await deploy(dev);
    const types = Object.fromEntries(Object.entries(resources).map(([name, { type }]) => [name, type]));
    assert.deepEqual(types, {
      "caller-function-logs": "aws:cloudwatch/logGroup:LogGroup",
      "caller-function-role": "aws:iam/role:Role",
      "caller-function-writes-logs": "aws:iam/rolePolicy:RolePolicy",
      "caller-function": "aws:lambda/function:Function",
      "http-api": "aws:apigatewayv2/api:Api",
      "jwt-authorizer": "aws:apigatewayv2/authorizer:Authorizer",
      "caller-integration": "aws:apigatewayv2/integration:Integration",
      me: "aws:apigatewayv2/route:Route",
      "me-calls-function": "aws:lambda/permission:Permission",
      "iam-me": "aws:apigatewayv2/route:Route",
      "iam-me-calls-function": "aws:lambda/permission:Permission",
      "access-logs": "aws:cloudwatch/logGroup:LogGroup",
      "default-stage": "aws:apigatewayv2/stage:Stage",
    });
  });

  it("lets in the frontend's origin only, with the headers of both ways to sign in", async () => {
    assert.deepEqual(await inputsOf("http-api"), {
      protocolType: "HTTP",
      description: "Tells callers who they are",
      corsConfiguration: {
        allowOrigins: ["http://localhost:5173"],
        allowMethods: ["GET"],
        allowHeaders: ["authorization", "x-amz-content-sha256", "x-amz-date", "x-amz-security-token"],
        maxAge: 600,
      },
    });
  });

  it("accepts tokens of the auth stack's pool and client only", async () => {
    assert.deepEqual(await inputsOf("jwt-authorizer"), {
      apiId: "http-api-id",
      authorizerType: "JWT",
      identitySources: ["$request.header.Authorization"],
      jwtConfiguration: { issuer: authStack.userPoolIssuer, audiences: [authStack.appClientId] },
    });
  });

  it("has a route for tokens and one for IAM, and none for everybody", async () => {
    const route = { apiId: "http-api-id", target: "integrations/caller-integration-id" };
    assert.deepEqual(await inputsOf("me"), {
      ...route,
      routeKey: "GET /me",
      authorizationType: "JWT",
      authorizerId: "jwt-authorizer-id",
    });
    assert.deepEqual(await inputsOf("iam-me"), {
      ...route,
      routeKey: "GET /iam/me",
      authorizationType: "AWS_IAM",
    });
    assert.deepEqual(await inputsOf("caller-integration"), {
      apiId: "http-api-id",
      integrationType: "AWS_PROXY",
      integrationUri: functionArn,
      payloadFormatVersion: "2.0",
    });
  });

  it("lets the routes of users call the function, and nothing else", async () => {
    const permission = {
      action: "lambda:InvokeFunction",
      function: "function-1234567",
      principal: "apigateway.amazonaws.com",
    };
    assert.deepEqual(await inputsOf("me-calls-function"), {
      ...permission,
      sourceArn: `${executionArn}/*/GET/me`,
    });
    assert.deepEqual(await inputsOf("iam-me-calls-function"), {
      ...permission,
      sourceArn: `${executionArn}/*/GET/iam/me`,
    });
  });

  it("throttles, and logs every request", async () => {
    const { accessLogSettings, ...stage } = await inputsOf("default-stage");
    assert.deepEqual(stage, {
      apiId: "http-api-id",
      name: "$default",
      autoDeploy: true,
      defaultRouteSettings: { throttlingRateLimit: 10, throttlingBurstLimit: 20 },
    });
    const { destinationArn, format } = accessLogSettings as Record<string, unknown>;
    assert.equal(destinationArn, logGroupArn);
    assert.deepEqual(JSON.parse(String(format)), {
      requestId: "$context.requestId",
      time: "$context.requestTime",
      ip: "$context.identity.sourceIp",
      route: "$context.routeKey",
      status: "$context.status",
      responseLength: "$context.responseLength",
      user: "$context.authorizer.claims.sub",
      identity: "$context.identity.cognitoIdentityId",
      authorizerError: "$context.authorizer.error",
      integrationError: "$context.integrationErrorMessage",
    });
    assert.deepEqual(await inputsOf("access-logs"), { retentionInDays: 30 });
  });

  it("has a function with the code of function/, which logs to a group of its own", async () => {
    const { code, ...inputs } = await inputsOf("caller-function");
    assert.deepEqual(inputs, {
      description: "Tells callers of the API who they are",
      runtime: "nodejs24.x",
      architectures: ["arm64"],
      handler: "index.handler",
      role: "arn:aws-x:iam::123456789012:role/role-1234567",
      memorySize: 128,
      timeout: 3,
      loggingConfig: {
        logFormat: "JSON",
        logGroup: "logs-1234567",
        applicationLogLevel: "INFO",
        systemLogLevel: "WARN",
      },
    });
    assert.ok(code instanceof pulumi.asset.FileArchive);
    assert.equal(await code.path, join(__dirname, "..", "function"));
    assert.ok(existsSync(join(await code.path, "index.mjs")));
    assert.deepEqual(await inputsOf("caller-function-logs"), { retentionInDays: 30 });
  });

  it("has a function that may write its own logs, and nothing else", async () => {
    const { policy, ...inputs } = await inputsOf("caller-function-writes-logs");
    assert.deepEqual(inputs, { role: "role-1234567" });
    assert.deepEqual(JSON.parse(String(policy)), {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
          Resource: `${logGroupArn}:*`,
        },
      ],
    });
    const { assumeRolePolicy, ...role } = await inputsOf("caller-function-role");
    assert.deepEqual(role, { description: "What the API's Lambda function may do" });
    assert.deepEqual(JSON.parse(String(assumeRolePolicy)), {
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" },
      ],
    });
  });

  it("exports what a frontend and an identity-pool stack read", async () => {
    assert.deepEqual((await deploy(dev)).outputs, {
      apiUrl: "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
      apiId: "http-api-id",
      iamRouteArn: `${executionArn}/*/GET/iam/me`,
      region: "eu-west-1",
    });
  });

  it("shows all its resources in a preview, where ids are unknown", async () => {
    const preview = await deploy({ ...dev, preview: true });
    assert.deepEqual(
      Object.keys(preview.resources).sort(),
      Object.keys((await deploy(dev)).resources).sort(),
    );
    assert.equal(preview.resources["me"]?.inputs["apiId"], pulumi.unknown);
    assert.equal(preview.resources["me-calls-function"]?.inputs["sourceArn"], pulumi.unknown);
    assert.equal(preview.resources["caller-function-writes-logs"]?.inputs["policy"], pulumi.unknown);
    assert.deepEqual(new Set(Object.values(preview.outputs)), new Set([pulumi.unknown]));
  });
});

describe("The serverless API's auth stack", () => {
  it("is the namesake in the project cognito-auth by default", async () => {
    const { error } = await failToDeploy({ ...dev, stacks: {} });
    assert.match(String(error), /unknown stack "acme\/cognito-auth\/dev"/);
    await deploy(dev);
  });

  it("can be another", async () => {
    const stacks = { "acme/users/shared": { ...authStack, appClientId: "another" } };
    const deployment = await deploy({ ...dev, stacks, config: { authStack: "acme/users/shared" } });
    assert.deepEqual(deployment.resources["jwt-authorizer"]?.inputs["jwtConfiguration"], {
      issuer: authStack.userPoolIssuer,
      audiences: ["another"],
    });
  });

  it("keeps the test user's temporary password from this stack, and from the SDK's debugging messages", async () => {
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

  it("must have been deployed", async () => {
    const { error, resources } = await failToDeploy({ ...dev, stacks: { "acme/cognito-auth/dev": {} } });
    assert.ok(error instanceof InvalidStackError);
    assert.equal(error.stackName, "acme/cognito-auth/dev");
    assert.equal(resources["jwt-authorizer"], undefined);
  });
});

async function inputsOf(name: string): Promise<Record<string, unknown>> {
  const { resources } = await deploy(dev);
  return resources[name]?.inputs ?? assert.fail(`there is no ${name}`);
}
