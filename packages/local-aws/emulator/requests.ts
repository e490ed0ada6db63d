import { isRecord, readPage } from "./readPage";

/** A request that a local AWS got, and that AWS's own model of the service describes. */
export interface RecordedRequest {
  /** The service's name in its model, such as `cognito-idp`. */
  readonly service: string;
  readonly operation: string;
  /**
   * By their names in the model. In place of what the model marks as sensitive is "[secret]", and in place of binary content
   * an object with its `sha256` and its `size`; content that no model describes, such as that of an object, isn't there.
   */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** The status of the answer over HTTP. */
  readonly status: number;
  /** The name of the error, where the answer is one and says so in its headers, as those of JSON services do. */
  readonly error: string | null;
}

/** Which requests are wanted; by default all. */
export interface RequestFilter {
  readonly service?: string;
  readonly operation?: string;
}

/**
 * The last 1,000 requests that changed something at a local AWS, in the order of their answers. Requests that violate AWS's
 * models, that only read (Get, List, Describe and Head), or that are marked as beyond AWS aren't among them. Undefined at an
 * endpoint of another kind, which records none.
 *
 * @throws LocalAwsError when nothing answers at the endpoint
 */
export async function readRequests(
  endpoint: string,
  { service, operation }: RequestFilter = {},
): Promise<readonly RecordedRequest[] | undefined> {
  const wanted = Object.entries({ service, operation }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const query = new URLSearchParams(wanted).toString();
  const page = await readPage(endpoint, `/_local-aws/requests?${query}`);
  const requests = isRecord(page) ? page["requests"] : undefined;
  return Array.isArray(requests) && requests.every(isRequest) ? requests : undefined;
}

function isRequest(value: unknown): value is RecordedRequest {
  return (
    isRecord(value) &&
    ["service", "operation"].every((name) => typeof value[name] === "string") &&
    isRecord(value["parameters"]) &&
    typeof value["status"] === "number" &&
    (value["error"] === null || typeof value["error"] === "string")
  );
}
