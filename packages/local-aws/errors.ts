/**
 * A failure that a person can do something about. Whoever catches it prints `message` (one line: what went wrong)
 * and `fix` (what to do now: it follows "fix:", so it starts in lower case and has no full stop), and no stack trace.
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

/** What an error says, in its own words; a thrown value that is no error is turned into a string. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
