import { schemaOf } from "../../schema";
import {
  CreateStageCommand,
  DeleteStageCommand,
  GetApiCommand,
  GetStageCommand,
  UpdateStageCommand,
  type CreateStageRequest,
  type UpdateStageRequest,
} from "@aws-sdk/client-apigatewayv2";
import { rule, text } from "../../checks";
import { resource } from "../../resource";
import { fromApi, toApi } from "../../fields";
import { textOf } from "../../resource";
import type { Properties } from "../../wire";
import { arnOf, executionArnOf } from "./arns";
import { creationFields, fromRouteSettings, settingFields, toRouteSettings } from "./stageFields";
import { tagsAt, updateTags } from "./tags";

const schema = schemaOf("aws:apigatewayv2/stage:Stage");

/** `aws.apigatewayv2.Stage`; its id is its name, and to import it `apiId/name`. */
export const stage = resource({
  schema,
  rules: [rule("description", text(0, 1_024)), rule("name", text(1, 128))],
  autoNamed: { argument: "name", longest: 128 },
  importedWith: ["apiId"],

  async create(inputs, { apiGateway }) {
    await apiGateway.send(new CreateStageCommand(toCreateStageRequest(inputs)));
    return textOf(inputs, "name");
  },

  async find(id, known, context) {
    const { apiGateway } = context;
    const ApiId = textOf(known, "apiId");
    const found = await apiGateway.send(new GetStageCommand({ ApiId, StageName: id }));
    const { ApiEndpoint } = await apiGateway.send(new GetApiCommand({ ApiId }));
    const arn = await arnOf(`${ApiId}/stages/${id}`, context);
    const Tags = await tagsAt(arn, context);
    return {
      ...fromApi(settingFields, schema, { ...found, ApiId }),
      ...fromApi(creationFields, schema, { Tags }),
      ...fromRouteSettings(schema, found.RouteSettings),
      arn,
      deploymentId: found.DeploymentId ?? "",
      executionArn: await executionArnOf(`${ApiId}/${id}`, context),
      invokeUrl: `${ApiEndpoint ?? ""}/${id === "$default" ? "" : id}`,
      tagsAll: Tags,
    };
  },

  async update(_id, { state, asked }, context) {
    await context.apiGateway.send(new UpdateStageCommand(toUpdateStageRequest(asked)));
    await updateTags(state, asked, context);
  },

  async delete(id, state, { apiGateway }) {
    await apiGateway.send(new DeleteStageCommand({ ApiId: textOf(state, "apiId"), StageName: id }));
  },
});

/** What creates the stage. */
export function toCreateStageRequest(inputs: Properties): CreateStageRequest {
  return { ...settingsIn(inputs), ...toApi(creationFields, inputs) };
}

/** What updates the stage: all settings but its tags, as API Gateway keeps those that are left out. */
export function toUpdateStageRequest(inputs: Properties): UpdateStageRequest {
  return { AccessLogSettings: {}, Description: "", ...settingsIn(inputs) };
}

function settingsIn(inputs: Properties): CreateStageRequest & UpdateStageRequest {
  const { ApiId, StageName, ...settings } = toApi(settingFields, inputs);
  return { ApiId, StageName, ...settings, RouteSettings: toRouteSettings(inputs) };
}
