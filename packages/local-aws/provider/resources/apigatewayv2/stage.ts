import {
  CreateStageCommand,
  DeleteStageCommand,
  GetApiCommand,
  GetStageCommand,
  UpdateStageCommand,
  type CreateStageRequest,
  type UpdateStageRequest,
} from "@aws-sdk/client-apigatewayv2";
import { arn, bytes, rule } from "../../checks";
import { changedToApi, fromApi, toApi } from "../../fields";
import { resource, textOf, type Change, type Context } from "../../resource";
import { schemaOf } from "../../schema";
import { isNull, isZero, textsIn } from "../../values";
import { isRecord, type Properties } from "../../wire";
import { arnOf, executionArnOf, invokeUrlOf } from "./arns";
import { withRemovals, withoutEmpty } from "./entries";
import {
  creationFields,
  fromRouteSettings,
  settingFields,
  settingsFor,
  toRouteSettings,
} from "./stageFields";
import { tagsAt, updateTags } from "./tags";

const schema = schemaOf("aws:apigatewayv2/stage:Stage");

/** `aws.apigatewayv2.Stage`; its id is its name, and to import it `apiId/name`. */
export const stage = resource({
  schema,
  rules: [
    rule("accessLogSettings.destinationArn", arn),
    rule("description", bytes(0, 1_024)),
    rule("name", bytes(1, 128)),
  ],
  autoNamed: { argument: "name", longest: 128 },
  importedWith: ["apiId"],

  // AWS tells settings with nothing in them where nobody gave any.
  isSuppressed: (name, state, inputs) =>
    name === "defaultRouteSettings" && isNull(inputs[name]) && isUnset(state[name]),

  async create(inputs, context) {
    const protocol = await protocolOf(textOf(inputs, "apiId"), context);
    await context.apiGateway.send(new CreateStageCommand(toCreateStageRequest(inputs, protocol)));
    return textOf(inputs, "name");
  },

  async find(id, known, context) {
    const ApiId = textOf(known, "apiId");
    const found = await context.apiGateway.send(new GetStageCommand({ ApiId, StageName: id }));
    const protocol = await protocolOf(ApiId, context);
    const arn = await arnOf(`${ApiId}/stages/${id}`, context);
    const Tags = await tagsAt(arn, context);
    const StageVariables = withoutEmpty(found.StageVariables);
    return {
      ...fromApi(settingFields, schema, { ...found, ApiId, StageVariables }),
      ...fromApi(creationFields, schema, { Tags }),
      routeSettings: fromRouteSettings(schema, found.RouteSettings),
      arn,
      executionArn: await executionArnOf(`${ApiId}/${id}`, context),
      invokeUrl: await invokeUrlOf(ApiId, id, protocol, context),
      tagsAll: Tags,
    };
  },

  async update(id, change, context) {
    const protocol = await protocolOf(textOf(change.state, "apiId"), context);
    const request = toUpdateStageRequest(id, change, protocol);
    // Besides what says which stage it is.
    if (Object.keys(request).length > 2) await context.apiGateway.send(new UpdateStageCommand(request));
    await updateTags(change.state, change.asked, context);
  },

  async delete(id, state, { apiGateway }) {
    await apiGateway.send(new DeleteStageCommand({ ApiId: textOf(state, "apiId"), StageName: id }));
  },
});

/** What creates the stage. */
export function toCreateStageRequest(inputs: Properties, protocol: string | undefined): CreateStageRequest {
  const { ApiId, StageName, DefaultRouteSettings: limits, ...settings } = toApi(settingFields, inputs);
  const RouteSettings = toRouteSettings(inputs, protocol);
  return {
    ApiId,
    StageName,
    AutoDeploy: false,
    ...settings,
    ...toApi(creationFields, inputs),
    ...(limits === undefined ? {} : { DefaultRouteSettings: settingsFor(protocol, limits) }),
    ...(Object.keys(RouteSettings).length === 0 ? {} : { RouteSettings }),
  };
}

/** What updates the stage: the settings that have changed, as API Gateway keeps those that are left out. */
export function toUpdateStageRequest(
  id: string,
  change: Change,
  protocol: string | undefined,
): UpdateStageRequest {
  const { state, asked, changed } = change;
  const { DefaultRouteSettings: limits, ...settings } = changedToApi(settingFields, schema, change);
  const variables = withRemovals(textsIn(state["stageVariables"]), textsIn(asked["stageVariables"]), "");
  const isLimited = limits !== undefined && !isNull(asked["defaultRouteSettings"]);
  return {
    ApiId: textOf(state, "apiId"),
    StageName: id,
    ...settings,
    ...(limits === undefined
      ? {}
      : { DefaultRouteSettings: isLimited ? settingsFor(protocol, limits) : limits }),
    ...(changed.includes("routeSettings") ? { RouteSettings: toRouteSettings(asked, protocol) } : {}),
    ...(changed.includes("stageVariables") ? { StageVariables: variables } : {}),
  };
}

function isUnset(settings: unknown): boolean {
  return isRecord(settings) && Object.values(settings).every(isZero);
}

async function protocolOf(ApiId: string, { apiGateway }: Context): Promise<string | undefined> {
  const { ProtocolType } = await apiGateway.send(new GetApiCommand({ ApiId }));
  return ProtocolType;
}
