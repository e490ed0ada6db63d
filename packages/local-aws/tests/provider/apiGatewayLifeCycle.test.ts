import assert from "node:assert/strict";
import { ApiGatewayV2Client, GetApiCommand, GetRouteCommand } from "@aws-sdk/client-apigatewayv2";
import { createAwsClient } from "../../awsClient";
import type { Properties } from "../../provider/wire";
import {
  assertSettled,
  create,
  preview,
  refresh,
  region,
  remove,
  update,
  urnOf,
  type Deployed,
} from "./deployed";
import {
  answering,
  archiveOf,
  createRole,
  serverlessServices,
  serverlessTypes as types,
} from "./lambdaFixtures";
import { useLocalAws } from "./localAws";

describe("An HTTP API", () => {
  const aws = useLocalAws(serverlessServices);
  let apiGateway: ApiGatewayV2Client;
  let api: Deployed;

  before(() => {
    apiGateway = createAwsClient(ApiGatewayV2Client, aws);
  });

  beforeEach(async () => {
    api = await create(aws.observed, types.api, { protocolType: "HTTP" });
  });

  /** Asserts that a resource can be deleted, also twice. */
  async function assertRemovable(deployed: Deployed): Promise<void> {
    await remove(aws.observed, deployed);
    assert.equal(await refresh(aws.observed, deployed), undefined);
    await remove(aws.observed, deployed);
  }

  /** Asserts that arguments can't be changed in place. */
  async function assertReplaced(deployed: Deployed, changes: Properties): Promise<void> {
    const { replaces } = await preview(aws.observed, deployed, { ...deployed.inputs, ...changes });
    assert.deepEqual(replaces.sort(), Object.keys(changes));
  }

  it("has AWS's outputs", async () => {
    const { id, outputs } = api;
    const { ApiEndpoint } = await apiGateway.send(new GetApiCommand({ ApiId: id }));
    assert.equal(outputs["apiEndpoint"], ApiEndpoint);
    assert.equal(outputs["arn"], `arn:aws:apigateway:${region}::/apis/${id}`);
    assert.equal(outputs["executionArn"], `arn:aws:execute-api:${region}:000000000000:${id}`);
    assert.match(String(outputs["name"]), /^example-[0-9a-f]{7}$/);
    await assertSettled(aws.observed, api, id);
    assert.deepEqual(aws.observed.notices, []);
  });

  it("is updated in place, and loses what the program leaves out", async () => {
    const { name } = api.inputs;
    const full = await update(aws.observed, api, {
      name,
      protocolType: "HTTP",
      description: "Says who calls",
      disableExecuteApiEndpoint: true,
      corsConfiguration: { allowOrigins: ["http://localhost:5173"], allowMethods: ["GET"], maxAge: 300 },
      tags: { team: "shop" },
    });
    await assertSettled(aws.observed, full, api.id);
    const { CorsConfiguration } = await apiGateway.send(new GetApiCommand({ ApiId: api.id }));
    assert.deepEqual(CorsConfiguration?.AllowOrigins, ["http://localhost:5173"]);

    const bare = await update(aws.observed, full, { name: "other", protocolType: "HTTP" });
    const found = await apiGateway.send(new GetApiCommand({ ApiId: api.id }));
    assert.deepEqual([found.Name, found.Description, found.CorsConfiguration], ["other", "", undefined]);
    assert.deepEqual([bare.outputs["tags"], bare.outputs["tagsAll"]], [{}, {}]);
    assert.equal(bare.outputs["corsConfiguration"], null);
    await assertSettled(aws.observed, bare, api.id);
    assert.deepEqual(aws.observed.notices, []);
  });

  it("is replaced by one of another protocol, and is gone once deleted", async () => {
    await assertReplaced(api, { protocolType: "WEBSOCKET" });
    await assertRemovable(api);
  });

  it("has an authorizer", async () => {
    const jwtConfiguration = { audiences: ["client"], issuer: "https://issuer.example.com/pool" };
    const inputs = {
      apiId: api.id,
      authorizerType: "JWT",
      identitySources: ["$request.header.Authorization"],
      jwtConfiguration,
    };
    const authorizer = await create(aws.observed, types.authorizer, inputs);
    await assertSettled(aws.observed, authorizer, `${api.id}/${authorizer.id}`);
    const audiences = ["client", "other"];
    const updated = await update(aws.observed, authorizer, {
      ...authorizer.inputs,
      jwtConfiguration: { ...jwtConfiguration, audiences },
    });
    assert.deepEqual(updated.outputs["jwtConfiguration"], { ...jwtConfiguration, audiences });
    await assertSettled(aws.observed, updated, `${api.id}/${authorizer.id}`);
    await assertReplaced(updated, { apiId: "other" });
    await assertRemovable(updated);
    assert.deepEqual(aws.observed.notices, []);
  });

  it("has an integration", async () => {
    const inputs = {
      apiId: api.id,
      integrationType: "HTTP_PROXY",
      integrationMethod: "GET",
      integrationUri: "https://example.com",
      description: "Another site",
      timeoutMilliseconds: 5_000,
    };
    const integration = await create(aws.observed, types.integration, inputs);
    assert.equal(integration.outputs["payloadFormatVersion"], "1.0");
    await assertSettled(aws.observed, integration, `${api.id}/${integration.id}`);
    const { description, ...rest } = inputs;
    assert.notEqual(description, "");
    const updated = await update(aws.observed, integration, { ...rest, payloadFormatVersion: "2.0" });
    assert.equal(updated.outputs["description"], "");
    await assertSettled(aws.observed, updated, `${api.id}/${integration.id}`);
    await assertReplaced(updated, { apiId: "other", integrationType: "AWS_PROXY" });
    await assertRemovable(updated);
    assert.deepEqual(aws.observed.notices, []);
  });

  it("has an integration that sets parameters, and stops to", async () => {
    const inputs = { apiId: api.id, integrationType: "HTTP_PROXY", integrationMethod: "GET" };
    const responseParameters = [{ statusCode: "500", mappings: { "append:header.a": "1" } }];
    const requestParameters = { "append:header.b": "2", "append:header.c": "3" };
    const integration = await create(aws.observed, types.integration, {
      ...inputs,
      requestParameters,
      responseParameters,
    });
    assert.deepEqual(integration.outputs["responseParameters"], responseParameters);
    await assertSettled(aws.observed, integration, `${api.id}/${integration.id}`);
    const fewer = await update(aws.observed, integration, {
      ...inputs,
      requestParameters: { "append:header.c": "3" },
    });
    assert.deepEqual(fewer.outputs["requestParameters"], { "append:header.c": "3" });
    assert.deepEqual(fewer.outputs["responseParameters"], []);
    await assertSettled(aws.observed, fewer, `${api.id}/${integration.id}`);
    assert.deepEqual(aws.observed.notices, []);
  });

  it("has a route that may need authorization, and may stop to", async () => {
    const open = { apiId: api.id, routeKey: "GET /me", target: "integrations/abc" };
    const closed = {
      ...open,
      authorizationType: "JWT",
      authorizerId: "abc",
      authorizationScopes: ["profile"],
    };
    const route = await create(aws.observed, types.route, closed);
    await assertSettled(aws.observed, route, `${api.id}/${route.id}`);
    const updated = await update(aws.observed, route, { ...open, routeKey: "GET /you" });
    const found = await apiGateway.send(new GetRouteCommand({ ApiId: api.id, RouteId: route.id }));
    assert.deepEqual([found.RouteKey, found.AuthorizationType], ["GET /you", "NONE"]);
    assert.deepEqual([found.AuthorizerId, found.AuthorizationScopes], [undefined, []]);
    assert.deepEqual([updated.outputs["authorizerId"], updated.outputs["authorizationScopes"]], ["", null]);
    await assertSettled(aws.observed, updated, `${api.id}/${route.id}`);
    await assertReplaced(updated, { apiId: "other" });
    await assertRemovable(updated);
    assert.deepEqual(aws.observed.notices, []);
  });

  it("takes what is in it along", async () => {
    const inApi = { apiId: api.id };
    const identitySources = ["$request.header.Authorization"];
    const resources = [
      await create(aws.observed, types.route, { ...inApi, routeKey: "$default" }),
      await create(aws.observed, types.integration, { ...inApi, integrationType: "HTTP_PROXY" }),
      await create(aws.observed, types.authorizer, { ...inApi, authorizerType: "JWT", identitySources }),
      await create(aws.observed, types.stage, { ...inApi, name: "live" }),
    ];
    await remove(aws.observed, api);
    for (const resource of resources) {
      assert.equal(await refresh(aws.observed, resource), undefined, resource.urn);
      await remove(aws.observed, resource);
    }
  });

  it("is imported only with its own id, and what is in it only with both", async () => {
    for (const type of ["authorizer", "integration", "route", "stage"] as const) {
      const urn = urnOf(types[type]);
      const missing = aws.observed.provider.read("abc", urn, {});
      await assert.rejects(missing, /^Error: the id to import such a resource is apiId\/id, not "abc"$/);
      assert.deepEqual(await aws.observed.provider.read(`${api.id}/none`, urn, {}), { id: "", props: {} });
    }
  });

  it("answers with what a function says", async () => {
    const role = await createRole(aws.endpoint, "answering");
    const code = archiveOf({ "index.js": answering("Hello") });
    const runtime = { runtime: "nodejs20.x", handler: "index.handler" };
    const { id: name, outputs } = await create(aws.observed, types.function, { role, code, ...runtime });
    await create(aws.observed, types.permission, {
      action: "lambda:InvokeFunction",
      function: name,
      principal: "apigateway.amazonaws.com",
      sourceArn: `${String(api.outputs["executionArn"])}/*/*`,
    });
    const integration = await create(aws.observed, types.integration, {
      apiId: api.id,
      integrationType: "AWS_PROXY",
      integrationUri: outputs["invokeArn"],
      payloadFormatVersion: "2.0",
    });
    const target = `integrations/${integration.id}`;
    const route = await create(aws.observed, types.route, { apiId: api.id, routeKey: "GET /me", target });
    await create(aws.observed, types.stage, { apiId: api.id, name: "$default", autoDeploy: true });

    const address = `${aws.endpoint}/_aws/execute-api/${api.id}/$default`;
    const answer = await fetch(`${address}/me`);
    assert.deepEqual([answer.status, await answer.text()], [200, "Hello /me"]);
    assert.equal((await fetch(`${address}/you`)).status, 404);
    await assertSettled(aws.observed, integration, `${api.id}/${integration.id}`);

    await remove(aws.observed, route);
    assert.equal((await fetch(`${address}/me`)).status, 404);
    assert.deepEqual(aws.observed.notices, []);
  });
});
