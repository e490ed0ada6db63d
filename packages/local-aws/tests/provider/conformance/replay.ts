import type { IncomingMessage, ServerResponse } from "node:http";
import { isRecord, type Properties } from "../../../provider/wire";
import { openServer } from "../../helpers/requestServer";
import { differences } from "./compare";
import { type Exchange, standardAttributes } from "./corpus";
import { type Bindings, filled, filledXml, matches } from "./placeholders";

/** A request that was made, as the recording has it. */
export interface Made {
  readonly operation: string;
  readonly request: unknown;
}

/** Answers requests as AWS answered them when the real provider made them. */
export interface Replay {
  readonly endpoint: string;
  /** Takes the exchanges of a step, and resolves to the requests that some work makes. */
  during(exchanges: readonly Exchange[], bindings: Bindings, work: () => Promise<unknown>): Promise<Made[]>;
  close(): Promise<void>;
}

interface Step {
  readonly exchanges: Exchange[];
  readonly bindings: Bindings;
  readonly made: Made[];
}

/** Starts a server that replays. */
export async function startReplay(): Promise<Replay> {
  let step: Step = { exchanges: [], bindings: new Map(), made: [] };
  const server = await openServer((request, response, body) => {
    answer(request, response, body.toString(), step);
  });
  return {
    endpoint: server.endpoint,
    during: async (exchanges, bindings, work) => {
      step = { exchanges: [...exchanges], bindings, made: [] };
      await work();
      return step.made;
    },
    close: () => server.close(),
  };
}

function answer(request: IncomingMessage, response: ServerResponse, body: string, step: Step): void {
  const made = madeRequest(request, body);
  const known = identity(made.operation);
  if (known !== undefined) {
    response.writeHead(200, { "content-type": "text/xml" }).end(known);
    return;
  }
  const tags = tagsAnswer(made.operation, step);
  if (tags !== undefined) {
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ tags }));
    return;
  }
  step.made.push(made);
  const url = request.url ?? "";
  const exchange = exchangeFor(isTagging(url) ? throughS3Control(made) : made, url, step);
  if (exchange === undefined) {
    response
      .writeHead(404, {
        "content-type": "application/x-amz-json-1.1",
        "x-amzn-errortype": "NotFoundException",
      })
      .end(JSON.stringify({ __type: "NotFoundException", message: `${made.operation} wasn't recorded` }));
    return;
  }
  response.writeHead(exchange.status, { "content-type": contentTypeOf(exchange) });
  response.end(request.method === "HEAD" ? undefined : bodyOf(exchange, step.bindings));
}

/** Who calls: the local provider asks for the account, which the real one knows from its configuration. */
function identity(operation: string): string | undefined {
  if (operation !== "GetUser") return undefined;
  return (
    '<GetUserResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><GetUserResult><User>' +
    "<Arn>arn:aws:iam::000000000000:root</Arn></User></GetUserResult></GetUserResponse>"
  );
}

/** The tags of an API or stage: the local provider asks for them, as the emulator returns old ones with the rest. */
function tagsAnswer(operation: string, { exchanges, bindings }: Step): unknown {
  const path = /^GET \/v2\/tags\/[^/]*%3A%2F(.*)$/.exec(operation)?.[1];
  if (path === undefined) return undefined;
  const isRead = (read: unknown): boolean =>
    decodeURIComponent(String(read)) === decodeURIComponent(`GET /v2/${decodeURIComponent(path)}`);
  const found = exchanges.find((one) => isRead(filled(one.operation, bindings)));
  return isRecord(found?.response) ? filled(found.response["tags"], bindings) : undefined;
}

function madeRequest({ headers, method = "", url = "" }: IncomingMessage, body: string): Made {
  const target = headers["x-amz-target"];
  if (typeof target === "string") {
    return { operation: target.split(".").at(-1) ?? "", request: JSON.parse(body === "" ? "{}" : body) };
  }
  const form = new URLSearchParams(body);
  const action = form.get("Action");
  form.delete("Version");
  if (action !== null) return { operation: action, request: Object.fromEntries(form) };
  const path = url.split("?")[0] ?? "";
  const isJson = (headers["content-type"] ?? "").includes("json") && body !== "";
  return {
    operation: `${method} ${path.length > 1 ? path.replace(/\/$/, "") : path}`,
    request: isJson ? JSON.parse(body) : body,
  };
}

/**
 * Takes the first exchange that fits: of the same operation, and of several on one address, with the same kind of
 * answer.
 */
function exchangeFor(made: Made, url: string, { exchanges, bindings }: Step): Exchange | undefined {
  // The name of a resource that is identified by its name is known from the first request to its address.
  const fits = ({ operation, response }: Exchange): boolean =>
    isOfSubresource(url, response) &&
    [made.operation, decodeURI(made.operation)].some((one) => matches(operation, one, bindings));
  const index = exchanges.findIndex(fits);
  if (index < 0) return undefined;
  const [exchange] = exchanges.slice(index);
  // A resource that is created under its name has it from the request, as the recording has.
  if (exchange !== undefined && !bindings.has("<id>")) differences(exchange.request, made.request, bindings);
  const isRead = /^(GET|HEAD|Get|Describe|List|AdminList)/.test(made.operation);
  // What was read once can be read again, as long as nothing has changed.
  if (!isRead || exchanges.slice(index + 1).some(fits)) exchanges.splice(index, 1);
  return exchange;
}

/** S3 has many things at the address of a bucket, and the recording doesn't say which was asked for. */
const subresources: Readonly<Record<string, RegExp>> = {
  acl: /AccessControlPolicy/,
  cors: /CORS/,
  encryption: /ServerSideEncryption/,
  "object-lock": /ObjectLockConfiguration/,
  policy: /BucketPolicy|"Statement"/,
  publicAccessBlock: /PublicAccessBlock/,
  versioning: /VersioningConfiguration/,
};

function isOfSubresource(url: string, response: unknown): boolean {
  const query = url.split("?")[1]?.split("&")[0]?.replace("=", "") ?? "";
  const pattern = subresources[query];
  return (
    pattern === undefined || response === "" || response === null || pattern.test(JSON.stringify(response))
  );
}

function isTagging(url: string): boolean {
  return /\?tagging\b/.test(url);
}

/** The real provider reads and writes the tags of a bucket through S3 Control, the local one through S3 itself. */
function throughS3Control({ operation, request }: Made): Made {
  const [method = "", path = ""] = operation.split(" ");
  const arn = encodeURIComponent(`arn:aws:s3:::${path.slice(1)}`);
  return { operation: `${method.replace("PUT", "POST")} /v20180820/tags/${arn}`, request };
}

/** An answer of S3 Control as S3 itself gives it. */
function inS3Form(xml: string): string {
  return xml.includes("<ListTagsForResourceResult")
    ? xml.replace(/(<\/?)Tags>/g, "$1TagSet>").replace(/(<\/?)ListTagsForResourceResult[^>]*>/g, "$1Tagging>")
    : xml;
}

function contentTypeOf({ response }: Exchange): string {
  return typeof response === "string" ? "application/xml" : "application/x-amz-json-1.1";
}

function bodyOf({ operation, response }: Exchange, bindings: Bindings): string {
  if (typeof response === "string") return filledXml(inS3Form(response), bindings);
  // Of the JSON protocols, the one without paths has times as numbers.
  const isRpc = !operation.includes(" ");
  return JSON.stringify(
    filled(withStandardAttributes(response), bindings, isRpc ? 1_767_323_045 : undefined),
  );
}

function withStandardAttributes(response: unknown): unknown {
  if (Array.isArray(response)) {
    return response.flatMap((item: unknown) =>
      item === "<the other standard attributes>" ? standardAttributes : [withStandardAttributes(item)],
    );
  }
  if (!isRecord(response)) return response;
  const names = Array.isArray(response["SchemaAttributes"]) ? namesOf(response["SchemaAttributes"]) : [];
  const entries = Object.entries(response).map(([name, value]) => {
    if (name !== "SchemaAttributes" || !Array.isArray(value)) return [name, withStandardAttributes(value)];
    const others = standardAttributes.filter(
      (attribute) => isRecord(attribute) && !names.includes(attribute["Name"]),
    );
    return [
      name,
      value.flatMap((item: unknown) => (item === "<the other standard attributes>" ? others : [item])),
    ];
  });
  return Object.fromEntries(entries) as Properties;
}

function namesOf(attributes: readonly unknown[]): unknown[] {
  return attributes.filter(isRecord).map(({ Name }) => Name);
}
