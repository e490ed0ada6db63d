import assert from "node:assert/strict";
import { CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import {
  AddPermissionCommand,
  CreateFunctionCommand,
  type CreateFunctionCommandInput,
  LambdaClient,
} from "@aws-sdk/client-lambda";
import { strToU8, zipSync } from "fflate";
import { createAwsClient } from "../../awsClient";
import type { CognitoUnderTest } from "../helpers/cognitoUnderTest";

type Settings = Pick<CreateFunctionCommandInput, "Timeout">;

let count = 0;

/** Makes a role that a service or an identity provider may assume, and resolves to its ARN. */
export async function createRole(cognito: CognitoUnderTest, statement: object): Promise<string> {
  count += 1;
  const AssumeRolePolicyDocument = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", ...statement }],
  });
  const iam = createAwsClient(IAMClient, cognito);
  const { Role } = await iam.send(
    new CreateRoleCommand({ RoleName: `role-${count}`, AssumeRolePolicyDocument }),
  );
  return Role?.Arn ?? assert.fail("There is no role.");
}

/** Makes a function whose handler has this body, and `event`, and resolves to its ARN. */
export async function createFunction(
  cognito: CognitoUnderTest,
  body: string,
  settings: Settings = {},
): Promise<string> {
  const Role = await createRole(cognito, {
    Principal: { Service: "lambda.amazonaws.com" },
    Action: "sts:AssumeRole",
  });
  count += 1;
  const FunctionName = `function-${count}`;
  const code = `exports.handler = async (event) => { ${body} };`;
  const lambda = createAwsClient(LambdaClient, cognito);
  const { FunctionArn } = await lambda.send(
    new CreateFunctionCommand({
      FunctionName,
      Role,
      Runtime: "nodejs22.x",
      Handler: "index.handler",
      Code: { ZipFile: zipSync({ "index.js": strToU8(code) }) },
      // Enough also where the machine is slow.
      Timeout: 60,
      ...settings,
    }),
  );
  return FunctionArn ?? assert.fail("There is no function.");
}

/** Lets a service invoke a function. */
export async function allow(
  cognito: CognitoUnderTest,
  FunctionName: string,
  Principal: string,
): Promise<void> {
  const permission = { StatementId: "service", Action: "lambda:InvokeFunction", Principal };
  const command = new AddPermissionCommand({ FunctionName, ...permission });
  await createAwsClient(LambdaClient, cognito).send(command);
}

/** Makes a trigger: a function whose handler has this body, which Cognito may invoke. */
export async function createTrigger(
  cognito: CognitoUnderTest,
  body: string,
  settings: Settings = {},
): Promise<string> {
  const arn = await createFunction(cognito, body, settings);
  await allow(cognito, arn, "cognito-idp.amazonaws.com");
  return arn;
}
