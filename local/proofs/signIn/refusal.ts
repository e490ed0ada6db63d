import { saysThatOperationIsMissing } from "@cognito-auth/local-aws/provider/awsErrors";

/** How a service refused a request. */
export interface Refusal {
  readonly name: string;
  readonly message: string;
}

/** How a service refuses the work, or nothing where it doesn't. Rejects where the endpoint lacks the operation. */
export async function refusalOf(work: Promise<unknown>): Promise<Refusal | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    // What can't be parsed may come from an endpoint without a specific error for what it lacks.
    if (saysThatOperationIsMissing(error) || error instanceof SyntaxError) throw error;
    return asRefusal(error);
  }
}

/** Name and message of whatever was thrown. */
export function asRefusal(error: unknown): Refusal {
  return error instanceof Error
    ? { name: error.name, message: error.message }
    : { name: "Error", message: String(error) };
}

/** One line for a reader. */
export function describeRefusal({ name, message }: Refusal): string {
  return name === "Error" ? message : `${name}: ${message}`;
}

/** The answer to a wrong password, and to an unknown user where the app client hides who exists. */
export function isNotAuthorized(refusal: Refusal): boolean {
  return refusal.name === "NotAuthorizedException";
}

/** The answer where a Lambda function of the pool refuses, fails or can't be invoked. */
export function isOfFunction(refusal: Refusal): boolean {
  return functionErrors.includes(refusal.name);
}

const functionErrors: readonly string[] = [
  "InvalidLambdaResponseException",
  "UnexpectedLambdaException",
  "UserLambdaValidationException",
];

/** The answer to an unknown user where the app client doesn't hide who exists. */
export function isUnknownUser(refusal: Refusal): boolean {
  return refusal.name === "UserNotFoundException";
}
