import {
  LambdaClient,
  PublishVersionCommand,
  UpdateFunctionConfigurationCommand,
} from "@aws-sdk/client-lambda";
import { type AwsTarget, createAwsClient } from "../../../awsClient";
import { identityTypes } from "../identityPoolFixtures";
import { answering, archiveOf, serverlessTypes as types } from "../lambdaFixtures";
import { type Examples, within } from "./example";

/** Examples of what makes up an HTTP API: API Gateway, Lambda and the logs of both. */
export const serverless: Examples = {
  [types.api]: {
    inputs: () => ({
      corsConfiguration: { allowMethods: ["GET"], allowOrigins: ["http://localhost:5173"], maxAge: 300 },
      description: "Says who calls",
      disableExecuteApiEndpoint: true,
      name: "shop",
      protocolType: "HTTP",
      tags: { stage: "test", team: "shop" },
    }),
    change: {
      corsConfiguration: null,
      description: null,
      disableExecuteApiEndpoint: false,
      name: "store",
      tags: { team: "web" },
    },
  },
  [types.authorizer]: {
    inputs: async (make) => ({
      apiId: (await make(types.api)).id,
      authorizerType: "JWT",
      identitySources: ["$request.header.Authorization"],
      jwtConfiguration: { audiences: ["client"], issuer: "https://issuer.example.com" },
    }),
    change: { jwtConfiguration: { audiences: ["client", "other"], issuer: "https://issuer.example.com" } },
    importId: within("apiId"),
  },
  [types.integration]: {
    inputs: async (make) => ({
      apiId: (await make(types.api)).id,
      description: "Another site",
      integrationMethod: "GET",
      integrationType: "HTTP_PROXY",
      integrationUri: "https://example.com",
      requestParameters: { "append:header.a": "1", "append:header.b": "2" },
      responseParameters: [{ mappings: { "append:header.c": "3" }, statusCode: "500" }],
      timeoutMilliseconds: 5_000,
    }),
    change: {
      description: null,
      requestParameters: { "append:header.b": "4" },
      responseParameters: null,
      timeoutMilliseconds: 10_000,
    },
    importId: within("apiId"),
  },
  [types.route]: {
    inputs: async (make) => ({
      apiId: (await make(types.api)).id,
      authorizationScopes: ["profile"],
      authorizationType: "JWT",
      authorizerId: "abc",
      routeKey: "GET /me",
      target: "integrations/abc",
    }),
    change: { authorizationScopes: null, authorizationType: null, authorizerId: null, routeKey: "GET /you" },
    importId: within("apiId"),
  },
  [types.stage]: {
    inputs: async (make) => ({
      accessLogSettings: {
        destinationArn: "arn:aws:logs:eu-west-1:000000000000:log-group:a",
        format: "$context.requestId",
      },
      apiId: (await make(types.api)).id,
      autoDeploy: true,
      defaultRouteSettings: { throttlingBurstLimit: 10, throttlingRateLimit: 5.5 },
      description: "What customers use",
      name: "live",
      routeSettings: [{ routeKey: "GET /me", throttlingBurstLimit: 2 }],
      stageVariables: { a: "1", b: "2" },
      tags: { stage: "test", team: "shop" },
    }),
    change: {
      accessLogSettings: null,
      autoDeploy: null,
      defaultRouteSettings: null,
      description: null,
      routeSettings: null,
      stageVariables: { b: "2" },
      tags: null,
    },
    importId: within("apiId"),
  },
  [types.function]: {
    inputs: async (make) => ({
      architectures: ["arm64"],
      code: archiveOf({ "index.js": answering("Hello") }),
      description: "Says who calls",
      environment: { variables: { GREETING: "Hello" } },
      handler: "index.handler",
      loggingConfig: { logFormat: "JSON" },
      memorySize: 256,
      role: (await make(identityTypes.role)).outputs["arn"],
      runtime: "nodejs20.x",
      tags: { stage: "test", team: "shop" },
      timeout: 10,
    }),
    change: {
      code: archiveOf({ "index.js": answering("Goodbye") }),
      description: null,
      environment: null,
      memorySize: null,
      tags: { team: "web" },
    },
    unreadable: ["code"],
  },
  [types.alias]: {
    inputs: async (make, aws) => {
      const { id } = await make(types.function, { publish: true });
      await publishAnother(aws, id);
      return {
        description: "What customers use",
        functionName: id,
        functionVersion: "1",
        name: "live",
        routingConfig: { additionalVersionWeights: { "2": 0.25 } },
      };
    },
    change: { description: null, functionVersion: "2", routingConfig: null },
    importId: ({ inputs }) => `${String(inputs["functionName"])}/live`,
  },
  [types.permission]: {
    inputs: async (make) => ({
      action: "lambda:InvokeFunction",
      function: (await make(types.function)).id,
      principal: "apigateway.amazonaws.com",
      sourceAccount: "000000000000",
      sourceArn: "arn:aws:execute-api:eu-west-1:000000000000:abc/*/*",
    }),
    change: { principal: "events.amazonaws.com", sourceAccount: null },
    replaces: ["principal", "sourceAccount"],
    importId: within("function"),
  },
  [types.logGroup]: {
    inputs: () => ({ name: "/shop/calls", retentionInDays: 7, tags: { stage: "test", team: "shop" } }),
    change: { retentionInDays: null, tags: { team: "web" } },
  },
};

/** Publishes another version of a function, which has to differ from the last one. */
async function publishAnother(aws: AwsTarget, FunctionName: string): Promise<void> {
  const lambda = createAwsClient(LambdaClient, aws);
  await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Description: "Another" }));
  await lambda.send(new PublishVersionCommand({ FunctionName }));
}
