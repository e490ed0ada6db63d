import { Api } from "@pulumi/aws/apigatewayv2/api";
import { Authorizer } from "@pulumi/aws/apigatewayv2/authorizer";
import { Integration } from "@pulumi/aws/apigatewayv2/integration";
import { Route, type RouteArgs } from "@pulumi/aws/apigatewayv2/route";
import type { Function as LambdaFunction } from "@pulumi/aws/lambda/function";
import { Permission } from "@pulumi/aws/lambda/permission";
import * as pulumi from "@pulumi/pulumi";
import type { AuthStack } from "cognito-auth";
import { createStage, type Throttling } from "./stage";

/** What the API is made of. */
export interface HttpApiArgs extends Throttling {
  /** The stack whose users may call the API, on the routes for users. */
  auth: Pick<AuthStack, "userPoolIssuer" | "appClientId">;
  /** The only origin whose pages may call the API. */
  frontendOrigin: string;
  /** The function that answers every route. */
  callerFunction: LambdaFunction;
  /** Who may call `GET /orders`; undefined where there is no such route. */
  orders: OrdersAccess | undefined;
}

/** Whose access tokens open a route for services. */
export interface OrdersAccess {
  /** The ids of the app clients that the tokens are for. */
  clientIds: pulumi.Input<string[]>;
  /** The scope that a token must have. */
  scope: string;
}

/** What a frontend and an identity-pool stack read. */
export interface HttpApiOutputs {
  /** The address that the routes' paths follow, without a slash at its end. */
  apiUrl: pulumi.Output<string>;
  /** The API's id. */
  apiId: pulumi.Output<string>;
  /** What an IAM policy must allow `execute-api:Invoke` on, so that its role can call `GET /iam/me`. */
  iamRouteArn: pulumi.Output<string>;
  /** The API's region. */
  region: pulumi.Output<string>;
}

/**
 * Creates an HTTP API with one function behind its routes: `GET /me` for whoever has an ID token of the user pool,
 * `GET /iam/me` for whoever has AWS credentials that IAM allows to call it, such as those of an identity pool, and, where
 * it is asked for, `GET /orders` for services that have an access token with a scope.
 */
export function createHttpApi({
  auth,
  frontendOrigin,
  callerFunction,
  orders,
  ...throttling
}: HttpApiArgs): HttpApiOutputs {
  const api = new Api("http-api", {
    protocolType: "HTTP",
    description: "Tells callers who they are",
    corsConfiguration: {
      allowOrigins: [frontendOrigin],
      allowMethods: ["GET"],
      allowHeaders: ["authorization", ...signatureHeaders],
      maxAge: 600,
    },
  });
  const integration = new Integration("caller-integration", {
    apiId: api.id,
    integrationType: "AWS_PROXY",
    integrationUri: callerFunction.arn,
    payloadFormatVersion: "2.0",
  });
  const target: RouteTarget = { api, integration, callerFunction, issuer: auth.userPoolIssuer };

  createRoute("me", "/me", target, tokensOf("jwt-authorizer", [auth.appClientId], target));
  const iamRouteArn = createRoute("iam-me", "/iam/me", target, { authorizationType: "AWS_IAM" });
  if (orders !== undefined) {
    // An authorizer of its own, so that a service's token opens no other route, and a user's token not this one.
    const ofServices = tokensOf("service-authorizer", orders.clientIds, target);
    createRoute("orders", "/orders", target, { ...ofServices, authorizationScopes: [orders.scope] });
  }

  createStage(api, throttling);
  return { apiUrl: api.apiEndpoint, apiId: api.id, iamRouteArn, region: api.executionArn.apply(regionOf) };
}

/** What the routes of the API have in common. */
interface RouteTarget {
  readonly api: Api;
  readonly integration: Integration;
  readonly callerFunction: LambdaFunction;
  /** Whose tokens are accepted. */
  readonly issuer: pulumi.Input<string>;
}

type Authorization = Pick<RouteArgs, "authorizationType" | "authorizerId" | "authorizationScopes">;

/** Creates an authorizer for tokens of these app clients. */
function tokensOf(
  name: string,
  audiences: pulumi.Input<pulumi.Input<string>[]>,
  { api, issuer }: RouteTarget,
): Authorization {
  // API Gateway compares the audience with a token's `aud` or, where there is none, `client_id`. It accepts ID tokens,
  // which have the first, and access tokens, which have the second; the function refuses those of the wrong kind.
  const authorizer = new Authorizer(name, {
    apiId: api.id,
    authorizerType: "JWT",
    identitySources: ["$request.header.Authorization"],
    jwtConfiguration: { issuer, audiences },
  });
  return { authorizationType: "JWT", authorizerId: authorizer.id };
}

/** Creates a route, lets it and nothing else call the function, and gives back its ARN. */
function createRoute(
  name: string,
  path: string,
  { api, integration, callerFunction }: RouteTarget,
  authorization: Authorization,
): pulumi.Output<string> {
  const target = pulumi.interpolate`integrations/${integration.id}`;
  new Route(name, { apiId: api.id, routeKey: `GET ${path}`, target, ...authorization });
  // The star is for the stage, of which there is one.
  const arn = pulumi.interpolate`${api.executionArn}/*/GET${path}`;
  new Permission(`${name}-calls-function`, {
    action: "lambda:InvokeFunction",
    function: callerFunction.name,
    principal: "apigateway.amazonaws.com",
    sourceArn: arn,
  });
  return arn;
}

/** The headers of a request that is signed with AWS credentials, besides `authorization`. */
const signatureHeaders = ["x-amz-content-sha256", "x-amz-date", "x-amz-security-token"];

/** The region in an ARN: `arn:PARTITION:SERVICE:REGION:…`. */
function regionOf(arn: string): string {
  return arn.split(":")[3] ?? "";
}
