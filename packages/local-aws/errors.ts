/**
 * A failure that the user can fix. Whoever catches it prints `message` (one line: what went wrong)
 * and `fix` (what to do: it follows "fix:", so it starts in lowercase and has no period), and no stack trace.
 */
export class LocalAwsError extends Error {
  override readonly name = "LocalAwsError";

  constructor(
    message: string,
    readonly fix: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** An error's message; a thrown value that isn't an error is converted to a string. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
