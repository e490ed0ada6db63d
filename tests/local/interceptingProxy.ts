import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** A request on its way to the endpoint. */
export interface ProxiedRequest {
  readonly path: string;
  /** The Cognito operation, for example `InitiateAuth`; empty for everything else. */
  readonly operation: string;
  readonly body: string;
}

export interface ProxiedAnswer {
  readonly status: number;
  readonly body: string;
}

/** Answers in the endpoint's place, or has the request forwarded and may change what goes in and comes out. */
export type Intercept = (
  request: ProxiedRequest,
  forward: (body?: string) => Promise<ProxiedAnswer>,
) => ProxiedAnswer | Promise<ProxiedAnswer>;

/** A loopback proxy in front of an endpoint. */
export interface Proxy {
  readonly endpoint: string;
  /** Ends it, and all that is still waiting for an answer. */
  close(): Promise<void>;
}

/** Opens a loopback proxy in front of the endpoint. */
export async function openProxy(endpoint: string, intercept: Intercept): Promise<Proxy> {
  const server = createServer((request, response) => {
    void (async () => {
      const sent = await textOf(request);
      const operation = String(request.headers["x-amz-target"] ?? "").replace(/^.*\./, "");
      const path = request.url ?? "/";
      const forward = (body = sent): Promise<ProxiedAnswer> => passOn(`${endpoint}${path}`, request, body);
      const answer = await intercept({ path, operation, body: sent }, forward);
      response.writeHead(answer.status, { "Content-Type": "application/x-amz-json-1.1" });
      response.end(answer.body);
    })().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
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
  const answer = await fetch(url, { method, headers, ...(hasBody ? { body } : {}) });
  return { status: answer.status, body: await answer.text() };
}

/** The headers that say what is asked for, and who asks. */
const isPassedOn = /^(content-type|authorization|x-amz-.+)$/;

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString();
}
