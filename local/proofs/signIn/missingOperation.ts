import { saysThatOperationIsMissing, statusOf } from "@cognito-auth/local-aws/provider/awsErrors";
import { statusForUnknownOperation } from "@cognito-auth/local-aws/unknownOperation";

/**
 * Why an error means that the endpoint lacks the operation, rather than refusing it; undefined where it doesn't. An
 * endpoint without a specific error for it answers as it does to an operation that doesn't exist.
 */
export async function whyOperationMissing(
  error: unknown,
  { endpoint }: { readonly endpoint: string },
): Promise<string | undefined> {
  if (saysThatOperationIsMissing(error)) {
    return "the endpoint does not offer the operation";
  }
  const status = statusOfPage(error);
  if (status === undefined || status !== (await statusForUnknownOperation(endpoint))) {
    return undefined;
  }
  return `the endpoint answers HTTP ${status}, as it does to an operation that does not exist`;
}

/** The status of an answer that is neither JSON nor XML, as every answer of AWS is. */
function statusOfPage(error: unknown): number | undefined {
  const isUnreadable =
    error instanceof SyntaxError || (error instanceof Error && error.message.includes("XML parse error"));
  if (!isUnreadable) {
    return undefined;
  }
  const status = statusOf(error) ?? 0;
  return status >= 400 ? status : undefined;
}
