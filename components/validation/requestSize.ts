import type { Report } from "./problemReport";

/** How large a request to Cognito may be. */
export interface RequestLimit {
  /** In bytes. */
  readonly largest: number;
  /** Whose limit it is, such as "Cognito accepts at most 135 KB in all". */
  readonly reason: string;
  /** What to do about a larger one. */
  readonly fix: string;
}

/** Reports texts that are too large for one request, as far as they are known. */
export function refuseLargeRequest(
  texts: readonly unknown[],
  { largest, reason, fix }: RequestLimit,
  path: string,
  report: Report,
): void {
  const size = texts.reduce(
    (sum: number, text) => sum + (typeof text === "string" ? Buffer.byteLength(text) : 0),
    0,
  );
  if (size > largest) report({ path, value: `${size} bytes`, reason, fix });
}
