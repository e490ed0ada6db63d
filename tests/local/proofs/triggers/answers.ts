/* How a claim fails where Cognito answers with an error of a function. */

/** Where a function throws: what follows says which, and its message. */
export const userLambda = "failed: UserLambdaValidationException";

/** Where Cognito may not invoke the function of a trigger. */
export function notPermitted(trigger: string): string {
  return `failed: UnexpectedLambdaException: ${trigger} invocation failed due to error AccessDeniedException.`;
}
