import {
  ConnectionType,
  ContentHandlingStrategy,
  CreateIntegrationCommand,
  DeleteIntegrationCommand,
  GetIntegrationCommand,
  IntegrationType,
  PassthroughBehavior,
  UpdateIntegrationCommand,
  type CreateIntegrationRequest,
  type UpdateIntegrationRequest,
} from "@aws-sdk/client-apigatewayv2";
import { arn, oneOf, rule } from "../../checks";
import { changedToApi, fromApi, toApi } from "../../fields";
import { resource, textOf, type Change } from "../../resource";
import { schemaOf } from "../../schema";
import { isNull, textsIn } from "../../values";
import type { Properties } from "../../wire";
import { withRemovals, withoutEmpty } from "./entries";
import {
  creationFields,
  fromResponseParameters,
  settingFields,
  toResponseParameters,
} from "./integrationFields";

const methods = ["ANY", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"] as const;

const schema = schemaOf("aws:apigatewayv2/integration:Integration");

/** `aws.apigatewayv2.Integration`; to import one, its id is `apiId/integrationId`. */
export const integration = resource({
  schema,
  rules: [
    rule("connectionType", oneOf(ConnectionType)),
    rule("contentHandlingStrategy", oneOf(ContentHandlingStrategy)),
    rule("credentialsArn", arn),
    rule("integrationMethod", oneOf(Object.fromEntries(methods.map((method) => [method, method])))),
    rule("integrationType", oneOf(IntegrationType)),
    // An import gives the empty one that HTTP APIs have.
    rule("passthroughBehavior", oneOf({ ...PassthroughBehavior, none: "" })),
    rule("payloadFormatVersion", oneOf({ first: "1.0", second: "2.0" })),
  ],
  importedWith: ["apiId"],

  isSuppressed(name, state, inputs) {
    if (name === "passthroughBehavior") {
      // HTTP APIs have none.
      return textOf(state, name) === "" && inputs[name] === schema[name]?.default;
    }
    // Functions are called by POST.
    const isOfService = textOf(inputs, "integrationType").startsWith("AWS");
    return name === "integrationMethod" && isOfService && state[name] === "POST" && isNull(inputs[name]);
  },

  async create(inputs, { apiGateway }) {
    const { IntegrationId = "" } = await apiGateway.send(
      new CreateIntegrationCommand(toCreateIntegrationRequest(inputs)),
    );
    return IntegrationId;
  },

  async find(id, known, { apiGateway }) {
    const ApiId = textOf(known, "apiId");
    const found = await apiGateway.send(new GetIntegrationCommand({ ApiId, IntegrationId: id }));
    const RequestParameters = withoutEmpty(found.RequestParameters);
    return {
      ...fromApi(creationFields, schema, { ...found, ApiId }),
      ...fromApi(settingFields, schema, { ...found, RequestParameters }),
      integrationResponseSelectionExpression: found.IntegrationResponseSelectionExpression ?? "",
      responseParameters: fromResponseParameters(found.ResponseParameters),
    };
  },

  async update(id, change, { apiGateway }) {
    await apiGateway.send(new UpdateIntegrationCommand(toUpdateIntegrationRequest(id, change)));
  },

  async delete(id, state, { apiGateway }) {
    const ApiId = textOf(state, "apiId");
    await apiGateway.send(new DeleteIntegrationCommand({ ApiId, IntegrationId: id }));
  },
});

/** What creates the integration. */
export function toCreateIntegrationRequest(inputs: Properties): CreateIntegrationRequest {
  const { ApiId, IntegrationType, ...creation } = toApi(creationFields, inputs);
  const { PassthroughBehavior: behavior, ...settings } = toApi(settingFields, inputs);
  const ResponseParameters = toResponseParameters(inputs);
  return {
    ApiId,
    IntegrationType,
    ...creation,
    ...settings,
    ...(behavior === schema["passthroughBehavior"]?.default ? {} : { PassthroughBehavior: behavior }),
    ...(Object.keys(ResponseParameters).length === 0 ? {} : { ResponseParameters }),
  };
}

/** What updates the integration: the settings that have changed, and always its type. */
export function toUpdateIntegrationRequest(id: string, change: Change): UpdateIntegrationRequest {
  const { state, asked, changed } = change;
  const { ApiId, IntegrationType } = toApi(creationFields, state);
  const request = {
    ApiId,
    IntegrationId: id,
    IntegrationType,
    ...changedToApi(settingFields, schema, change),
  };
  const parameters = withRemovals(
    textsIn(state["requestParameters"]),
    textsIn(asked["requestParameters"]),
    "",
  );
  const responses = withRemovals(toResponseParameters(state), toResponseParameters(asked), {});
  return {
    ...request,
    ...(changed.includes("requestParameters") ? { RequestParameters: parameters } : {}),
    ...(changed.includes("responseParameters") ? { ResponseParameters: responses } : {}),
  };
}
