import assert from "node:assert/strict";
import { request } from "node:http";
import {
  ApiGatewayV2Client,
  CreateApiCommand,
  CreateAuthorizerCommand,
  CreateIntegrationCommand,
  CreateRouteCommand,
  CreateStageCommand,
} from "@aws-sdk/client-apigatewayv2";
import { createAwsClient } from "../../awsClient";
import type { CognitoUnderTest } from "../helpers/cognitoUnderTest";
import { documented, type Subject } from "./check";
import { allow, createFunction } from "./lambda";
import { forged, newSession, type Session, tokensOf } from "./tokens";

/** An API whose routes `/open` and `/scoped` need a token of a user pool's client. */
interface Api extends Session {
  /** The status of the answer to a call with a token. */
  readonly call: (path: "/open" | "/scoped", token?: string) => Promise<number>;
}

const page = "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html";

/** Makes a user who has signed in, and an API for users, whose function lets it in or doesn't. */
async function newApi(cognito: CognitoUnderTest, isAllowed = true): Promise<Api> {
  const session = await newSession(cognito);
  const IntegrationUri = await createFunction(cognito, 'return { statusCode: 200, body: "done" };');
  if (isAllowed) await allow(cognito, IntegrationUri, "apigateway.amazonaws.com");
  const gateway = createAwsClient(ApiGatewayV2Client, cognito);
  const { ApiId = "" } = await gateway.send(new CreateApiCommand({ Name: "api", ProtocolType: "HTTP" }));
  const { AuthorizerId } = await gateway.send(
    new CreateAuthorizerCommand({
      ApiId,
      Name: "users",
      AuthorizerType: "JWT",
      IdentitySource: ["$request.header.Authorization"],
      JwtConfiguration: {
        Audience: [session.ClientId],
        Issuer: `https://cognito-idp.${cognito.region}.amazonaws.com/${session.UserPoolId}`,
      },
    }),
  );
  const integration = { IntegrationType: "AWS_PROXY", IntegrationUri, PayloadFormatVersion: "2.0" } as const;
  const { IntegrationId = "" } = await gateway.send(new CreateIntegrationCommand({ ApiId, ...integration }));
  const route = {
    ApiId,
    AuthorizationType: "JWT",
    AuthorizerId,
    Target: `integrations/${IntegrationId}`,
  } as const;
  await gateway.send(new CreateRouteCommand({ ...route, RouteKey: "GET /open" }));
  const AuthorizationScopes = ["shop/read"];
  await gateway.send(new CreateRouteCommand({ ...route, RouteKey: "GET /scoped", AuthorizationScopes }));
  await gateway.send(new CreateStageCommand({ ApiId, StageName: "$default", AutoDeploy: true }));
  return { ...session, call: (path, token) => statusOf(cognito, ApiId, path, token) };
}

/** Calls an API by the name that a local AWS gives its host, which nothing has to resolve. */
function statusOf(
  { endpoint }: CognitoUnderTest,
  api: string,
  path: string,
  token?: string,
): Promise<number> {
  const headers = {
    host: `${api}.execute-api.localhost:${new URL(endpoint).port}`,
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  };
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, endpoint), { headers, agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    sent.once("error", reject);
    sent.end();
  });
}

export const httpApis: Subject = {
  title: "HTTP APIs",
  checks: {
    "An API lets in ID tokens and access tokens of the client": documented(page, async (cognito) => {
      const { call, id, access } = await newApi(cognito);
      assert.deepEqual([await call("/open", id), await call("/open", access)], [200, 200]);
    }),

    "An API refuses calls without a token": documented(page, async (cognito) => {
      const { call } = await newApi(cognito);
      assert.equal(await call("/open"), 401);
    }),

    "An API refuses forged tokens": documented(page, async (cognito) => {
      const { call, access } = await newApi(cognito);
      assert.equal(await call("/open", forged(access)), 401);
    }),

    "An API refuses tokens of another client": documented(page, async (cognito) => {
      const { call, UserPoolId } = await newApi(cognito);
      const { id } = await tokensOf(cognito, await cognito.createClient(UserPoolId), "ada");
      assert.equal(await call("/open", id), 401);
    }),

    "An API refuses access tokens without a scope that the route needs": documented(page, async (cognito) => {
      const { call, access } = await newApi(cognito);
      assert.equal(await call("/scoped", access), 403);
    }),

    "An API can't call a function whose policy doesn't let it": documented(
      "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-troubleshooting-lambda.html",
      async (cognito) => {
        const { call, id } = await newApi(cognito, false);
        assert.equal(await call("/open", id), 500);
      },
    ),
  },
};
