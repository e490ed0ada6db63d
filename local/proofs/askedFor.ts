import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { readRequests, type RecordedRequest } from "@cognito-auth/local-aws/emulator";
import { asked, type CheckResult, deviates, skipped, violated } from "./signIn/claim";

/** The parameters of a request, by AWS's names. */
type Parameters = Readonly<Record<string, unknown>>;

/** What a deployment must have asked AWS for. */
export interface ExpectedRequest {
  /** The service, by its endpoint's name. */
  readonly service: string;
  /** The operations that can ask for it. */
  readonly operations: readonly string[];
  /** Which of these requests must ask for it, where one adds to another; the last one by default. */
  readonly requests?: "all" | "last";
  /** The parameters by which the requests for this resource are found. */
  readonly resource: Parameters;
  /** The parameters that ask for it; the request may have others beside them. */
  readonly parameters: Parameters;
}

/** Binary content as recorded requests show it, from Base64. */
export function recordedBinary(base64: string): Parameters {
  const content = Buffer.from(base64, "base64");
  return { sha256: createHash("sha256").update(content).digest("hex"), size: content.length };
}

/**
 * Whether a deployment has asked for what no endpoint but AWS does.
 *
 * @param deviation what this endpoint does instead, if it doesn't show the requests that it gets
 */
export async function askedFor(
  endpoint: string,
  { service, operations, resource, parameters, requests = "last" }: ExpectedRequest,
  deviation: string,
): Promise<CheckResult> {
  const recorded = await readRequests(endpoint, { service });
  if (recorded === undefined) return deviates(deviation);
  const found = recorded.requests.filter(
    (one) => operations.includes(one.operation) && isTaken(one) && contains(one.parameters, resource),
  );
  const last = found.at(-1);
  if (last === undefined) return withoutRequest(operations, recorded.dropped);
  const deciding = requests === "all" ? found : [last];
  const other = deciding.find((one) => !contains(one.parameters, parameters));
  return other === undefined
    ? asked(last.operation)
    : violated(`${other.operation} doesn't ask for ${JSON.stringify(parameters)}`);
}

function withoutRequest(operations: readonly string[], dropped: number): CheckResult {
  return dropped > 0
    ? skipped(`this endpoint has dropped requests (${dropped}), maybe also the one for it`)
    : violated(`there was no request ${operations.join(" or ")} for it`);
}

/**
 * The errors with which a local AWS says that it lacks an operation. Not among them is what AWS itself answers to a request
 * that it doesn't take: `InternalFailure`, and `NotImplemented` of Amazon S3.
 */
const lackingNames: readonly string[] = ["InvalidAction", "UnknownOperationException", "UnsupportedService"];

/** Whether AWS would take a request: the endpoint took it, too, or lacks the operation. */
function isTaken({ status, error }: RecordedRequest): boolean {
  return status < 400 || (error !== null && lackingNames.includes(error));
}

/** A list that must have a value, whatever else it has. */
export function including(value: string): ListWith {
  return new ListWith(value);
}

class ListWith {
  constructor(readonly value: string) {}

  /** What messages show of it. */
  toJSON(): readonly string[] {
    return [this.value, "…"];
  }
}

/** Whether a value has all that is expected, with the same values; lists must be equal. A policy is a text of JSON. */
function contains(value: unknown, expected: unknown): boolean {
  if (expected instanceof ListWith) return Array.isArray(value) && value.includes(expected.value);
  if (!isObject(expected)) return isDeepStrictEqual(value, expected);
  const object = typeof value === "string" ? fromJson(value) : value;
  return isObject(object) && Object.entries(expected).every(([name, part]) => contains(object[name], part));
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Parameters {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
