import type { ResourceHandler } from "../../resource";
import { api } from "./api";
import { authorizer } from "./authorizer";
import { integration } from "./integration";
import { route } from "./route";
import { stage } from "./stage";

/** The resources of HTTP and WebSocket APIs, by their tokens. */
export const apiGatewayHandlers: Readonly<Record<string, ResourceHandler>> = {
  "aws:apigatewayv2/api:Api": api,
  "aws:apigatewayv2/authorizer:Authorizer": authorizer,
  "aws:apigatewayv2/integration:Integration": integration,
  "aws:apigatewayv2/route:Route": route,
  "aws:apigatewayv2/stage:Stage": stage,
};
