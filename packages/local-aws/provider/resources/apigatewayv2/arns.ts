import { accountOf } from "../../account";
import type { Context } from "../../resource";

/** The ARN of an API, or of something in it such as `stages/live`: what tags are put on. It names no account. */
export async function arnOf(path: string, context: Context): Promise<string> {
  const { partition } = await accountOf(context);
  return `arn:${partition}:apigateway:${context.region}::/apis/${path}`;
}

/** The ARN by which a policy allows calls of an API, or of something in it such as a stage. */
export async function executionArnOf(path: string, context: Context): Promise<string> {
  const { partition, id } = await accountOf(context);
  return `arn:${partition}:execute-api:${context.region}:${id}:${path}`;
}

/**
 * The address of a stage. As in the AWS provider, it is AWS's own, whatever the endpoint: only an API's `apiEndpoint`
 * is the API's actual address.
 */
export async function invokeUrlOf(
  apiId: string,
  stage: string,
  protocol: string | undefined,
  context: Context,
): Promise<string> {
  const { partition } = await accountOf(context);
  const domain = partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
  const scheme = protocol === "WEBSOCKET" ? "wss" : "https";
  const path = stage === "$default" ? "" : stage;
  return `${scheme}://${apiId}.execute-api.${context.region}.${domain}/${path}`;
}
