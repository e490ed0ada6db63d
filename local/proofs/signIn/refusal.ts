/** How a service refused a request. */
export interface Refusal {
  readonly name: string;
  readonly message: string;
}

/** The error that the work ends with, or nothing when it succeeds. */
export async function refusalOf(work: Promise<unknown>): Promise<Refusal | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
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

/** The answer to an unknown user where the app client doesn't hide who exists. */
export function isUnknownUser(refusal: Refusal): boolean {
  return refusal.name === "UserNotFoundException";
}

/** The errors with which an endpoint says that it lacks an operation. */
export const unsupportedNames: readonly string[] = [
  "UnknownOperationException",
  "InvalidAction",
  "NotImplemented",
  "InternalFailure",
];

/** Whether the endpoint says that it lacks the operation, rather than refusing it. */
export function isUnsupported(refusal: Refusal): boolean {
  return unsupportedNames.includes(refusal.name);
}
