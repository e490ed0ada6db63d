import * as sdk from "@aws-sdk/client-apigatewayv2";
import { fromApi, toApi } from "../../fields";
import { type Context, stringOf } from "../../resource";
import { crud } from "../../rows/commands";
import { derivedFields } from "../../rows/derivedFields";
import { operationOf, structure } from "../../rows/operation";
import { whereSent } from "../../rows/requests";
import type { Row } from "../../rows/row";
import { arn, bytes, rule } from "../../ruleChecks";
import { schemaOf } from "../../schema";
import { isNull, isZero, stringsIn } from "../../values";
import { isRecord, type Properties } from "../../wire";
import { tagsAt, updateTags } from "./apiTags";
import { arnOf, executionArnOf, invokeUrlOf } from "./arns";
import { fromBlocks, toBlocks, withoutEmpty, withRemovals } from "./entries";

const type = "aws:apigatewayv2/stage:Stage";

/** `aws.apigatewayv2.Stage`; its id is its name, and its import id is `apiId/name`. */
export const stage: Row = {
  ...{ type, service: "apiGateway", ...crud(sdk, "Stage") },
  id: { member: "StageName", within: ["apiId"] },
  names: { name: "StageName" },
  rules: [
    rule("accessLogSettings.destinationArn", arn),
    rule("description", bytes(0, 1_024)),
    rule("name", bytes(1, 128)),
  ],
  autoNamed: { argument: "name", longest: 128 },
  sendsZeros: true,
  alwaysSent: ["AutoDeploy"],

  // AWS returns empty settings if none were given.
  isSuppressed: (name, state, inputs) =>
    name === "defaultRouteSettings" && isNull(inputs[name]) && isUnset(state[name]),

  async request(request, purpose) {
    const { inputs, change, context } = purpose;
    const protocol = await protocolOf(stringOf(inputs, "apiId"), context);
    const limits = request["DefaultRouteSettings"];
    const isLimited = isRecord(limits) && !isNull(inputs["defaultRouteSettings"]);
    const olds = stringsIn(change?.state["stageVariables"]);
    const StageVariables = withRemovals(olds, stringsIn(inputs["stageVariables"]), "");
    return {
      ...request,
      ...(isLimited ? { DefaultRouteSettings: settingsFor(protocol, limits) } : {}),
      ...whereSent(purpose, "routeSettings", { RouteSettings: toRouteSettings(inputs, protocol) }),
      ...whereSent(purpose, "stageVariables", { StageVariables }),
    };
  },

  async observe(found, { id, known, context }) {
    const apiId = stringOf(found, "ApiId") || stringOf(known, "apiId");
    const protocol = await protocolOf(apiId, context);
    const arn = await arnOf(`${apiId}/stages/${id}`, context);
    const tags = await tagsAt(arn, context);
    return {
      stageVariables: withoutEmpty(stringsIn(found["StageVariables"])),
      routeSettings: fromRouteSettings(found["RouteSettings"]),
      arn,
      executionArn: await executionArnOf(`${apiId}/${id}`, context),
      invokeUrl: await invokeUrlOf(apiId, id, protocol, context),
      ...{ tags, tagsAll: tags },
    };
  },

  afterUpdate: (_id, { state, asked }, context) => updateTags(state, asked, context),
};

function isUnset(settings: unknown): boolean {
  return isRecord(settings) && Object.values(settings).every(isZero);
}

async function protocolOf(ApiId: string, { apiGateway }: Context): Promise<string | undefined> {
  const { ProtocolType } = await apiGateway.send(new sdk.GetApiCommand({ ApiId }));
  return ProtocolType;
}

const limitsSchema = schemaOf(type)["routeSettings"]?.properties ?? {};
const { request: members } = operationOf("apiGateway", sdk.CreateStageCommand);
const limitsMember = members.get("DefaultRouteSettings");
const limitsFields = limitsMember === undefined ? {} : derivedFields(limitsSchema, structure(limitsMember));

/** The settings of single routes: a list in Pulumi, and in the API an object with the routes' keys. */
function toRouteSettings({ routeSettings }: Properties, protocol: string | undefined): Properties {
  return fromBlocks(routeSettings, "routeKey", (item) =>
    settingsFor(protocol, toApi<Properties>(limitsFields, item)),
  );
}

function fromRouteSettings(settings: unknown): object[] {
  return toBlocks(settings, "routeKey", (item) =>
    fromApi<Properties>(limitsFields, limitsSchema, isRecord(item) ? item : {}),
  );
}

/** The settings of a route as the AWS provider sends them: only routes of WebSocket APIs have logs. */
function settingsFor(protocol: string | undefined, settings: Properties): Properties {
  const { DataTraceEnabled = false, LoggingLevel, ...others } = settings;
  const metrics = { DetailedMetricsEnabled: false, ...others };
  if (protocol !== "WEBSOCKET") return metrics;
  return { DataTraceEnabled, ...(isZero(LoggingLevel) ? {} : { LoggingLevel }), ...metrics };
}
