/**
 * A failure that the user can do something about. `message` is one line that says what went wrong, `fix` what to do now:
 * it follows "fix:", so it starts in lower case and has no full stop. It is printed without a stack trace.
 */
export class CommandError extends Error {
  override readonly name = "CommandError";

  constructor(
    message: string,
    readonly fix: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** An error that says what to do about it, whichever package it comes from. */
export interface FixableError extends Error {
  readonly fix: string;
}

/** Whether an error says what to do about it. */
export function isFixable(error: unknown): error is FixableError {
  return error instanceof Error && "fix" in error && typeof error.fix === "string";
}

/** The message of an error; a thrown value that isn't an error is converted to a string. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
