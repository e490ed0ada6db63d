import { GetFunctionConfigurationCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { type AwsTarget, createAwsClient } from "@cognito-auth/local-aws/awsClient";
import { allowedActions, otherActions } from "./allowedActions";
import { deadline } from "./signIn/deadline";

/** Why a function's role doesn't let it write its own log, or allows more, according to IAM itself; undefined where it is right. */
export async function roleFault(target: AwsTarget, FunctionName: string): Promise<string | undefined> {
  const lambda = createAwsClient(LambdaClient, target);
  const {
    FunctionArn = "",
    Role = "",
    LoggingConfig,
  } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }), deadline());
  const logs = arnBeside(FunctionArn, "logs");
  const writing = ["logs:CreateLogStream", "logs:PutLogEvents"];
  const allowed = (actions: string[], resource: string): Promise<string[]> =>
    allowedActions(target, Role, actions, resource);

  const own = await allowed(writing, `${logs}:log-group:${LoggingConfig?.LogGroup ?? ""}:log-stream:proof`);
  if (own.length < writing.length) return "it can't write its log";
  const others = [
    ...(await allowed(writing, `${logs}:log-group:proof:log-stream:proof`)),
    ...(await allowed(otherActions, "*")),
  ];
  return others.length === 0 ? undefined : `it allows ${others.join(", ")}, too`;
}

/** The beginning of an ARN of another service in the same region and account: `arn:PARTITION:SERVICE:REGION:ACCOUNT`. */
export function arnBeside(arn: string, service: string): string {
  const [, partition = "", , region = "", account = ""] = arn.split(":");
  return ["arn", partition, service, region, account].join(":");
}
