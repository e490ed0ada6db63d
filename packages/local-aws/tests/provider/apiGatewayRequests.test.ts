import assert from "node:assert/strict";
import { settingsToChange, toCreateApiRequest } from "../../provider/resources/apigatewayv2/api";
import {
  toCreateIntegrationRequest,
  toUpdateIntegrationRequest,
} from "../../provider/resources/apigatewayv2/integration";
import { fromResponseParameters } from "../../provider/resources/apigatewayv2/integrationFields";
import { toCreateRouteRequest, toUpdateRouteRequest } from "../../provider/resources/apigatewayv2/route";
import { toCreateStageRequest, toUpdateStageRequest } from "../../provider/resources/apigatewayv2/stage";
import { fromRouteSettings } from "../../provider/resources/apigatewayv2/stageFields";
import type { Change } from "../../provider/resource";
import { schemaOf } from "../../provider/schema";
import type { Properties } from "../../provider/wire";

/** A change of the named properties; those that aren't among what is asked for are taken away. */
function changeOf(state: Properties, asked: Properties, ...changed: string[]): Change {
  return { state, asked, changed };
}

describe("The requests for an HTTP API", () => {
  const cors = { allowOrigins: ["https://example.com"], maxAge: 300 };
  const corsInApi = {
    AllowCredentials: false,
    AllowHeaders: [],
    AllowMethods: [],
    AllowOrigins: ["https://example.com"],
    ExposeHeaders: [],
    MaxAge: 300,
  };
  const api = {
    apiKeySelectionExpression: "$request.header.x-api-key",
    corsConfiguration: cors,
    description: "Says who calls",
    disableExecuteApiEndpoint: true,
    ipAddressType: "dualstack",
    name: "shop",
    protocolType: "HTTP",
    routeSelectionExpression: "$request.method $request.path",
    tags: { team: "shop" },
    version: "1",
  };

  it("create it, with all of its configuration of CORS where there is one", () => {
    assert.deepEqual(toCreateApiRequest(api), {
      ApiKeySelectionExpression: "$request.header.x-api-key",
      CorsConfiguration: corsInApi,
      Description: "Says who calls",
      DisableExecuteApiEndpoint: true,
      IpAddressType: "dualstack",
      Name: "shop",
      ProtocolType: "HTTP",
      RouteSelectionExpression: "$request.method $request.path",
      Tags: { team: "shop" },
      Version: "1",
    });
    assert.deepEqual(toCreateApiRequest({ name: "shop", protocolType: "HTTP" }), {
      Name: "shop",
      ProtocolType: "HTTP",
    });
  });

  it("change what differs, and nothing else", () => {
    const asked = { ...api, description: "Says where", tags: {} };
    assert.deepEqual(settingsToChange(changeOf(api, asked, "description", "tags")), {
      Description: "Says where",
    });
    const withCors = settingsToChange(changeOf({}, api, "corsConfiguration"));
    assert.deepEqual(withCors, { CorsConfiguration: corsInApi });
  });

  it("empty what the program leaves out", () => {
    const left = ["corsConfiguration", "description", "disableExecuteApiEndpoint", "version"];
    assert.deepEqual(settingsToChange(changeOf(api, {}, ...left)), {
      CorsConfiguration: {},
      Description: "",
      DisableExecuteApiEndpoint: false,
      Version: "",
    });
  });
});

describe("The requests for a route", () => {
  const parameters = [{ requestParameterKey: "route.request.header.a", required: true }];

  it("create it, with its parameters by their keys", () => {
    const route = {
      apiId: "abc",
      routeKey: "$connect",
      operationName: "Connect",
      requestParameters: parameters,
    };
    assert.deepEqual(toCreateRouteRequest(route), {
      ApiId: "abc",
      ApiKeyRequired: false,
      OperationName: "Connect",
      RequestParameters: { "route.request.header.a": { Required: true } },
      RouteKey: "$connect",
    });
    assert.deepEqual(toCreateRouteRequest({ apiId: "abc", routeKey: "GET /", apiKeyRequired: true }), {
      ApiId: "abc",
      ApiKeyRequired: true,
      RouteKey: "GET /",
    });
  });

  it("change what differs, and empty what the program leaves out", () => {
    const state = { apiId: "abc", authorizerId: "a", authorizationScopes: ["b"], target: "c" };
    const asked = { apiId: "abc", authorizationType: "NONE" };
    const changed = [
      "authorizerId",
      "authorizationScopes",
      "authorizationType",
      "requestModels",
      "requestParameters",
    ];
    assert.deepEqual(toUpdateRouteRequest("r", changeOf(state, asked, ...changed)), {
      ApiId: "abc",
      AuthorizationScopes: [],
      AuthorizationType: "NONE",
      AuthorizerId: "",
      RequestModels: {},
      RequestParameters: {},
      RouteId: "r",
    });
  });
});

describe("The requests for an integration", () => {
  const integration = {
    apiId: "abc",
    integrationType: "HTTP_PROXY",
    passthroughBehavior: "WHEN_NO_MATCH",
    requestParameters: { "append:header.a": "1", "append:header.b": "2" },
    responseParameters: [{ statusCode: "500", mappings: { "append:header.c": "3" } }],
  };

  it("create it, with the parameters of responses by their status, and without a default that HTTP APIs don't know", () => {
    assert.deepEqual(toCreateIntegrationRequest(integration), {
      ApiId: "abc",
      IntegrationType: "HTTP_PROXY",
      RequestParameters: { "append:header.a": "1", "append:header.b": "2" },
      ResponseParameters: { "500": { "append:header.c": "3" } },
    });
    const never = { apiId: "abc", integrationType: "MOCK", passthroughBehavior: "NEVER" };
    assert.deepEqual(toCreateIntegrationRequest(never), {
      ApiId: "abc",
      IntegrationType: "MOCK",
      PassthroughBehavior: "NEVER",
    });
  });

  it("change what differs, always name its type, and set to the empty value what has to go", () => {
    const asked = { ...integration, requestParameters: { "append:header.b": "4" }, responseParameters: [] };
    const changed = ["description", "requestParameters", "responseParameters", "timeoutMilliseconds"];
    const change = changeOf(integration, { ...asked, timeoutMilliseconds: 1_000 }, ...changed);
    assert.deepEqual(toUpdateIntegrationRequest("i", change), {
      ApiId: "abc",
      Description: "",
      IntegrationId: "i",
      IntegrationType: "HTTP_PROXY",
      RequestParameters: { "append:header.a": "", "append:header.b": "4" },
      ResponseParameters: { "500": {} },
      TimeoutInMillis: 1_000,
    });
    assert.deepEqual(toUpdateIntegrationRequest("i", changeOf(integration, asked)), {
      ApiId: "abc",
      IntegrationId: "i",
      IntegrationType: "HTTP_PROXY",
    });
  });

  it("are answered with the parameters of responses, of which empty ones are none", () => {
    const answer = { "500": { "append:header.c": "3", "append:header.d": "" }, "404": {}, "400": { a: "" } };
    assert.deepEqual(fromResponseParameters(answer), integration.responseParameters);
    assert.deepEqual(fromResponseParameters(), []);
  });
});

describe("The requests for a stage", () => {
  const limits = { dataTraceEnabled: true, loggingLevel: "INFO", throttlingBurstLimit: 2 };
  const stage = {
    apiId: "abc",
    name: "live",
    defaultRouteSettings: limits,
    routeSettings: [{ routeKey: "GET /me", ...limits }],
    stageVariables: { a: "1", b: "2" },
  };
  const ofHttp = { DetailedMetricsEnabled: false, ThrottlingBurstLimit: 2 };
  const ofWebSocket = { ...ofHttp, DataTraceEnabled: true, LoggingLevel: "INFO" };

  for (const [protocol, inApi] of [
    ["HTTP", ofHttp],
    ["WEBSOCKET", ofWebSocket],
  ] as const) {
    it(`create it with what routes of the protocol ${protocol} can have`, () => {
      assert.deepEqual(toCreateStageRequest({ ...stage, tags: { team: "shop" } }, protocol), {
        ApiId: "abc",
        AutoDeploy: false,
        DefaultRouteSettings: inApi,
        RouteSettings: { "GET /me": inApi },
        StageName: "live",
        StageVariables: { a: "1", b: "2" },
        Tags: { team: "shop" },
      });
    });
  }

  it("don't have a level of logs that is empty", () => {
    const unset = { ...stage, routeSettings: [], defaultRouteSettings: { ...limits, loggingLevel: "" } };
    const { DefaultRouteSettings } = toCreateStageRequest(unset, "WEBSOCKET");
    assert.deepEqual(DefaultRouteSettings, { ...ofHttp, DataTraceEnabled: true });
  });

  it("change what differs, and set to the empty value what has to go", () => {
    const asked = { autoDeploy: true, stageVariables: { b: "3" } };
    const changed = [
      "accessLogSettings",
      "autoDeploy",
      "defaultRouteSettings",
      "routeSettings",
      "stageVariables",
    ];
    assert.deepEqual(toUpdateStageRequest("live", changeOf(stage, asked, ...changed), "HTTP"), {
      AccessLogSettings: {},
      ApiId: "abc",
      AutoDeploy: true,
      DefaultRouteSettings: {},
      RouteSettings: {},
      StageName: "live",
      StageVariables: { a: "", b: "3" },
    });
    const limited = toUpdateStageRequest("live", changeOf({}, stage, "defaultRouteSettings"), "HTTP");
    assert.deepEqual(limited.DefaultRouteSettings, ofHttp);
  });

  it("are answered with the settings of routes, a list by their keys", () => {
    const schema = schemaOf("aws:apigatewayv2/stage:Stage");
    assert.deepEqual(fromRouteSettings(schema, { "GET /me": { ThrottlingBurstLimit: 2 } }), [
      {
        routeKey: "GET /me",
        dataTraceEnabled: false,
        detailedMetricsEnabled: false,
        loggingLevel: "",
        throttlingBurstLimit: 2,
        throttlingRateLimit: 0,
      },
    ]);
    assert.deepEqual(fromRouteSettings(schema), []);
  });
});
