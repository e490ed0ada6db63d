import { certificateFailure } from "../certificateAuthority";

/** If retried, these create a second resource or fail because one already exists: AWS can't recognize a retry. */
export const creations = /^(Admin)?Create|^AddPermission$/;

/** Whether the outcome of a request is unknown: there was no readable answer, or it came from something in front of AWS. */
export function isLostAnswer(error: unknown): boolean {
  if (isAwsAnswer(error)) return false;
  const status = statusOf(error);
  return status === undefined ? lostAnswers.has(codeOf(error)) : status < 300 || status >= 500;
}

const lostAnswers = new Set(["ECONNRESET", "EPIPE", "TimeoutError", "ETIMEDOUT"]);

/** An operation by the name of its command in the SDK. */
export function operationOf(commandName = ""): string {
  return commandName.replace(/Command$/, "");
}

/** A request that failed; the message is one line: the operation and what happened. */
export class AwsError extends Error {
  override readonly name = "AwsError";

  constructor(
    operation: string,
    /** The error's name in AWS, or Node's code of a failed connection. */
    readonly code: string,
    description: string,
  ) {
    super(`${operation}: ${description}`);
  }
}

/** Whether a request failed because the resource doesn't exist. */
function isNotFound(error: unknown): boolean {
  return (
    error instanceof AwsError &&
    /^(NoSuch|NotFound)|(NotFound|NonexistentItem)(Exception|Error)$/.test(error.code)
  );
}

/** The errors with which AWS, or an endpoint in its place, reports that it doesn't have an operation. */
export const missingOperationNames: readonly string[] = [
  "UnknownOperationException",
  "InvalidAction",
  "NotImplemented",
  "NotImplementedException",
];

/** Whether AWS, or an endpoint in its place, reports that it doesn't have an operation. */
export function saysThatOperationIsMissing(error: unknown): boolean {
  return (
    statusOf(error) === 501 ||
    missingOperationNames.includes(codeOf(error)) ||
    (error instanceof Error && /^Unknown [\w ]*(action|endpoint|operation|path)\b/.test(error.message))
  );
}

/** What a request resolves to; undefined when the resource doesn't exist. */
export async function unlessMissing<Result>(request: Promise<Result>): Promise<Result | undefined> {
  try {
    return await request;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** An error's name in AWS, or Node's code of a failed connection. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}

const tooLate = "no answer came in time";

/** Why a connection failed, by the codes of Node.js and the SDK. */
export const connectionFailures: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing answers there",
  ECONNRESET: "the connection was closed before an answer came",
  EPIPE: "the connection was closed before an answer came",
  EPROTO: "it doesn't speak HTTPS",
  ENOTFOUND: "there is no such host",
  EAI_AGAIN: "the host's address could not be looked up",
  TimeoutError: tooLate,
  ETIMEDOUT: tooLate,
};

/** Whether a message contains `describe`'s description of an endpoint that doesn't answer. */
export function saysThatNothingAnswers(message: string): boolean {
  return Object.entries(connectionFailures).some(([code, failure]) =>
    message.includes(`${failure} (${code})`),
  );
}

/** Whether a message contains `describe`'s description of an answer that didn't come in time. */
export function saysThatItTookTooLong(message: string): boolean {
  return message.includes(`${tooLate} (`);
}

/** What went wrong, in one line. */
export function describe(error: unknown, endpoint: string): string {
  const code = codeOf(error);
  const failure = connectionFailures[code] ?? certificateFailure(code)?.reason;
  if (failure !== undefined) return `${endpoint}: ${failure} (${code})`;
  const status = statusOf(error);
  // An answer that isn't AWS's has no error name, and its text may be a whole page.
  if (status !== undefined && !isAwsAnswer(error)) {
    return `${endpoint} answered HTTP ${status}, which isn't an AWS response`;
  }
  const message = error instanceof Error ? error.message : "";
  return `${code}: ${message.replace(/\s+/g, " ").trim()}`;
}

/** The status of an answer over HTTP; undefined where there was none. */
export function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("$metadata" in error)) return undefined;
  const { httpStatusCode } = error.$metadata as { httpStatusCode?: number };
  return httpStatusCode;
}

/** Whether an error is one of AWS's own. */
export function isAwsAnswer(error: unknown): boolean {
  return error instanceof Error && "$fault" in error && error.name !== "Unknown";
}
