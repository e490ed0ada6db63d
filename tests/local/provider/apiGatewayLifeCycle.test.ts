import assert from "node:assert/strict";
import { ApiGatewayV2Client, GetApiCommand, GetRouteCommand } from "@aws-sdk/client-apigatewayv2";
import { createAwsClient } from "../../../local/awsClient";
import type { Emulator } from "../../../local/emulator";
import type { Properties } from "../../../local/provider/wire";
import {
  assertSettled,
  create,
  observe,
  preview,
  refresh,
  region,
  remove,
  update,
  urnOf,
  type Deployed,
  type Observed,
} from "./deployed";
import {
  answering,
  archiveOf,
  createRole,
  serverlessTypes as types,
  startServerless,
} from "./lambdaFixtures";

describe("An HTTP API", () => {
  let emulator: Emulator;
  let apiGateway: ApiGatewayV2Client;
  let observed: Observed;
  let api: Deployed;

  before(async () => {
    emulator = await startServerless();
    apiGateway = createAwsClient(ApiGatewayV2Client, { endpoint: emulator.endpoint, region });
  });

  after(() => emulator.stop());

  beforeEach(async () => {
    observed = observe(emulator.endpoint);
    api = await create(observed, types.api, { protocolType: "HTTP" });
  });

  /** Asserts that a resource can be deleted, also twice. */
  async function assertRemovable(deployed: Deployed): Promise<void> {
    await remove(observed, deployed);
    assert.equal(await refresh(observed, deployed), undefined);
    await remove(observed, deployed);
  }

  /** Asserts that arguments can't be changed in place. */
  async function assertReplaced(deployed: Deployed, changes: Properties): Promise<void> {
    const { replaces } = await preview(observed, deployed, { ...deployed.inputs, ...changes });
    assert.deepEqual(replaces.sort(), Object.keys(changes));
  }

  it("has AWS's outputs", async () => {
    const { id, outputs } = api;
    const { ApiEndpoint } = await apiGateway.send(new GetApiCommand({ ApiId: id }));
    assert.equal(outputs["apiEndpoint"], ApiEndpoint);
    assert.equal(outputs["arn"], `arn:aws:apigateway:${region}::/apis/${id}`);
    assert.equal(outputs["executionArn"], `arn:aws:execute-api:${region}:000000000000:${id}`);
    assert.match(String(outputs["name"]), /^example-[0-9a-f]{7}$/);
    await assertSettled(observed, api, id);
    assert.deepEqual(observed.notices, []);
  });

  it("is updated in place, and loses what the program leaves out", async () => {
    const { name } = api.inputs;
    const full = await update(observed, api, {
      name,
      protocolType: "HTTP",
      description: "Says who calls",
      disableExecuteApiEndpoint: true,
      corsConfiguration: { allowOrigins: ["http://localhost:5173"], allowMethods: ["GET"], maxAge: 300 },
      tags: { team: "shop" },
    });
    await assertSettled(observed, full, api.id);
    const { CorsConfiguration } = await apiGateway.send(new GetApiCommand({ ApiId: api.id }));
    assert.deepEqual(CorsConfiguration?.AllowOrigins, ["http://localhost:5173"]);

    const bare = await update(observed, full, { name: "other", protocolType: "HTTP" });
    const found = await apiGateway.send(new GetApiCommand({ ApiId: api.id }));
    assert.deepEqual([found.Name, found.Description, found.CorsConfiguration], ["other", "", undefined]);
    assert.deepEqual([bare.outputs["tags"], bare.outputs["tagsAll"]], [{}, {}]);
    assert.equal(bare.outputs["corsConfiguration"], null);
    await assertSettled(observed, bare, api.id);
    assert.deepEqual(observed.notices, []);
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
    const authorizer = await create(observed, types.authorizer, inputs);
    await assertSettled(observed, authorizer, `${api.id}/${authorizer.id}`);
    const audiences = ["client", "other"];
    const updated = await update(observed, authorizer, {
      ...authorizer.inputs,
      jwtConfiguration: { ...jwtConfiguration, audiences },
    });
    assert.deepEqual(updated.outputs["jwtConfiguration"], { ...jwtConfiguration, audiences });
    await assertSettled(observed, updated, `${api.id}/${authorizer.id}`);
    await assertReplaced(updated, { apiId: "other" });
    await assertRemovable(updated);
    assert.deepEqual(observed.notices, []);
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
    const integration = await create(observed, types.integration, inputs);
    assert.equal(integration.outputs["payloadFormatVersion"], "1.0");
    await assertSettled(observed, integration, `${api.id}/${integration.id}`);
    const { description, ...rest } = inputs;
    assert.notEqual(description, "");
    const updated = await update(observed, integration, { ...rest, payloadFormatVersion: "2.0" });
    assert.equal(updated.outputs["description"], "");
    await assertSettled(observed, updated, `${api.id}/${integration.id}`);
    await assertReplaced(updated, { apiId: "other", integrationType: "AWS_PROXY" });
    await assertRemovable(updated);
    assert.deepEqual(observed.notices, []);
  });

  it("has an integration that sets parameters, and stops to", async () => {
    const inputs = { apiId: api.id, integrationType: "HTTP_PROXY", integrationMethod: "GET" };
    const responseParameters = [{ statusCode: "500", mappings: { "append:header.a": "1" } }];
    const requestParameters = { "append:header.b": "2", "append:header.c": "3" };
    const integration = await create(observed, types.integration, {
      ...inputs,
      requestParameters,
      responseParameters,
    });
    assert.deepEqual(integration.outputs["responseParameters"], responseParameters);
    await assertSettled(observed, integration, `${api.id}/${integration.id}`);
    const fewer = await update(observed, integration, {
      ...inputs,
      requestParameters: { "append:header.c": "3" },
    });
    assert.deepEqual(fewer.outputs["requestParameters"], { "append:header.c": "3" });
    assert.deepEqual(fewer.outputs["responseParameters"], []);
    await assertSettled(observed, fewer, `${api.id}/${integration.id}`);
    assert.deepEqual(observed.notices, []);
  });

  it("has a route that may need authorization, and may stop to", async () => {
    const open = { apiId: api.id, routeKey: "GET /me", target: "integrations/abc" };
    const closed = {
      ...open,
      authorizationType: "JWT",
      authorizerId: "abc",
      authorizationScopes: ["profile"],
    };
    const route = await create(observed, types.route, closed);
    await assertSettled(observed, route, `${api.id}/${route.id}`);
    const updated = await update(observed, route, { ...open, routeKey: "GET /you" });
    const found = await apiGateway.send(new GetRouteCommand({ ApiId: api.id, RouteId: route.id }));
    assert.deepEqual([found.RouteKey, found.AuthorizationType], ["GET /you", "NONE"]);
    assert.deepEqual([found.AuthorizerId, found.AuthorizationScopes], [undefined, []]);
    assert.deepEqual([updated.outputs["authorizerId"], updated.outputs["authorizationScopes"]], ["", null]);
    await assertSettled(observed, updated, `${api.id}/${route.id}`);
    await assertReplaced(updated, { apiId: "other" });
    await assertRemovable(updated);
    assert.deepEqual(observed.notices, []);
  });

  it("takes what is in it along", async () => {
    const inApi = { apiId: api.id };
    const identitySources = ["$request.header.Authorization"];
    const resources = [
      await create(observed, types.route, { ...inApi, routeKey: "$default" }),
      await create(observed, types.integration, { ...inApi, integrationType: "HTTP_PROXY" }),
      await create(observed, types.authorizer, { ...inApi, authorizerType: "JWT", identitySources }),
      await create(observed, types.stage, { ...inApi, name: "live" }),
    ];
    await remove(observed, api);
    for (const resource of resources) {
      assert.equal(await refresh(observed, resource), undefined, resource.urn);
      await remove(observed, resource);
    }
  });

  it("is imported only with its own id, and what is in it only with both", async () => {
    for (const type of ["authorizer", "integration", "route", "stage"] as const) {
      const urn = urnOf(types[type]);
      const missing = observed.provider.read("abc", urn, {});
      await assert.rejects(missing, /^Error: the id to import such a resource is apiId\/id, not "abc"$/);
      assert.deepEqual(await observed.provider.read(`${api.id}/none`, urn, {}), { id: "", props: {} });
    }
  });

  it("answers with what a function says", async () => {
    const role = await createRole(emulator.endpoint, "answering");
    const code = archiveOf({ "index.js": answering("Hello") });
    const runtime = { runtime: "nodejs20.x", handler: "index.handler" };
    const { id: name, outputs } = await create(observed, types.function, { role, code, ...runtime });
    await create(observed, types.permission, {
      action: "lambda:InvokeFunction",
      function: name,
      principal: "apigateway.amazonaws.com",
      sourceArn: `${String(api.outputs["executionArn"])}/*/*`,
    });
    const integration = await create(observed, types.integration, {
      apiId: api.id,
      integrationType: "AWS_PROXY",
      integrationUri: outputs["invokeArn"],
      payloadFormatVersion: "2.0",
    });
    const target = `integrations/${integration.id}`;
    const route = await create(observed, types.route, { apiId: api.id, routeKey: "GET /me", target });
    await create(observed, types.stage, { apiId: api.id, name: "$default", autoDeploy: true });

    const address = `${emulator.endpoint}/_aws/execute-api/${api.id}/$default`;
    const answer = await fetch(`${address}/me`);
    assert.deepEqual([answer.status, await answer.text()], [200, "Hello /me"]);
    assert.equal((await fetch(`${address}/you`)).status, 404);
    await assertSettled(observed, integration, `${api.id}/${integration.id}`);

    await remove(observed, route);
    assert.equal((await fetch(`${address}/me`)).status, 404);
    assert.deepEqual(observed.notices, []);
  });
});
