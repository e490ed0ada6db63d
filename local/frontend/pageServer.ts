import { once } from "node:events";
import { createServer, type RequestListener, type Server, type ServerResponse } from "node:http";
import { CommandError, messageOf } from "../../cli/errors";
import { isSystemError } from "../../cli/systemErrors";
import type { Page, PageFile } from "./page";

/** The web server of the login page. */
export interface PageServer {
  /** Its address, without a slash at its end. */
  readonly origin: string;
  /** Serves the files of a page from now on, and nothing else. */
  serve(page: Page): void;
  stop(): Promise<void>;
}

/** A browser tries either for `localhost`. Another program on one of them could answer in the page's place. */
const loopbackAddresses = ["127.0.0.1", "::1"] as const;

/** What the page can't say of itself; and nothing is cached, because the next run serves another stack's page here. */
const headers = {
  "cache-control": "no-store",
  "content-security-policy": "frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  "x-content-type-options": "nosniff",
};

/**
 * Reserves a port of this machine for the login page. Until the page is served, browsers are asked to retry.
 *
 * @throws CommandError when the port isn't available
 */
export async function openPageServer(port: number): Promise<PageServer> {
  const origin = `http://localhost:${port}`;
  let served: Page | undefined;
  const servers = await listen(port, ({ method, headers: { host }, url = "/" }, response) => {
    if (host !== new URL(origin).host) {
      // Another name that leads here belongs to a website that wants to read the page (DNS rebinding).
      refuse(response, 421, `This is ${origin}.`);
    } else if (served === undefined) {
      putOff(response);
    } else if (method !== "GET" && method !== "HEAD") {
      refuse(response, 405, "The page is read only.");
    } else {
      send(response, served.get(pathOf(url)));
    }
  });
  return {
    origin,
    serve: (page) => {
      served = page;
    },
    stop: () => close(servers),
  };
}

/** A server on each loopback address that this machine has. */
async function listen(port: number, listener: RequestListener): Promise<Server[]> {
  const servers: Server[] = [];
  for (const address of loopbackAddresses) {
    try {
      const server = createServer(listener);
      await once(server.listen(port, address), "listening");
      servers.push(server);
    } catch (error) {
      if (address === "::1" && isWithoutIpv6(error)) continue;
      await close(servers);
      throw new CommandError(
        `The login page can't be served on port ${port}: ${messageOf(error)}.`,
        "use --page-port with another port",
      );
    }
  }
  return servers;
}

function isWithoutIpv6(error: unknown): boolean {
  return isSystemError(error) && (error.code === "EADDRNOTAVAIL" || error.code === "EAFNOSUPPORT");
}

async function close(servers: readonly Server[]): Promise<void> {
  for (const server of servers) {
    const closed = once(server, "close");
    server.close();
    server.closeAllConnections();
    await closed;
  }
}

function pathOf(url: string): string {
  const [path = "/"] = url.split("?");
  return path === "/" ? "/index.html" : path;
}

function send(response: ServerResponse, file: PageFile | undefined): void {
  if (file === undefined) refuse(response, 404, "The page has no such file.");
  else response.writeHead(200, { ...headers, "content-type": file.type }).end(file.content);
}

function refuse(response: ServerResponse, status: number, reason: string): void {
  response.writeHead(status, { ...headers, "content-type": "text/plain" }).end(`${reason}\n`);
}

/** Makes a browser retry after a second. Without an icon in the page, it would ask for one. */
function putOff(response: ServerResponse): void {
  response
    .writeHead(503, { ...headers, "content-type": "text/html", refresh: "1" })
    .end('<link rel="icon" href="data:,"><p>The stacks are being deployed.</p>\n');
}
