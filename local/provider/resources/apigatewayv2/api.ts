import { schemaOf } from "../../schema";
import {
  CreateApiCommand,
  DeleteApiCommand,
  DeleteCorsConfigurationCommand,
  GetApiCommand,
  ProtocolType,
  UpdateApiCommand,
  type Cors,
  type CreateApiRequest,
  type UpdateApiRequest,
} from "@aws-sdk/client-apigatewayv2";
import type * as aws from "@pulumi/aws";
import type { ApiArgs } from "@pulumi/aws/apigatewayv2/api";
import { between, oneOf, rule, text } from "../../checks";
import { resource } from "../../resource";
import { isNull } from "../../values";
import { block, fieldsOf, fromApi, toApi } from "../../fields";
import type { Properties } from "../../wire";
import { arnOf, executionArnOf } from "./arns";
import { tagsAt, updateTags } from "./tags";

type SettingArgument = "corsConfiguration" | "description" | "disableExecuteApiEndpoint" | "name";

const corsConfiguration = fieldsOf<aws.types.input.apigatewayv2.ApiCorsConfiguration, Cors>({
  allowCredentials: "AllowCredentials",
  allowHeaders: "AllowHeaders",
  allowMethods: "AllowMethods",
  allowOrigins: "AllowOrigins",
  exposeHeaders: "ExposeHeaders",
  maxAge: "MaxAge",
});

/** The arguments that only the request that creates the API has. */
const creationFields = fieldsOf<Pick<ApiArgs, "protocolType" | "tags">, CreateApiRequest>({
  protocolType: "ProtocolType",
  tags: "Tags",
});

/** The arguments that can be set again. */
const settingFields = fieldsOf<Pick<ApiArgs, SettingArgument>, CreateApiRequest>({
  corsConfiguration: block("CorsConfiguration", corsConfiguration),
  description: "Description",
  disableExecuteApiEndpoint: "DisableExecuteApiEndpoint",
  name: "Name",
});

const schema = schemaOf("aws:apigatewayv2/api:Api");

/** `aws.apigatewayv2.Api`; its id, also to import it, is what API Gateway calls it. */
export const api = resource({
  schema,
  rules: [
    rule("corsConfiguration.maxAge", between(-1, 86_400)),
    rule("description", text(0, 1_024)),
    rule("name", text(1, 128)),
    rule("protocolType", oneOf(ProtocolType)),
  ],
  autoNamed: { argument: "name", longest: 128 },

  async create(inputs, { apiGateway }) {
    const { ApiId = "" } = await apiGateway.send(new CreateApiCommand(toCreateApiRequest(inputs)));
    return ApiId;
  },

  async find(id, _known, context) {
    const found = await context.apiGateway.send(new GetApiCommand({ ApiId: id }));
    const arn = await arnOf(id, context);
    const Tags = await tagsAt(arn, context);
    return {
      ...fromApi(settingFields, schema, found),
      ...fromApi(creationFields, schema, { ...found, Tags }),
      apiEndpoint: found.ApiEndpoint,
      apiKeySelectionExpression: found.ApiKeySelectionExpression,
      arn,
      executionArn: await executionArnOf(id, context),
      ipAddressType: found.IpAddressType ?? "ipv4",
      routeSelectionExpression: found.RouteSelectionExpression,
      tagsAll: Tags,
    };
  },

  async update(id, { state, asked, changed }, context) {
    const { apiGateway } = context;
    // An update can replace them, but not take them away.
    if (isNull(asked["corsConfiguration"]) && changed.includes("corsConfiguration"))
      await apiGateway.send(new DeleteCorsConfigurationCommand({ ApiId: id }));
    await apiGateway.send(new UpdateApiCommand(toUpdateApiRequest(id, asked)));
    await updateTags(state, asked, context);
  },

  async delete(id, _state, { apiGateway }) {
    await apiGateway.send(new DeleteApiCommand({ ApiId: id }));
  },
});

/** What creates the API. */
export function toCreateApiRequest(inputs: Properties): CreateApiRequest {
  const { ProtocolType, ...creation } = toApi(creationFields, inputs);
  const { Name, ...settings } = toApi(settingFields, inputs);
  return { Name, ProtocolType, ...creation, ...settings };
}

/** What updates the API: all settings but its tags, as API Gateway keeps those that are left out. */
export function toUpdateApiRequest(id: string, inputs: Properties): UpdateApiRequest {
  return { ApiId: id, Description: "", ...toApi(settingFields, inputs) };
}
