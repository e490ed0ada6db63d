import { IAMClient, SimulatePrincipalPolicyCommand } from "@aws-sdk/client-iam";
import { type AwsTarget, createAwsClient } from "@cognito-auth/local-aws/awsClient";
import { deadline } from "./signIn/deadline";

/** Actions that a role may be granted without needing them. */
export const otherActions = [
  "cognito-idp:AdminDeleteUser",
  "cognito-idp:AdminGetUser",
  "dynamodb:Scan",
  "iam:PassRole",
  "lambda:InvokeFunction",
  "logs:CreateLogGroup",
  "s3:GetObject",
  "s3:GetObjectAcl",
  "s3:ListBucket",
];

/** Which of these actions on a resource a role allows, according to IAM itself. */
export async function allowedActions(
  target: AwsTarget,
  PolicySourceArn: string,
  ActionNames: string[],
  resource: string,
): Promise<string[]> {
  const iam = createAwsClient(IAMClient, target);
  const command = new SimulatePrincipalPolicyCommand({
    PolicySourceArn,
    ActionNames,
    ResourceArns: [resource],
  });
  const { EvaluationResults = [] } = await iam.send(command, deadline());
  return EvaluationResults.filter(({ EvalDecision }) => EvalDecision === "allowed").map(
    ({ EvalActionName = "" }) => EvalActionName,
  );
}
