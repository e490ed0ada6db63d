import type { Api } from "@pulumi/aws/apigatewayv2/api";
import { Stage } from "@pulumi/aws/apigatewayv2/stage";
import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup";

/** How many requests an API accepts; it answers those beyond with 429. */
export interface Throttling {
  /** Requests per second on average. */
  throttlingRateLimit: number;
  /** Concurrent requests. */
  throttlingBurstLimit: number;
}

/** Creates the API's only stage, which has no name in addresses, deploys changes by itself and logs every request. */
export function createStage(api: Api, { throttlingRateLimit, throttlingBurstLimit }: Throttling): void {
  const accessLogs = new LogGroup("access-logs", { retentionInDays: 30 });
  new Stage("default-stage", {
    apiId: api.id,
    name: "$default",
    autoDeploy: true,
    defaultRouteSettings: { throttlingRateLimit, throttlingBurstLimit },
    accessLogSettings: { destinationArn: accessLogs.arn, format: JSON.stringify(accessLogFormat) },
  });
}

/** What is logged of a request. Headers, query strings and bodies aren't: tokens and personal data would be in them. */
const accessLogFormat = {
  requestId: "$context.requestId",
  time: "$context.requestTime",
  ip: "$context.identity.sourceIp",
  route: "$context.routeKey",
  status: "$context.status",
  responseLength: "$context.responseLength",
  user: "$context.authorizer.claims.sub",
  identity: "$context.identity.cognitoIdentityId",
  authorizerError: "$context.authorizer.error",
  integrationError: "$context.integrationErrorMessage",
};
