import {
  AuthorizationType,
  CreateRouteCommand,
  DeleteRouteCommand,
  GetRouteCommand,
  UpdateRouteCommand,
  type CreateRouteRequest,
  type ParameterConstraints,
  type UpdateRouteRequest,
} from "@aws-sdk/client-apigatewayv2";
import type { RouteArgs } from "@pulumi/aws/apigatewayv2/route";
import { bytes, oneOf, rule } from "../../checks";
import { changedToApi, fieldsOf, fromApi, toApi } from "../../fields";
import { resource, textOf, type Change } from "../../resource";
import { schemaOf } from "../../schema";
import type { Properties } from "../../wire";
import { fromBlocks, toBlocks } from "./entries";

/** The arguments that go as they are into a request; the parameters are a list in Pulumi, and an object in the API. */
const fields = fieldsOf<Omit<RouteArgs, "region" | "requestParameters">, CreateRouteRequest>({
  apiId: "ApiId",
  apiKeyRequired: "ApiKeyRequired",
  authorizationScopes: "AuthorizationScopes",
  authorizationType: "AuthorizationType",
  authorizerId: "AuthorizerId",
  modelSelectionExpression: "ModelSelectionExpression",
  operationName: "OperationName",
  requestModels: "RequestModels",
  routeKey: "RouteKey",
  routeResponseSelectionExpression: "RouteResponseSelectionExpression",
  target: "Target",
});

const schema = schemaOf("aws:apigatewayv2/route:Route");

/** `aws.apigatewayv2.Route`; to import one, its id is `apiId/routeId`. */
export const route = resource({
  schema,
  rules: [
    rule("authorizationType", oneOf(AuthorizationType)),
    rule("operationName", bytes(1, 64)),
    rule("routeKey", bytes(1, 256)),
    rule("target", bytes(1, 128)),
  ],
  importedWith: ["apiId"],

  async create(inputs, { apiGateway }) {
    const { RouteId = "" } = await apiGateway.send(new CreateRouteCommand(toCreateRouteRequest(inputs)));
    return RouteId;
  },

  async find(id, known, { apiGateway }) {
    const ApiId = textOf(known, "apiId");
    const found = await apiGateway.send(new GetRouteCommand({ ApiId, RouteId: id }));
    return {
      ...fromApi(fields, schema, { ...found, ApiId }),
      requestParameters: toBlocks(found.RequestParameters, "requestParameterKey", ({ Required = false }) => ({
        required: Required,
      })),
    };
  },

  async update(id, change, { apiGateway }) {
    await apiGateway.send(new UpdateRouteCommand(toUpdateRouteRequest(id, change)));
  },

  async delete(id, state, { apiGateway }) {
    await apiGateway.send(new DeleteRouteCommand({ ApiId: textOf(state, "apiId"), RouteId: id }));
  },
});

/** What creates the route. */
export function toCreateRouteRequest(inputs: Properties): CreateRouteRequest {
  const { ApiId, RouteKey, ...settings } = toApi(fields, inputs);
  const RequestParameters = toRequestParameters(inputs);
  return {
    ApiId,
    RouteKey,
    ApiKeyRequired: false,
    ...settings,
    ...(Object.keys(RequestParameters).length === 0 ? {} : { RequestParameters }),
  };
}

/** What updates the route: the settings that have changed, as API Gateway keeps those that are left out. */
export function toUpdateRouteRequest(id: string, change: Change): UpdateRouteRequest {
  const { state, asked, changed } = change;
  return {
    ...changedToApi(fields, schema, change),
    ...(changed.includes("requestParameters") ? { RequestParameters: toRequestParameters(asked) } : {}),
    ApiId: textOf(state, "apiId"),
    RouteId: id,
  };
}

function toRequestParameters({ requestParameters }: Properties): Record<string, ParameterConstraints> {
  return fromBlocks(requestParameters, "requestParameterKey", ({ required }) => ({
    Required: required === true,
  }));
}
