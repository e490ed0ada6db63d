import { schemaOf } from "../../schema";
import {
  AuthorizationType,
  CreateRouteCommand,
  DeleteRouteCommand,
  GetRouteCommand,
  UpdateRouteCommand,
  type CreateRouteRequest,
  type UpdateRouteRequest,
} from "@aws-sdk/client-apigatewayv2";
import type { RouteArgs } from "@pulumi/aws/apigatewayv2/route";
import { oneOf, rule, text } from "../../checks";
import { resource } from "../../resource";
import { fieldsOf, fromApi, toApi } from "../../fields";
import { textOf } from "../../resource";
import type { Properties } from "../../wire";

type Argument =
  "apiId" | "authorizationScopes" | "authorizationType" | "authorizerId" | "routeKey" | "target";

const fields = fieldsOf<Pick<RouteArgs, Argument>, CreateRouteRequest>({
  apiId: "ApiId",
  authorizationScopes: "AuthorizationScopes",
  authorizationType: "AuthorizationType",
  authorizerId: "AuthorizerId",
  routeKey: "RouteKey",
  target: "Target",
});

const schema = schemaOf("aws:apigatewayv2/route:Route");

/** `aws.apigatewayv2.Route`; to import one, its id is `apiId/routeId`. */
export const route = resource({
  schema,
  rules: [
    rule("authorizationType", oneOf(AuthorizationType)),
    rule("routeKey", text(1, 256)),
    rule("target", text(1, 128)),
  ],
  importedWith: ["apiId"],

  async create(inputs, { apiGateway }) {
    const { ApiId, RouteKey, ...settings } = toApi(fields, inputs);
    const { RouteId = "" } = await apiGateway.send(new CreateRouteCommand({ ApiId, RouteKey, ...settings }));
    return RouteId;
  },

  async find(id, known, { apiGateway }) {
    const ApiId = textOf(known, "apiId");
    const found = await apiGateway.send(new GetRouteCommand({ ApiId, RouteId: id }));
    return {
      ...fromApi(fields, schema, { ...found, ApiId }),
      apiKeyRequired: found.ApiKeyRequired ?? false,
    };
  },

  async update(id, { asked }, { apiGateway }) {
    await apiGateway.send(new UpdateRouteCommand(toUpdateRouteRequest(id, asked)));
  },

  async delete(id, state, { apiGateway }) {
    await apiGateway.send(new DeleteRouteCommand({ ApiId: textOf(state, "apiId"), RouteId: id }));
  },
});

/** What updates the route: all settings, as API Gateway keeps those that are left out. */
export function toUpdateRouteRequest(id: string, inputs: Properties): UpdateRouteRequest {
  const { ApiId, ...settings } = toApi(fields, inputs);
  return { ApiId, RouteId: id, AuthorizationScopes: [], AuthorizerId: "", Target: "", ...settings };
}
