import assert from "node:assert/strict";
import { toCreateApiRequest, toUpdateApiRequest } from "../../../local/provider/resources/apigatewayv2/api";
import { toUpdateIntegrationRequest } from "../../../local/provider/resources/apigatewayv2/integration";
import { toUpdateRouteRequest } from "../../../local/provider/resources/apigatewayv2/route";
import {
  toCreateStageRequest,
  toUpdateStageRequest,
} from "../../../local/provider/resources/apigatewayv2/stage";
import {
  fromRouteSettings,
  toRouteSettings,
} from "../../../local/provider/resources/apigatewayv2/stageFields";
import { check, observe, urnOf } from "./deployed";
import { serverlessTypes as types } from "./lambdaFixtures";

describe("The requests for an HTTP API", () => {
  const cors = {
    allowCredentials: true,
    allowHeaders: ["authorization"],
    allowMethods: ["GET"],
    allowOrigins: ["https://example.com"],
    exposeHeaders: ["x-id"],
    maxAge: 300,
  };
  const corsInApi = {
    AllowCredentials: true,
    AllowHeaders: ["authorization"],
    AllowMethods: ["GET"],
    AllowOrigins: ["https://example.com"],
    ExposeHeaders: ["x-id"],
    MaxAge: 300,
  };
  const api = {
    name: "shop",
    protocolType: "HTTP",
    corsConfiguration: cors,
    disableExecuteApiEndpoint: false,
    tags: { team: "shop" },
  };

  it("create it", () => {
    assert.deepEqual(toCreateApiRequest(api), {
      Name: "shop",
      ProtocolType: "HTTP",
      CorsConfiguration: corsInApi,
      DisableExecuteApiEndpoint: false,
      Tags: { team: "shop" },
    });
  });

  it("update all settings, and only those", () => {
    assert.deepEqual(toUpdateApiRequest("abc", api), {
      ApiId: "abc",
      Name: "shop",
      Description: "",
      CorsConfiguration: corsInApi,
      DisableExecuteApiEndpoint: false,
    });
  });

  it("reset what a route no longer has", () => {
    assert.deepEqual(
      toUpdateRouteRequest("r", { apiId: "abc", routeKey: "GET /", authorizationType: "NONE" }),
      {
        ApiId: "abc",
        RouteId: "r",
        RouteKey: "GET /",
        AuthorizationType: "NONE",
        AuthorizationScopes: [],
        AuthorizerId: "",
        Target: "",
      },
    );
  });

  it("reset what an integration no longer has, and don't change its type", () => {
    const integration = { apiId: "abc", integrationType: "AWS_PROXY", timeoutMilliseconds: 1_000 };
    assert.deepEqual(toUpdateIntegrationRequest("i", integration), {
      ApiId: "abc",
      IntegrationId: "i",
      Description: "",
      TimeoutInMillis: 1_000,
    });
  });

  const stage = {
    apiId: "abc",
    name: "live",
    autoDeploy: true,
    routeSettings: [{ routeKey: "GET /me", throttlingBurstLimit: 2 }],
    tags: { team: "shop" },
  };
  const stageInApi = {
    ApiId: "abc",
    StageName: "live",
    AutoDeploy: true,
    RouteSettings: { "GET /me": { ThrottlingBurstLimit: 2 } },
  };

  it("create a stage", () => {
    assert.deepEqual(toCreateStageRequest(stage), { ...stageInApi, Tags: { team: "shop" } });
  });

  it("reset what a stage no longer has", () => {
    assert.deepEqual(toUpdateStageRequest(stage), {
      ...stageInApi,
      AccessLogSettings: {},
      Description: "",
    });
  });

  it("have the settings of routes by their keys", () => {
    assert.deepEqual(fromRouteSettings(toRouteSettings(stage)), { routeSettings: stage.routeSettings });
    assert.deepEqual([toRouteSettings({}), fromRouteSettings({}), fromRouteSettings()], [{}, {}, {}]);
  });
});

describe("The inputs of an HTTP API", () => {
  const observed = observe("http://127.0.0.1:1");

  for (const [type, inputs, wrong] of [
    ["api", { protocolType: "HTTP" }, { protocolType: "REST" }],
    ["api", { protocolType: "HTTP" }, { body: "{}" }],
    ["api", { protocolType: "HTTP", corsConfiguration: { maxAge: 86_400 } }, undefined],
    ["authorizer", { apiId: "abc", authorizerType: "JWT" }, { authorizerType: "IAM" }],
    ["integration", { apiId: "abc", integrationType: "AWS_PROXY" }, { payloadFormatVersion: "3.0" }],
    ["integration", { apiId: "abc", timeoutMilliseconds: 50 }, { timeoutMilliseconds: 49 }],
    ["integration", { apiId: "abc", timeoutMilliseconds: 30_000 }, { timeoutMilliseconds: 30_001 }],
    ["route", { apiId: "abc", routeKey: "GET /" }, { authorizationType: "OPEN" }],
    ["stage", { apiId: "abc", name: "live" }, { stageVariables: { a: "b" } }],
  ] as const) {
    it(`of type ${type} ${wrong === undefined ? "may" : "must not"} be ${JSON.stringify(wrong ?? inputs)}`, async () => {
      const urn = urnOf(types[type]);
      assert.deepEqual((await check(observed, urn, inputs)).failures, []);
      const failures = (await check(observed, urn, { ...inputs, ...wrong })).failures;
      assert.deepEqual(
        failures.map(({ property }) => property),
        Object.keys(wrong ?? {}),
      );
    });
  }

  it("get the AWS provider's defaults", async () => {
    const defaults = async (type: keyof typeof types): Promise<unknown> =>
      (await check(observed, urnOf(types[type]), { name: "x" })).inputs;
    assert.deepEqual(await defaults("api"), { name: "x", disableExecuteApiEndpoint: false });
    assert.deepEqual(await defaults("stage"), { name: "x", autoDeploy: false });
    const { inputs } = await check(observed, urnOf(types.route), { routeKey: "GET /" });
    assert.deepEqual(inputs, { routeKey: "GET /", authorizationType: "NONE" });
    const integration = await check(observed, urnOf(types.integration), {});
    assert.deepEqual(integration.inputs, { payloadFormatVersion: "1.0" });
  });
});
