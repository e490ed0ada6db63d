import type { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { createCognitoClient, type Patience } from "../cognitoClient";

/** Where Cognito is, and how long to wait for it. */
export interface CognitoOptions {
  /** An http or https address. */
  readonly endpoint: string;
  readonly region: string;
  /** Three attempts of ten seconds by default. */
  readonly patience?: Patience;
}

/** A client of Cognito at an endpoint, whose errors are CognitoErrors. */
export function cognitoAt(options: CognitoOptions): CognitoIdentityProviderClient {
  const { endpoint, patience } = options;
  if (!URL.canParse(endpoint) || !/^https?:$/.test(new URL(endpoint).protocol)) {
    throw new Error("the endpoint has to be an http or https address, such as http://127.0.0.1:4566");
  }
  const cognito = createCognitoClient(options, patience);
  cognito.middlewareStack.add(
    (next, context) => async (args) => {
      try {
        return await next(args);
      } catch (error) {
        if (error instanceof CognitoError) throw error;
        throw new CognitoError(operationOf(context.commandName), codeOf(error), describe(error, endpoint));
      }
    },
    { step: "initialize", name: "describeErrors", priority: "high" },
  );
  cognito.middlewareStack.add(
    (next, context) => async (args) => {
      try {
        return await next(args);
      } catch (error) {
        const operation = operationOf(context.commandName);
        if (!creations.has(operation) || !isLostAnswer(error)) throw error;
        const description = `${describe(error, endpoint)}; it may have been created all the same`;
        throw new CognitoError(operation, "LostAnswer", description);
      }
    },
    // Inside of what sends a request again.
    { step: "finalizeRequest", name: "refuseToCreateTwice", priority: "low" },
  );
  return cognito;
}

/** Sent again, these create a second resource, or find that there is one already: Cognito can't tell a repetition. */
const creations = new Set(["CreateUserPool", "CreateUserPoolClient", "AdminCreateUser"]);

/** Whether nobody knows what came of a request: there was no answer, or one that something before Cognito gave. */
function isLostAnswer(error: unknown): boolean {
  const status = statusOf(error);
  return status === undefined ? lostAnswers.has(codeOf(error)) : status >= 500 && !isCognitos(error);
}

const lostAnswers = new Set(["ECONNRESET", "EPIPE", "TimeoutError", "ETIMEDOUT"]);

function operationOf(commandName = ""): string {
  return commandName.replace(/Command$/, "");
}

/** A request that failed; the message is one line: the operation and what happened. */
export class CognitoError extends Error {
  override readonly name = "CognitoError";

  constructor(
    operation: string,
    /** The error's name in AWS, or Node's code of a failed connection. */
    readonly code: string,
    description: string,
  ) {
    super(`${operation}: ${description}`);
  }
}

/** Whether a request failed because the pool, client or user doesn't exist. */
export function isNotFound(error: unknown): boolean {
  return (
    error instanceof CognitoError &&
    (error.code === "ResourceNotFoundException" || error.code === "UserNotFoundException")
  );
}

/** Whether a request failed because the endpoint doesn't have the operation. */
export function isUnsupported(error: unknown): boolean {
  return (
    error instanceof CognitoError &&
    /^(InvalidAction|UnknownOperation(Exception)?|UnsupportedOperation(Exception)?|NotImplemented(Exception)?)$/.test(
      error.code,
    )
  );
}

/** What a request resolves to; undefined when the pool, client or user doesn't exist. */
export async function unlessMissing<Result>(request: Promise<Result>): Promise<Result | undefined> {
  try {
    return await request;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}

const connectionFailures: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing answers there",
  ECONNRESET: "the connection was closed before an answer came",
  EPIPE: "the connection was closed before an answer came",
  ENOTFOUND: "there is no such host",
  EAI_AGAIN: "the host's address could not be looked up",
  TimeoutError: "no answer came in time",
  ETIMEDOUT: "no answer came in time",
};

function describe(error: unknown, endpoint: string): string {
  const code = codeOf(error);
  const failure = connectionFailures[code];
  if (failure !== undefined) return `${endpoint}: ${failure} (${code})`;
  const status = statusOf(error);
  // An answer that isn't Cognito's has no error name of AWS's, and its text may be a whole page.
  if (status !== undefined && !isCognitos(error))
    return `${endpoint} answered HTTP ${status}, which isn't Cognito's`;
  const message = error instanceof Error ? error.message : "";
  return `${code}: ${message.replace(/\s+/g, " ").trim()}`;
}

function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("$metadata" in error)) return undefined;
  const { httpStatusCode } = error.$metadata as { httpStatusCode?: number };
  return httpStatusCode;
}

function isCognitos(error: unknown): boolean {
  return error instanceof Error && "$fault" in error && error.name !== "Unknown";
}
