import { join } from "node:path";
import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup";
import { Role } from "@pulumi/aws/iam/role";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy";
import { Function as LambdaFunction } from "@pulumi/aws/lambda/function";
import * as pulumi from "@pulumi/pulumi";

/** A function that Cognito calls. */
export interface TriggerFunctionArgs {
  description: string;
  /** Its file in `functions/`. */
  file: string;
  /** Its environment variables; none by default. */
  variables?: Record<string, string>;
}

/** Creates a function with a log group and a role of its own. The component permits the user pool to invoke it. */
export function createTriggerFunction(
  name: string,
  { description, file, variables }: TriggerFunctionArgs,
): LambdaFunction {
  // Created here rather than by Lambda, which would never delete the logs and leave them behind.
  const logGroup = new LogGroup(`${name}-logs`, { retentionInDays: 30 });
  const role = new Role(`${name}-role`, {
    description: `What the function ${name} may do`,
    assumeRolePolicy: JSON.stringify(assumedByLambda),
  });
  const writesLogs = new RolePolicy(`${name}-writes-logs`, {
    role: role.name,
    policy: pulumi.jsonStringify(writesTo(logGroup)),
  });
  return new LambdaFunction(
    name,
    {
      description,
      runtime: "nodejs24.x",
      architectures: ["arm64"],
      handler: "index.handler",
      code: new pulumi.asset.AssetArchive({
        "index.mjs": new pulumi.asset.FileAsset(join(__dirname, "functions", file)),
      }),
      role: role.arn,
      memorySize: 128,
      // Cognito doesn't wait longer.
      timeout: 5,
      loggingConfig: {
        logFormat: "JSON",
        logGroup: logGroup.name,
        applicationLogLevel: "INFO",
        systemLogLevel: "WARN",
      },
      ...(variables === undefined ? {} : { environment: { variables } }),
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
