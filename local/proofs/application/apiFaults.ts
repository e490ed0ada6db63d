import {
  ApiGatewayV2Client,
  GetApiCommand,
  GetAuthorizerCommand,
  GetRoutesCommand,
  type JWTConfiguration,
  type Route,
} from "@aws-sdk/client-apigatewayv2";
import { createAwsClient } from "@cognito-auth/local-aws/awsClient";
import { deadline } from "../signIn/deadline";
import { type Application, type BadServiceToken, type BadToken, serviceRouteOf } from "./subject";

/** Why the API may accept tokens that it shouldn't, according to its own description; empty where it is correct. */
export async function authorizerFaults(application: Application): Promise<Partial<Record<BadToken, string>>> {
  const route = await routeOf(application, "GET /me");
  if (route.AuthorizationType !== "JWT") {
    const fault = "the route GET /me requires no token";
    return { none: fault, tampered: fault, ofOtherPool: fault, ofOtherClient: fault, expired: fault };
  }
  const { Issuer, Audience = [] } = await tokensAcceptedBy(application, route);
  const { issuer, appClientId } = application.signIn.target;
  const others = Audience.filter((audience) => audience !== appClientId);
  return {
    ...(Issuer === issuer
      ? {}
      : { ofOtherPool: `the authorizer accepts tokens of ${Issuer ?? "any issuer"}` }),
    ...(Audience.length > 0 && others.length === 0
      ? {}
      : { ofOtherClient: `the authorizer accepts tokens for ${others.join(", ") || "any app client"}` }),
  };
}

/** Why the route for services may let in others, according to the API's own description; empty where it is correct. */
export async function serviceRouteFaults(
  application: Application,
): Promise<Partial<Record<BadServiceToken, string>>> {
  const { scope, clientIds } = serviceRouteOf(application);
  const route = await routeOf(application, "GET /orders");
  if (route.AuthorizationType !== "JWT") {
    const fault = "the route GET /orders requires no token";
    return { none: fault, tampered: fault, withoutScope: fault, ofOtherService: fault };
  }
  const scopes = route.AuthorizationScopes ?? [];
  const isDemanded = scopes.length === 1 && scopes[0] === scope;
  const { Audience = [] } = await tokensAcceptedBy(application, route);
  const others = Audience.filter((audience) => !clientIds.includes(audience));
  return {
    ...(isDemanded
      ? {}
      : { withoutScope: `the route GET /orders accepts ${scopes.join(" or ") || "any scope"}` }),
    ...(Audience.length > 0 && others.length === 0
      ? {}
      : { ofOtherService: `the authorizer accepts tokens for ${others.join(", ") || "any app client"}` }),
  };
}

/** Why other pages than the frontend's may read the API's answers, according to its own description. */
export async function corsFault(application: Application): Promise<string | undefined> {
  const { apiId: ApiId, frontendOrigin } = application.target;
  const api = await clientOf(application).send(new GetApiCommand({ ApiId }), deadline());
  const others = (api.CorsConfiguration?.AllowOrigins ?? []).filter((origin) => origin !== frontendOrigin);
  return others.length === 0 ? undefined : `it allows ${others.join(", ")}`;
}

/** Why the route for credentials may let others in, according to the API's own description. */
export async function iamRouteFault(application: Application): Promise<string | undefined> {
  const { AuthorizationType } = await routeOf(application, "GET /iam/me");
  return AuthorizationType === "AWS_IAM" ? undefined : "the route GET /iam/me requires no credentials";
}

async function routeOf(application: Application, key: string): Promise<Route> {
  const command = new GetRoutesCommand({ ApiId: application.target.apiId });
  const { Items = [] } = await clientOf(application).send(command, deadline());
  const route = Items.find(({ RouteKey }) => RouteKey === key);
  if (route === undefined) throw new Error(`the API has no route ${key}`);
  return route;
}

/** Whose tokens the authorizer of a route accepts. */
async function tokensAcceptedBy(
  application: Application,
  { AuthorizerId }: Route,
): Promise<JWTConfiguration> {
  const command = new GetAuthorizerCommand({ ApiId: application.target.apiId, AuthorizerId });
  const { JwtConfiguration = {} } = await clientOf(application).send(command, deadline());
  return JwtConfiguration;
}

function clientOf({ target }: Application): ApiGatewayV2Client {
  return createAwsClient(ApiGatewayV2Client, target);
}
