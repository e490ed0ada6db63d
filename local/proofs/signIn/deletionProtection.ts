import { DeleteUserPoolCommand, DescribeUserPoolCommand } from "@aws-sdk/client-cognito-identity-provider";
import { type CheckResult, holds, violated } from "./claim";
import { deadline } from "./deadline";
import type { Proof } from "./proof";
import { describeRefusal, refusalOf } from "./refusal";

/** Whether the pool is still there after a deletion that its protection forbids. */
export async function protectedPoolIsKept({ client, target }: Proof): Promise<CheckResult> {
  const { userPoolId: UserPoolId } = target;
  const refusal = await refusalOf(client.send(new DeleteUserPoolCommand({ UserPoolId }), deadline()));
  if (refusal === undefined) return violated("this endpoint deleted the pool; Amazon Cognito refuses");
  if (refusal.name !== "InvalidParameterException") {
    return violated(`it is answered "${describeRefusal(refusal)}"`);
  }
  await client.send(new DescribeUserPoolCommand({ UserPoolId }), deadline());
  return holds;
}
