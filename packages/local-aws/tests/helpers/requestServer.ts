import { once } from "node:events";
import {
  createServer,
  type IncomingMessage,
  request as httpRequest,
  type RequestListener,
  type ServerResponse,
} from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { validateRequest } from "./validRequests";

/** Answers a request, whose body was read, or leaves it without an answer. */
export type Answer = (request: IncomingMessage, response: ServerResponse, body: Buffer) => unknown;

/** What an HTTPS server identifies itself by, as PEM. */
export interface ServerIdentity {
  readonly key: string;
  readonly cert: string;
}

/** A server on a loopback port. */
export interface RequestServer {
  /** `http://127.0.0.1:PORT`, or `https:` where the server has a certificate. */
  readonly endpoint: string;
  /** Ends it, and all that is still waiting for an answer. */
  close(): Promise<void>;
}

/** Starts a server, with HTTPS where it has a certificate. It validates requests to AWS as the local AWS does. */
export async function openServer(answer: Answer, identity?: ServerIdentity): Promise<RequestServer> {
  const listener: RequestListener = (request, response) => {
    buffer(request)
      .then((body) => {
        const { method = "", url = "" } = request;
        validateRequest({ method, url, headers: headersOf(request), body });
        return answer(request, response, body);
      })
      .catch(() => response.destroy());
  };
  const server = identity === undefined ? createServer(listener) : createHttpsServer(identity, listener);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    endpoint: `${identity === undefined ? "http" : "https"}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Runs the work against a server, and closes the server afterwards. */
export async function withServer<T>(answer: Answer, work: (endpoint: string) => Promise<T>): Promise<T> {
  const server = await openServer(answer);
  try {
    return await work(server.endpoint);
  } finally {
    await server.close();
  }
}

/** Has an endpoint answer. The headers go along as they are: the signature is of all of them. */
export function forward(
  endpoint: string,
  { method, headers, url = "/" }: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
): void {
  const onward = httpRequest(`${endpoint}${url}`, { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on("error", () => response.destroy());
  onward.end(body);
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(", ") : (value ?? ""),
    ]),
  );
}
