import { schemaOf } from "../../schema";
import {
  CreateIntegrationCommand,
  DeleteIntegrationCommand,
  GetIntegrationCommand,
  IntegrationType,
  UpdateIntegrationCommand,
  type CreateIntegrationRequest,
  type UpdateIntegrationRequest,
} from "@aws-sdk/client-apigatewayv2";
import type { IntegrationArgs } from "@pulumi/aws/apigatewayv2/integration";
import { between, oneOf, rule } from "../../checks";
import { resource } from "../../resource";
import { fieldsOf, fromApi, toApi } from "../../fields";
import { textOf } from "../../resource";
import type { Properties } from "../../wire";

type SettingArgument =
  "description" | "integrationMethod" | "integrationUri" | "payloadFormatVersion" | "timeoutMilliseconds";

/** The arguments that only the request that creates the integration has. */
const creationFields = fieldsOf<Pick<IntegrationArgs, "apiId" | "integrationType">, CreateIntegrationRequest>(
  { apiId: "ApiId", integrationType: "IntegrationType" },
);

/** The arguments that can be set again. */
const settingFields = fieldsOf<Pick<IntegrationArgs, SettingArgument>, CreateIntegrationRequest>({
  description: "Description",
  // API Gateway has a method of its own for functions.
  integrationMethod: "IntegrationMethod",
  integrationUri: "IntegrationUri",
  payloadFormatVersion: "PayloadFormatVersion",
  timeoutMilliseconds: "TimeoutInMillis",
});

const schema = schemaOf("aws:apigatewayv2/integration:Integration");

/** `aws.apigatewayv2.Integration`; to import one, its id is `apiId/integrationId`. */
export const integration = resource({
  schema,
  rules: [
    rule("integrationType", oneOf(IntegrationType)),
    rule("payloadFormatVersion", oneOf({ first: "1.0", second: "2.0" })),
    rule("timeoutMilliseconds", between(50, 30_000)),
  ],
  importedWith: ["apiId"],

  async create(inputs, { apiGateway }) {
    const { ApiId, IntegrationType } = toApi(creationFields, inputs);
    const settings = toApi(settingFields, inputs);
    const { IntegrationId = "" } = await apiGateway.send(
      new CreateIntegrationCommand({ ApiId, IntegrationType, ...settings }),
    );
    return IntegrationId;
  },

  async find(id, known, { apiGateway }) {
    const ApiId = textOf(known, "apiId");
    const found = await apiGateway.send(new GetIntegrationCommand({ ApiId, IntegrationId: id }));
    return {
      ...fromApi(creationFields, schema, { ...found, ApiId }),
      ...fromApi(settingFields, schema, found),
      connectionType: found.ConnectionType ?? "INTERNET",
    };
  },

  async update(id, { asked }, { apiGateway }) {
    await apiGateway.send(new UpdateIntegrationCommand(toUpdateIntegrationRequest(id, asked)));
  },

  async delete(id, state, { apiGateway }) {
    const ApiId = textOf(state, "apiId");
    await apiGateway.send(new DeleteIntegrationCommand({ ApiId, IntegrationId: id }));
  },
});

/** What updates the integration: all settings, as API Gateway keeps those that are left out. */
export function toUpdateIntegrationRequest(id: string, inputs: Properties): UpdateIntegrationRequest {
  const ApiId = textOf(inputs, "apiId");
  return { ApiId, IntegrationId: id, Description: "", ...toApi(settingFields, inputs) };
}
