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
