import { ApiGatewayV2Client, GetStagesCommand, type Stage } from "@aws-sdk/client-apigatewayv2";
import { CloudWatchLogsClient, FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { createAwsClient } from "@cognito-auth/local-aws/awsClient";
import { askedFor } from "../askedFor";
import { type CheckResult, holds, skipped, violated } from "../signIn/claim";
import { deadline } from "../signIn/deadline";
import { send } from "./request";
import type { Application } from "./subject";

/** Whether the log records a call. */
export async function callsAreLogged(application: Application): Promise<CheckResult> {
  const { target } = application;
  const { AccessLogSettings } = await stageOf(application);
  const logGroup = AccessLogSettings?.DestinationArn?.split(":log-group:")[1]?.replace(/:\*$/, "");
  if (logGroup === undefined) return violated("the stage has no access log");
  const { headers } = await send({ url: `${target.apiUrl}/me` });
  const requestId = headers["apigw-requestid"];
  if (typeof requestId !== "string") {
    return skipped("this endpoint doesn't say under which name it logs a call");
  }
  const logs = createAwsClient(CloudWatchLogsClient, target);
  const { events = [] } = await logs.send(new FilterLogEventsCommand({ logGroupName: logGroup }), deadline());
  return events.some(({ message = "" }) => message.includes(requestId))
    ? holds
    : stageAskedFor(
        application,
        { AccessLogSettings: { DestinationArn: accessLogArn(application) } },
        "this endpoint writes no access log, though the stage has one; API Gateway does",
      );
}

/** More calls than that aren't made only to see that some are refused. */
const mostCalls = 200;

/** Whether the API refuses some of many calls at once. */
export async function callsAreLimited(application: Application): Promise<CheckResult> {
  const { DefaultRouteSettings } = await stageOf(application);
  const { ThrottlingBurstLimit, ThrottlingRateLimit } = DefaultRouteSettings ?? {};
  if (ThrottlingBurstLimit === undefined || ThrottlingRateLimit === undefined) {
    return violated("the stage has no limits");
  }
  const count = 2 * (ThrottlingBurstLimit + ThrottlingRateLimit);
  if (count > mostCalls) return skipped(`it would need ${count} concurrent calls`);
  const { apiUrl, throttling } = application.target;
  const { rateLimit, burstLimit } = throttling;
  const url = `${apiUrl}/me`;
  const answers = await Promise.all(Array.from({ length: count }, () => send({ url })));
  return answers.some(({ status }) => status === 429)
    ? holds
    : stageAskedFor(
        application,
        { DefaultRouteSettings: { ThrottlingBurstLimit: burstLimit, ThrottlingRateLimit: rateLimit } },
        `this endpoint accepts ${count} concurrent calls, though the stage has limits; API Gateway refuses some`,
      );
}

/** Whether the deployment has asked for these settings of the API's stage. */
function stageAskedFor(
  { target: { endpoint, apiId } }: Application,
  parameters: Readonly<Record<string, unknown>>,
  deviation: string,
): Promise<CheckResult> {
  const operations = ["CreateStage", "UpdateStage"];
  const resource = { ApiId: apiId };
  return askedFor(endpoint, { service: "apigatewayv2", operations, resource, parameters }, deviation);
}

/** The ARN of the log group in which the API's calls are to be recorded. */
function accessLogArn({ target }: Application): string {
  const [, partition = "", , , account = ""] = target.authenticatedRoleArn.split(":");
  return `arn:${partition}:logs:${target.region}:${account}:log-group:${target.accessLogGroup}`;
}

async function stageOf({ target }: Application): Promise<Stage> {
  const client = createAwsClient(ApiGatewayV2Client, target);
  const { Items = [] } = await client.send(new GetStagesCommand({ ApiId: target.apiId }), deadline());
  const [stage] = Items;
  if (stage === undefined) throw new Error("the API has no stage");
  return stage;
}
