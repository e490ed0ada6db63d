import { isRecord, readPage } from "./readPage";

/** A request that a local AWS got, and that AWS's own model of the service describes. */
export interface RecordedRequest {
  /** The service's name in its model, such as `cognito-idp`. */
  readonly service: string;
  readonly operation: string;
  /**
   * By their names in the model. In place of what the model marks as sensitive, but for the id of an app client, and of what is
   * as secret is "[secret]": codes, tokens, and what is sent to people. In place of binary content is an object with its `sha256`
   * and its `size`; content that no model describes, such as that of an object, isn't there.
   */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** The status of the answer over HTTP. */
  readonly status: number;
  /** The name of the error, where the answer is one; `UnsupportedService` where the endpoint doesn't serve the service at all. */
  readonly error: string | null;
}

/** Which requests are wanted; by default all. */
export interface RequestFilter {
  readonly service?: string;
  readonly operation?: string;
}

/** The requests that a local AWS still knows. */
export interface RecordedRequests {
  /** In the order of their answers. */
  readonly requests: readonly RecordedRequest[];
  /** How many such requests it had recorded before and doesn't know any more. */
  readonly dropped: number;
}

/**
 * The last 1,000 requests that changed how something is set up at a local AWS. Requests that violate AWS's models, that only
 * read (Get, List, Describe and Head), that are for objects of Amazon S3, that users make without a signature, that applications
 * make all the time, such as to sign somebody in, or that are marked as beyond AWS aren't among them. Undefined at an endpoint of
 * another kind, which records none.
 *
 * @throws LocalAwsError when nothing answers at the endpoint
 */
export async function readRequests(
  endpoint: string,
  { service, operation }: RequestFilter = {},
): Promise<RecordedRequests | undefined> {
  const wanted = Object.entries({ service, operation }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const query = new URLSearchParams(wanted).toString();
  const page = await readPage(endpoint, `/_local-aws/requests?${query}`);
  return isRequests(page) ? { requests: page.requests, dropped: page.dropped } : undefined;
}

function isRequests(page: unknown): page is RecordedRequests {
  return (
    isRecord(page) &&
    Array.isArray(page["requests"]) &&
    page["requests"].every(isRequest) &&
    typeof page["dropped"] === "number"
  );
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
