import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { LocalAwsError, messageOf } from "../errors";

/** A running proxy. */
export interface Proxy {
  /** `http://127.0.0.1:PORT`; nothing outside this machine can reach it. */
  readonly address: string;
  stop(): Promise<void>;
}

/**
 * Starts a proxy to an http endpoint, for the hosts whose names AWS's SDKs make from the endpoint's: S3 Control calls
 * 000000000000.127.0.0.1, which no resolver knows. It accepts requests to the endpoint and to names below it, and no
 * others.
 *
 * @throws LocalAwsError when it doesn't start
 */
export async function startAccountHostProxy(endpoint: string): Promise<Proxy> {
  const { host } = new URL(endpoint);
  const server = createServer((incoming, response) => {
    // A URL object couldn't have such a host, which looks like an address and isn't one.
    const [, asked = "", path = ""] = /^http:\/\/([^/?]*)(.*)$/.exec(incoming.url ?? "") ?? [];
    if (asked === host || asked.endsWith(`.${host}`)) {
      forward(incoming, response, endpoint, path.startsWith("/") ? path : `/${path}`);
    } else {
      response
        .writeHead(403, { "content-type": "text/plain" })
        .end(`This proxy forwards to ${endpoint} only.\n`);
    }
  });
  try {
    await once(server.listen(0, "127.0.0.1"), "listening");
  } catch (error) {
    throw new LocalAwsError(`The proxy for S3 can't listen: ${messageOf(error)}`, "run the command again");
  }
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("a TCP server has a port");
  return {
    address: `http://127.0.0.1:${address.port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function forward(incoming: IncomingMessage, response: ServerResponse, endpoint: string, path: string): void {
  const { method, headers } = incoming;
  // The Host header stays: it is part of what is signed.
  const outgoing = request(endpoint, { method, headers, path }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  outgoing.on("error", (error) => {
    if (response.headersSent) response.destroy();
    else response.writeHead(502, { "content-type": "text/plain" }).end(`${messageOf(error)}\n`);
  });
  incoming.pipe(outgoing);
}
