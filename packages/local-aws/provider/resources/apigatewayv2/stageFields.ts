import type { AccessLogSettings, CreateStageRequest, RouteSettings } from "@aws-sdk/client-apigatewayv2";
import type * as aws from "@pulumi/aws";
import type { StageArgs } from "@pulumi/aws/apigatewayv2/stage";
import { block, fieldsOf, fromApi, toApi } from "../../fields";
import type { Schema } from "../../schema";
import type { Properties } from "../../wire";
import { fromBlocks, toBlocks } from "./entries";

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
export const settingFields = fieldsOf<
  Omit<StageArgs, "region" | "routeSettings" | "tags">,
  CreateStageRequest
>({
  accessLogSettings: block("AccessLogSettings", accessLogSettings),
  apiId: "ApiId",
  autoDeploy: "AutoDeploy",
  clientCertificateId: "ClientCertificateId",
  defaultRouteSettings: block("DefaultRouteSettings", defaultRouteSettings),
  deploymentId: "DeploymentId",
  description: "Description",
  name: "StageName",
  stageVariables: "StageVariables",
});

/** The arguments that only the request that creates the stage has. */
export const creationFields = fieldsOf<Pick<StageArgs, "tags">, CreateStageRequest>({ tags: "Tags" });

/** The settings of single routes: a list in Pulumi, and in the API an object with the routes' keys. */
export function toRouteSettings(
  { routeSettings }: Properties,
  protocol: string | undefined,
): Record<string, RouteSettings> {
  return fromBlocks(routeSettings, "routeKey", (item) =>
    settingsFor(protocol, toApi(defaultRouteSettings, item)),
  );
}

/** The opposite of `toRouteSettings`. */
export function fromRouteSettings(
  schema: Schema,
  settings: Readonly<Record<string, RouteSettings>> = {},
): object[] {
  const properties = schema["routeSettings"]?.properties ?? {};
  return toBlocks(settings, "routeKey", (item) => fromApi(defaultRouteSettings, properties, item));
}

/** The settings of a route as the AWS provider sends them: only routes of WebSocket APIs have logs. */
export function settingsFor(protocol: string | undefined, settings: RouteSettings): RouteSettings {
  const { DataTraceEnabled = false, LoggingLevel, ...others } = settings;
  const metrics = { DetailedMetricsEnabled: false, ...others };
  if (protocol !== "WEBSOCKET") return metrics;
  // The types know no empty level, but states do.
  const level = LoggingLevel === undefined || LoggingLevel.length === 0 ? {} : { LoggingLevel };
  return { DataTraceEnabled, ...level, ...metrics };
}
