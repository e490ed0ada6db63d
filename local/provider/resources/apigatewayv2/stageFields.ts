import type { Schema } from "../../schema";
import type { AccessLogSettings, CreateStageRequest, RouteSettings } from "@aws-sdk/client-apigatewayv2";
import type * as aws from "@pulumi/aws";
import type { StageArgs } from "@pulumi/aws/apigatewayv2/stage";
import { block, fieldsOf, fromApi, toApi } from "../../fields";
import { isRecord, type Properties } from "../../wire";

type SettingArgument =
  "accessLogSettings" | "apiId" | "autoDeploy" | "defaultRouteSettings" | "description" | "name";

const accessLogSettings = fieldsOf<aws.types.input.apigatewayv2.StageAccessLogSettings, AccessLogSettings>({
  destinationArn: "DestinationArn",
  format: "Format",
});

const defaultRouteSettings = fieldsOf<aws.types.input.apigatewayv2.StageDefaultRouteSettings, RouteSettings>({
  dataTraceEnabled: "DataTraceEnabled",
  detailedMetricsEnabled: "DetailedMetricsEnabled",
  loggingLevel: "LoggingLevel",
  throttlingBurstLimit: "ThrottlingBurstLimit",
  throttlingRateLimit: "ThrottlingRateLimit",
});

/** The arguments that go as they are into the requests that create and update the stage. */
export const settingFields = fieldsOf<Pick<StageArgs, SettingArgument>, CreateStageRequest>({
  accessLogSettings: block("AccessLogSettings", accessLogSettings),
  apiId: "ApiId",
  autoDeploy: "AutoDeploy",
  defaultRouteSettings: block("DefaultRouteSettings", defaultRouteSettings),
  description: "Description",
  name: "StageName",
});

/** The arguments that only the request that creates the stage has. */
export const creationFields = fieldsOf<Pick<StageArgs, "tags">, CreateStageRequest>({ tags: "Tags" });

/** The settings of single routes: a list in Pulumi, and in the API an object with the routes' keys. */
export function toRouteSettings({ routeSettings: settings }: Properties): Record<string, RouteSettings> {
  const list: unknown[] = Array.isArray(settings) ? settings : [];
  return Object.fromEntries(
    list.filter(isRecord).map((item) => [String(item["routeKey"]), toApi(defaultRouteSettings, item)]),
  );
}

/** The opposite of `toRouteSettings`. */
export function fromRouteSettings(
  schema: Schema,
  settings: Readonly<Record<string, RouteSettings>> = {},
): Properties {
  const list = Object.entries(settings).map(([routeKey, item]) => ({
    routeKey,
    ...fromApi(defaultRouteSettings, schema["routeSettings"]?.properties ?? {}, item),
  }));
  return { routeSettings: list };
}
