import assert from "node:assert/strict";
import type { Change, ResourceHandler } from "../../provider/resource";
import { handlers } from "../../provider/resources";
import type { Properties } from "../../provider/wire";
import { requestsOf, type Answers } from "./sentRequests";

const http: Answers = { GetApi: { ProtocolType: "HTTP" } };

function handlerOf(type: string): ResourceHandler {
  return handlers[`aws:apigatewayv2/${type.toLowerCase()}:${type}`] ?? assert.fail(`There is no ${type}.`);
}

/** The request that creates something. */
async function creationOf(type: string, inputs: Properties, answers = http): Promise<unknown> {
  const requests = await requestsOf((context) => handlerOf(type).create(inputs, context), answers);
  return requests[`Create${type}`];
}

/** The request that changes something. */
async function updateOf(type: string, id: string, change: Change): Promise<unknown> {
  const requests = await requestsOf((context) => handlerOf(type).update(id, change, context), http);
  return requests[`Update${type}`];
}

/** What is observed of something that API Gateway answers with. */
async function observed(type: string, answer: Properties): Promise<Properties> {
  let found: Properties | undefined;
  await requestsOf(
    async (context) => {
      found = await handlerOf(type).find("id", { apiId: "abc" }, context);
    },
    { ...http, [`Get${type}`]: answer },
  );
  return found ?? assert.fail("It isn't there.");
}

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

  it("create it, with all of its configuration of CORS where there is one", async () => {
    assert.deepEqual(await creationOf("Api", api), {
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
    assert.deepEqual(await creationOf("Api", { name: "shop", protocolType: "HTTP" }), {
      Name: "shop",
      ProtocolType: "HTTP",
    });
  });

  it("change what differs, and nothing else", async () => {
    const asked = { ...api, description: "Says where", tags: {} };
    assert.deepEqual(await updateOf("Api", "abc", changeOf(api, asked, "description", "tags")), {
      ApiId: "abc",
      Description: "Says where",
    });
    const withCors = await updateOf("Api", "abc", changeOf({}, api, "corsConfiguration"));
    assert.deepEqual(withCors, { ApiId: "abc", CorsConfiguration: corsInApi });
  });

  it("empty what the program leaves out", async () => {
    const left = ["corsConfiguration", "description", "disableExecuteApiEndpoint", "version"];
    assert.deepEqual(await updateOf("Api", "abc", changeOf(api, {}, ...left)), {
      ApiId: "abc",
      CorsConfiguration: {},
      Description: "",
      DisableExecuteApiEndpoint: false,
      Version: "",
    });
  });
});

describe("The requests for a route", () => {
  const parameters = [{ requestParameterKey: "route.request.header.a", required: true }];

  it("create it, with its parameters by their keys", async () => {
    const route = {
      apiId: "abc",
      routeKey: "$connect",
      operationName: "Connect",
      requestParameters: parameters,
    };
    assert.deepEqual(await creationOf("Route", route), {
      ApiId: "abc",
      ApiKeyRequired: false,
      OperationName: "Connect",
      RequestParameters: { "route.request.header.a": { Required: true } },
      RouteKey: "$connect",
    });
    assert.deepEqual(await creationOf("Route", { apiId: "abc", routeKey: "GET /", apiKeyRequired: true }), {
      ApiId: "abc",
      ApiKeyRequired: true,
      RouteKey: "GET /",
    });
  });

  it("change what differs, and empty what the program leaves out", async () => {
    const state = { apiId: "abc", authorizerId: "a", authorizationScopes: ["b"], target: "c" };
    const asked = { apiId: "abc", authorizationType: "NONE" };
    const changed = [
      "authorizerId",
      "authorizationScopes",
      "authorizationType",
      "requestModels",
      "requestParameters",
    ];
    assert.deepEqual(await updateOf("Route", "r", changeOf(state, asked, ...changed)), {
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

  it("create it, with the parameters of responses by their status, and without a default that HTTP APIs don't know", async () => {
    assert.deepEqual(await creationOf("Integration", integration), {
      ApiId: "abc",
      IntegrationType: "HTTP_PROXY",
      RequestParameters: { "append:header.a": "1", "append:header.b": "2" },
      ResponseParameters: { "500": { "append:header.c": "3" } },
    });
    const never = { apiId: "abc", integrationType: "MOCK", passthroughBehavior: "NEVER" };
    assert.deepEqual(await creationOf("Integration", never), {
      ApiId: "abc",
      IntegrationType: "MOCK",
      PassthroughBehavior: "NEVER",
    });
  });

  it("change what differs, always name its type, and set to the empty value what has to go", async () => {
    const asked = { ...integration, requestParameters: { "append:header.b": "4" }, responseParameters: [] };
    const changed = ["description", "requestParameters", "responseParameters", "timeoutMilliseconds"];
    const change = changeOf(integration, { ...asked, timeoutMilliseconds: 1_000 }, ...changed);
    assert.deepEqual(await updateOf("Integration", "i", change), {
      ApiId: "abc",
      Description: "",
      IntegrationId: "i",
      IntegrationType: "HTTP_PROXY",
      RequestParameters: { "append:header.a": "", "append:header.b": "4" },
      ResponseParameters: { "500": {} },
      TimeoutInMillis: 1_000,
    });
    assert.deepEqual(await updateOf("Integration", "i", changeOf(integration, asked)), {
      ApiId: "abc",
      IntegrationId: "i",
      IntegrationType: "HTTP_PROXY",
    });
  });

  it("are answered with the parameters of responses, of which empty ones are none", async () => {
    const answer = { "500": { "append:header.c": "3", "append:header.d": "" }, "404": {}, "400": { a: "" } };
    const found = await observed("Integration", { ResponseParameters: answer });
    assert.deepEqual(found["responseParameters"], integration.responseParameters);
    assert.deepEqual((await observed("Integration", { IntegrationId: "i" }))["responseParameters"], []);
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
    it(`create it with what routes of the protocol ${protocol} can have`, async () => {
      const inputs = { ...stage, tags: { team: "shop" } };
      assert.deepEqual(await creationOf("Stage", inputs, { GetApi: { ProtocolType: protocol } }), {
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

  it("don't have a level of logs that is empty", async () => {
    const unset = { ...stage, routeSettings: [], defaultRouteSettings: { ...limits, loggingLevel: "" } };
    const request = await creationOf("Stage", unset, { GetApi: { ProtocolType: "WEBSOCKET" } });
    assert.deepEqual(request, {
      ApiId: "abc",
      AutoDeploy: false,
      DefaultRouteSettings: { ...ofHttp, DataTraceEnabled: true },
      StageName: "live",
      StageVariables: stage.stageVariables,
    });
  });

  it("change what differs, and set to the empty value what has to go", async () => {
    const asked = { autoDeploy: true, stageVariables: { b: "3" } };
    const changed = [
      "accessLogSettings",
      "autoDeploy",
      "defaultRouteSettings",
      "routeSettings",
      "stageVariables",
    ];
    assert.deepEqual(await updateOf("Stage", "live", changeOf(stage, asked, ...changed)), {
      AccessLogSettings: {},
      ApiId: "abc",
      AutoDeploy: true,
      DefaultRouteSettings: {},
      RouteSettings: {},
      StageName: "live",
      StageVariables: { a: "", b: "3" },
    });
    const limited = await updateOf("Stage", "live", changeOf(stage, stage, "defaultRouteSettings"));
    assert.deepEqual(limited, { ApiId: "abc", DefaultRouteSettings: ofHttp, StageName: "live" });
  });

  it("are answered with the settings of routes, a list by their keys", async () => {
    const RouteSettings = { "GET /me": { ThrottlingBurstLimit: 2 } };
    const found = await observed("Stage", { RouteSettings });
    assert.deepEqual(found["routeSettings"], [
      {
        routeKey: "GET /me",
        dataTraceEnabled: false,
        detailedMetricsEnabled: false,
        loggingLevel: "",
        throttlingBurstLimit: 2,
        throttlingRateLimit: 0,
      },
    ]);
    assert.deepEqual((await observed("Stage", { StageName: "live" }))["routeSettings"], []);
  });
});
