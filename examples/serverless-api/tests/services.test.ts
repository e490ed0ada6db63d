import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { InvalidArgumentsError } from "cognito-auth";
import type { MockDeployment } from "cognito-auth/testing";
import { deploy, failToDeploy } from "./deployment";
import { authStack, dev } from "./stack";

const appClientIds = { reports: "5example23456789", mobile: "6example23456789" };

/** The stack dev, with services that may call the API. */
const withServices = {
  ...dev,
  stacks: { "acme/cognito-auth/dev": { ...authStack, appClientIds } },
  config: { serviceClients: '["reports"]' },
};

describe("The serverless API's route for services", () => {
  it("is three more resources, and changes none of the others", async () => {
    const { resources, outputs } = await deploy(withServices);
    const { orders, "service-authorizer": authorizer, ...others } = resources;
    const { "orders-calls-function": permission, ...without } = others;
    const before = await deploy(dev);
    assert.deepEqual(without, before.resources);
    assert.deepEqual(outputs, before.outputs);
    assert.deepEqual(
      [orders?.type, authorizer?.type, permission?.type],
      [
        "aws:apigatewayv2/route:Route",
        "aws:apigatewayv2/authorizer:Authorizer",
        "aws:lambda/permission:Permission",
      ],
    );
  });

  it("accepts tokens of these app clients only, and not the users'", async () => {
    assert.deepEqual((await deploy(withServices)).resources["service-authorizer"]?.inputs, {
      apiId: "http-api-id",
      authorizerType: "JWT",
      identitySources: ["$request.header.Authorization"],
      jwtConfiguration: { issuer: authStack.userPoolIssuer, audiences: ["5example23456789"] },
    });
    const both = await deploy({ ...withServices, config: { serviceClients: '["mobile","reports"]' } });
    assert.deepEqual(both.resources["service-authorizer"]?.inputs["jwtConfiguration"], {
      issuer: authStack.userPoolIssuer,
      audiences: ["6example23456789", "5example23456789"],
    });
  });

  it("demands the scope", async () => {
    assert.deepEqual((await deploy(withServices)).resources["orders"]?.inputs, {
      apiId: "http-api-id",
      routeKey: "GET /orders",
      target: "integrations/caller-integration-id",
      authorizationType: "JWT",
      authorizerId: "service-authorizer-id",
      authorizationScopes: ["orders/read"],
    });
  });

  it("may call the function", async () => {
    assert.deepEqual((await deploy(withServices)).resources["orders-calls-function"]?.inputs, {
      action: "lambda:InvokeFunction",
      function: "function-1234567",
      principal: "apigateway.amazonaws.com",
      sourceArn: "arn:aws-x:execute-api:eu-west-1:123456789012:a1b2c3d4e5/*/GET/orders",
    });
  });

  it("is deployed without the key of the auth stack's secrets, which it doesn't read", async () => {
    // What Pulumi gives instead of a secret that it can't decrypt.
    const users = { ...authStack, appClientIds, appClientSecrets: pulumi.secret({}) };
    const deployment = await deploy({ ...withServices, stacks: { "acme/cognito-auth/dev": users } });
    assert.deepEqual(deployment.resources, (await deploy(withServices)).resources);
  });

  it("is shown in a preview", async () => {
    const { resources } = await deploy({ ...withServices, preview: true });
    assert.equal(resources["orders"]?.inputs["routeKey"], "GET /orders");
    assert.equal(resources["orders"].inputs["authorizerId"], pulumi.unknown);
  });

  it("names every app client that the auth stack doesn't have, and those that it has", async () => {
    const config = { serviceClients: '["report","reports","toString"]' };
    const { error, resources } = await refusal({ ...withServices, config });
    assert.equal(
      error.message,
      `The configuration of this stack has 2 problems:

  serviceClients[0]: "report"
    why: the auth stack has no further app client of this key
    fix: use one of mobile, reports, or add it to \`appClients\` of the auth stack and run pulumi up there

  serviceClients[2]: "toString"
    why: the auth stack has no further app client of this key
    fix: use one of mobile, reports, or add it to \`appClients\` of the auth stack and run pulumi up there
`,
    );
    assert.equal(resources["service-authorizer"], undefined);
  });

  it("needs an auth stack with further app clients", async () => {
    for (const none of [undefined, null, {}]) {
      const users = none === undefined ? authStack : { ...authStack, appClientIds: none };
      const { error } = await refusal({ ...withServices, stacks: { "acme/cognito-auth/dev": users } });
      assert.deepEqual(error.problems, [
        {
          path: "serviceClients[0]",
          value: '"reports"',
          reason: "the auth stack has no further app client of this key",
          fix: "add it to `appClients` of the auth stack and run pulumi up there",
        },
      ]);
    }
  });
});

async function refusal(
  options: Parameters<typeof failToDeploy>[0],
): Promise<MockDeployment & { error: InvalidArgumentsError }> {
  const { error, ...deployment } = await failToDeploy(options);
  assert.ok(error instanceof InvalidArgumentsError, String(error));
  return { ...deployment, error };
}
