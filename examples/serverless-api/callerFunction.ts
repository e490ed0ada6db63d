import { join } from "node:path";
import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup";
import { Role } from "@pulumi/aws/iam/role";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy";
import { Function as LambdaFunction } from "@pulumi/aws/lambda/function";
import * as pulumi from "@pulumi/pulumi";

/**
 * Creates the function that tells callers who they are (`function/index.mjs`), with a log group and a role of its own.
 */
export function createCallerFunction(): LambdaFunction {
  // Created here rather than by Lambda, which would never delete the logs and leave them behind.
  const logGroup = new LogGroup("caller-function-logs", { retentionInDays: 30 });
  const role = new Role("caller-function-role", {
    description: "What the API's Lambda function may do",
    assumeRolePolicy: JSON.stringify(assumedByLambda),
  });
  const writesLogs = new RolePolicy("caller-function-writes-logs", {
    role: role.name,
    policy: pulumi.jsonStringify(writesTo(logGroup)),
  });
  return new LambdaFunction(
    "caller-function",
    {
      description: "Tells callers of the API who they are",
      runtime: "nodejs24.x",
      architectures: ["arm64"],
      handler: "index.handler",
      code: new pulumi.asset.FileArchive(join(__dirname, "function")),
      role: role.arn,
      memorySize: 128,
      timeout: 3,
      loggingConfig: {
        logFormat: "JSON",
        logGroup: logGroup.name,
        applicationLogLevel: "INFO",
        systemLogLevel: "WARN",
      },
    },
    // A function without its policy would lose what it logs.
    { dependsOn: writesLogs },
  );
}

const assumedByLambda = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
};

/** Allows only writing to the log streams of that log group. */
function writesTo(logGroup: LogGroup): pulumi.Inputs {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: pulumi.interpolate`${logGroup.arn}:*`,
      },
    ],
  };
}
