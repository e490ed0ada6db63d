import assert from "node:assert/strict";
import {
  ApiGatewayV2Client,
  CreateApiCommand,
  CreateIntegrationCommand,
  CreateRouteCommand,
  CreateStageCommand,
} from "@aws-sdk/client-apigatewayv2";
import { createAwsClient } from "../../../awsClient";
import { python } from "../../../tests/emulator/emulatorPython";
import type { CognitoUnderTest } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import {
  allow,
  createFunction,
  type TriggerFunction,
  triggerServices,
} from "../../../tests/helpers/triggerFunctions";

const Principal = "apigateway.amazonaws.com";

/** An API with one route to a function. */
interface Api {
  readonly id: string;
  /** What a call of the route is answered with. */
  readonly call: () => Promise<readonly [status: number, body: string]>;
}

async function createApi(
  cognito: CognitoUnderTest,
  { arn }: TriggerFunction,
  RouteKey = "GET /orders/{id}",
): Promise<Api> {
  const client = createAwsClient(ApiGatewayV2Client, cognito);
  const { ApiId = "" } = await client.send(new CreateApiCommand({ Name: "shop", ProtocolType: "HTTP" }));
  const integration = { IntegrationType: "AWS_PROXY", PayloadFormatVersion: "2.0" } as const;
  const { IntegrationId = "" } = await client.send(
    new CreateIntegrationCommand({ ApiId, ...integration, IntegrationUri: arn }),
  );
  await client.send(new CreateRouteCommand({ ApiId, RouteKey, Target: `integrations/${IntegrationId}` }));
  await client.send(new CreateStageCommand({ ApiId, StageName: "$default", AutoDeploy: true }));
  return {
    id: ApiId,
    call: async () => {
      const answer = await fetch(`${cognito.endpoint}/_aws/execute-api/${ApiId}/$default/orders/1`);
      return [answer.status, await answer.text()];
    },
  };
}

const answering = 'return { statusCode: 200, body: "Hello" };';
const refused = [500, '{"message": "Internal Server Error"}'];
const services = [...triggerServices, "apigateway"];

describeRule(
  "permission to invoke functions of APIs",
  {
    "doesn't let an API call a function that lets nobody, another API, another route or Cognito": async (
      cognito,
    ) => {
      const called = await createFunction(cognito, answering);
      const api = await createApi(cognito, called);
      assert.deepEqual(await api.call(), refused);
      const base = "arn:aws:execute-api:us-east-1:000000000000";
      await allow(called, { Principal, SourceArn: `${base}:another/*/GET/orders/{id}` });
      await allow(called, { Principal, SourceArn: `${base}:${api.id}/*/POST/orders/{id}` });
      await allow(called, { Principal, SourceArn: `${base}:${api.id}/*/GET/users` });
      await allow(called);
      assert.deepEqual(await api.call(), refused);
      assert.deepEqual(await called.events(), []);
    },

    "lets a route call a function that lets the route": async (cognito) => {
      for (const route of ["GET /orders/{id}", "ANY /orders/{id}", "$default"]) {
        const called = await createFunction(cognito, answering);
        const api = await createApi(cognito, called, route);
        const path = route === "$default" ? route : "GET/orders/{id}";
        const SourceArn = `arn:aws:execute-api:us-east-1:000000000000:${api.id}/*/${path}`;
        await allow(called, { Principal, SourceArn });
        assert.deepEqual(await api.call(), [200, "Hello"], route);
      }
    },
  },
  services,
);

/** Whether statements let Cognito invoke a function for a pool. */
function letsInvoke(...statements: readonly object[]): Promise<unknown> {
  const basis = { Principal: { Service: "cognito-idp.amazonaws.com" }, Action: "lambda:InvokeFunction" };
  const all = statements.map((one) => ({ Effect: "Allow", Resource: "f", ...basis, ...one }));
  return python(`
from rules.functions.resource_policy import lets_invoke
statements = json.loads(${JSON.stringify(JSON.stringify(all))})
context = {"aws:sourcearn": "arn:pool", "aws:sourceaccount": "1"}
print(json.dumps(lets_invoke({"policy": {"Statement": statements}}, "f", "cognito-idp.amazonaws.com", context)))
`);
}

describe("The policy of a function", () => {
  it("lets in whom a statement names, for the action, the function and under the conditions of it", async () => {
    for (const allowing of [
      {},
      { Principal: "*", Action: "lambda:*" },
      { Principal: { Service: ["sns.amazonaws.com", "cognito-idp.amazonaws.com"] }, Resource: ["g", "f"] },
      { Condition: { StringEquals: { "AWS:SourceAccount": "1" }, ArnLike: { "aws:SourceArn": "arn:po*" } } },
      { Condition: { ArnEquals: { "AWS:SourceArn": ["arn:other", "arn:p??l"] } } },
    ]) {
      assert.equal(await letsInvoke(allowing), true, JSON.stringify(allowing));
    }
  });

  it("lets in nobody else", async () => {
    assert.equal(await letsInvoke(), false);
    for (const other of [
      { Principal: { Service: "sns.amazonaws.com" } },
      { Principal: { AWS: "1" } },
      { Action: "lambda:GetFunction" },
      { Resource: "f:1" },
      { Condition: { StringEquals: { "AWS:SourceArn": "arn:po*" } } },
      { Condition: { ArnLike: { "AWS:SourceArn": "arn:pool?" } } },
      { Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } },
      { Condition: { Bool: { "lambda:InvokedViaFunctionUrl": "true" } } },
    ]) {
      assert.equal(await letsInvoke(other), false, JSON.stringify(other));
    }
  });

  it("keeps out whom one statement denies, whatever another allows", async () => {
    assert.equal(await letsInvoke({}, { Effect: "Deny" }), false);
    assert.equal(
      await letsInvoke({}, { Effect: "Deny", Condition: { Bool: { "aws:Other": "true" } } }),
      false,
    );
    assert.equal(await letsInvoke({}, { Effect: "Deny", Resource: "g" }), true);
  });
});
