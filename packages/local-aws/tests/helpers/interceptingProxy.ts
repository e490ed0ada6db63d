import type { IncomingMessage } from "node:http";
import { openServer, type RequestServer } from "./requestServer";

/** A request on its way to the endpoint. */
export interface ProxiedRequest {
  readonly method: string;
  readonly path: string;
  /** The Cognito operation, for example `InitiateAuth`; empty for everything else. */
  readonly operation: string;
  readonly body: string;
}

export interface ProxiedAnswer {
  readonly status: number;
  readonly body: string;
  /** Where the answer sends a browser; undefined where it doesn't. */
  readonly location?: string | undefined;
  /** How a Lambda function failed; undefined where none did. */
  readonly functionError?: string | undefined;
}

/** Answers in the endpoint's place, or has the request forwarded and may change what goes in and comes out. */
export type Intercept = (
  request: ProxiedRequest,
  forward: (body?: string) => Promise<ProxiedAnswer>,
) => ProxiedAnswer | Promise<ProxiedAnswer>;

/** Opens a loopback proxy in front of the endpoint. */
export function openProxy(endpoint: string, intercept: Intercept): Promise<RequestServer> {
  return openServer(async (request, response, content) => {
    const sent = content.toString();
    const operation = String(request.headers["x-amz-target"] ?? "").replace(/^.*\./, "");
    const path = request.url ?? "/";
    const forward = (body = sent): Promise<ProxiedAnswer> => passOn(`${endpoint}${path}`, request, body);
    const { method = "GET" } = request;
    const answer = await intercept({ method, path, operation, body: sent }, forward);
    response.writeHead(answer.status, {
      "Content-Type": "application/x-amz-json-1.1",
      ...(answer.location === undefined ? {} : { Location: answer.location }),
      ...(answer.functionError === undefined ? {} : { [functionErrorHeader]: answer.functionError }),
    });
    response.end(answer.body);
  });
}

/** Runs the work against a loopback proxy in front of the endpoint, and closes the proxy afterwards. */
export async function throughProxy<T>(
  endpoint: string,
  intercept: Intercept,
  work: (proxied: string) => Promise<T>,
): Promise<T> {
  const proxy = await openProxy(endpoint, intercept);
  try {
    return await work(proxy.endpoint);
  } finally {
    await proxy.close();
  }
}

/** The answer with which Cognito refuses a request. */
export function refusal(name: string, message: string): ProxiedAnswer {
  return { status: 400, body: JSON.stringify({ __type: name, message }) };
}

async function passOn(url: string, request: IncomingMessage, body: string): Promise<ProxiedAnswer> {
  const headers = Object.entries(request.headers).flatMap(([name, value]) =>
    typeof value === "string" && isPassedOn.test(name) ? [[name, value] as [string, string]] : [],
  );
  const method = request.method ?? "GET";
  const hasBody = method !== "GET" && method !== "HEAD";
  const answer = await fetch(url, { method, headers, redirect: "manual", ...(hasBody ? { body } : {}) });
  const location = answer.headers.get("location") ?? undefined;
  const functionError = answer.headers.get(functionErrorHeader) ?? undefined;
  return { status: answer.status, body: await answer.text(), location, functionError };
}

const functionErrorHeader = "x-amz-function-error";

/** The headers that say what is asked for, and who asks. */
const isPassedOn = /^(content-type|authorization|x-amz-.+)$/;
