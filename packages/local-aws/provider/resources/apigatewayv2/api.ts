import {
  CreateApiCommand,
  DeleteApiCommand,
  DeleteCorsConfigurationCommand,
  GetApiCommand,
  IpAddressType,
  ProtocolType,
  UpdateApiCommand,
  type Cors,
  type CreateApiRequest,
} from "@aws-sdk/client-apigatewayv2";
import type * as aws from "@pulumi/aws";
import type { ApiArgs } from "@pulumi/aws/apigatewayv2/api";
import { bytes, oneOf, rule, unsupported } from "../../checks";
import { block, changedToApi, fieldsOf, fromApi, toApi } from "../../fields";
import { resource, type Change } from "../../resource";
import { schemaOf } from "../../schema";
import { isNull } from "../../values";
import type { Properties } from "../../wire";
import { arnOf, executionArnOf } from "./arns";
import { tagsAt, updateTags } from "./tags";

const corsConfiguration = fieldsOf<aws.types.input.apigatewayv2.ApiCorsConfiguration, Cors>({
  allowCredentials: "AllowCredentials",
  allowHeaders: "AllowHeaders",
  allowMethods: "AllowMethods",
  allowOrigins: "AllowOrigins",
  exposeHeaders: "ExposeHeaders",
  maxAge: "MaxAge",
});

/** What a configuration of CORS is where the program says nothing of it. */
const noCors: Cors = {
  AllowCredentials: false,
  AllowHeaders: [],
  AllowMethods: [],
  AllowOrigins: [],
  ExposeHeaders: [],
  MaxAge: 0,
};

/** The arguments that make more of an API than the API itself: its routes, integrations and stage. */
const contents = ["body", "credentialsArn", "failOnWarnings", "routeKey", "target"] as const;

type CreationArgument = "protocolType" | "tags";

/** The arguments that only the request that creates the API has. */
const creationFields = fieldsOf<Pick<ApiArgs, CreationArgument>, CreateApiRequest>({
  protocolType: "ProtocolType",
  tags: "Tags",
});

/** The arguments that can be set again. */
const settingFields = fieldsOf<
  Omit<ApiArgs, CreationArgument | "region" | (typeof contents)[number]>,
  CreateApiRequest
>({
  apiKeySelectionExpression: "ApiKeySelectionExpression",
  corsConfiguration: block("CorsConfiguration", corsConfiguration),
  description: "Description",
  disableExecuteApiEndpoint: "DisableExecuteApiEndpoint",
  ipAddressType: "IpAddressType",
  name: "Name",
  routeSelectionExpression: "RouteSelectionExpression",
  version: "Version",
});

const schema = schemaOf("aws:apigatewayv2/api:Api");

/** `aws.apigatewayv2.Api`; its id, also to import it, is what API Gateway calls it. */
export const api = resource({
  schema,
  rules: [
    rule("description", bytes(0, 1_024)),
    rule("ipAddressType", oneOf(IpAddressType)),
    rule("name", bytes(1, 128)),
    rule("protocolType", oneOf(ProtocolType)),
    rule("version", bytes(1, 64)),
    ...contents.map(unsupported),
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
      arn,
      executionArn: await executionArnOf(id, context),
      tagsAll: Tags,
    };
  },

  async update(id, change, context) {
    const { apiGateway } = context;
    const { state, asked, changed } = change;
    // An update can replace it, but not take it away.
    if (isNull(asked["corsConfiguration"]) && changed.includes("corsConfiguration")) {
      await apiGateway.send(new DeleteCorsConfigurationCommand({ ApiId: id }));
    }
    const settings = settingsToChange(change);
    if (Object.keys(settings).length > 0) {
      await apiGateway.send(new UpdateApiCommand({ ApiId: id, ...settings }));
    }
    await updateTags(state, asked, context);
  },

  async delete(id, _state, { apiGateway }) {
    await apiGateway.send(new DeleteApiCommand({ ApiId: id }));
  },
});

/** What creates the API. */
export function toCreateApiRequest(inputs: Properties): CreateApiRequest {
  const { ProtocolType, ...creation } = toApi(creationFields, inputs);
  const { Name, CorsConfiguration, ...settings } = toApi(settingFields, inputs);
  const cors =
    CorsConfiguration === undefined ? {} : { CorsConfiguration: { ...noCors, ...CorsConfiguration } };
  return { Name, ProtocolType, ...creation, ...settings, ...cors };
}

/** The settings of an update: those that have changed, as API Gateway keeps those that are left out. */
export function settingsToChange({
  asked,
  changed,
}: Pick<Change, "asked" | "changed">): Partial<CreateApiRequest> {
  const { CorsConfiguration, ...settings } = changedToApi(settingFields, schema, { asked, changed });
  if (CorsConfiguration === undefined) return settings;
  const rest = isNull(asked["corsConfiguration"]) ? {} : noCors;
  return { ...settings, CorsConfiguration: { ...rest, ...CorsConfiguration } };
}
