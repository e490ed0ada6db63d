import assert from "node:assert/strict";
import { once } from "node:events";
import { get, type IncomingMessage, request } from "node:http";
import { type AddressInfo, createServer, type Server } from "node:net";
import { text } from "node:stream/consumers";
import { CommandError } from "../../../cli/errors";
import type { Page } from "../../../local/frontend/page";
import { openPageServer, type PageServer } from "../../../local/frontend/pageServer";

const page: Page = new Map([
  ["/index.html", { type: "text/html; charset=utf-8", content: "<p>Sign in" }],
  ["/assets/index.js", { type: "text/javascript; charset=utf-8", content: new Uint8Array([49]) }],
]);

const headersOfAll = {
  "cache-control": "no-store",
  "content-security-policy": "frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  "x-content-type-options": "nosniff",
};

describe("The login page's server", () => {
  let server: PageServer;
  let port: number;

  beforeEach(async () => {
    port = await freePort();
    server = await openPageServer(port);
  });

  afterEach(() => server.stop());

  it("serves the files of the page, with headers that keep other websites out", async () => {
    server.serve(page);
    for (const [path, type, content] of [
      ["/", "text/html; charset=utf-8", "<p>Sign in"],
      ["/index.html?from=mail", "text/html; charset=utf-8", "<p>Sign in"],
      ["/assets/index.js", "text/javascript; charset=utf-8", "1"],
    ] as const) {
      const { statusCode, headers, body } = await answerTo(port, path);
      assert.deepEqual([statusCode, body], [200, content]);
      assert.equal(headers["content-type"], type);
      assert.equal(headers["access-control-allow-origin"], undefined);
      for (const [name, value] of Object.entries(headersOfAll)) assert.equal(headers[name], value);
    }
  });

  for (const path of [
    `/@fs${__filename}`,
    `/@fs${__filename}?raw`,
    `/@fs/${__filename}?import&raw`,
    "/@fs/etc/passwd",
    "/@vite/client",
    "/src/main.tsx",
    "/vite.config.mts",
    "/node_modules/.vite/deps/react.js",
    "/../../Pulumi.dev.yaml",
    "/..%2f..%2fPulumi.dev.yaml",
    "/%2e%2e/%2e%2e/Pulumi.dev.yaml",
    "/..\\..\\Pulumi.dev.yaml",
    "//etc/passwd",
    "/assets",
    "/assets/../index.html",
    "/assets/index.js.map",
    "/__proto__",
    "http://localhost/etc/passwd",
  ]) {
    it(`has no ${path.replace(__filename, "/FILE")}`, async () => {
      server.serve(page);
      const { statusCode, body } = await answerTo(port, path);
      assert.deepEqual([statusCode, body], [404, "The page has no such file.\n"]);
    });
  }

  it("answers to its own address only, so that no website can read the page by another name", async () => {
    server.serve(page);
    for (const host of [
      `evil.example:${port}`,
      `127.0.0.1:${port}`,
      "localhost",
      `localhost.evil.example:${port}`,
    ]) {
      const { statusCode, body } = await answerTo(port, "/", { host });
      assert.deepEqual([statusCode, body], [421, `This is http://localhost:${port}.\n`], host);
    }
  });

  it("has nothing that could be changed", async () => {
    server.serve(page);
    const options = { host: "127.0.0.1", port, method: "POST", headers: { host: `localhost:${port}` } };
    const { statusCode } = await answer(request(options).end());
    assert.equal(statusCode, 405);
  });

  it("asks browsers to retry until the page is served", async () => {
    const { statusCode, headers, body } = await answerTo(port, "/");
    assert.equal(statusCode, 503);
    assert.equal(headers["refresh"], "1");
    assert.match(body, /The stacks are being deployed\./);
  });

  it("answers at each loopback address that a browser may try", async () => {
    server.serve(page);
    for (const address of await loopbackAddresses()) {
      assert.equal((await answerTo(port, "/", {}, address)).statusCode, 200, address);
    }
  });

  it("frees its port when it stops, and can stop before the page is served", async () => {
    await server.stop();
    server = await openPageServer(port);
  });
});

describe("The login page's server, where another program listens", () => {
  it("reports that the port is in use, whichever loopback address it is", async () => {
    for (const address of await loopbackAddresses()) {
      const other = await listen(0, address);
      const { port } = other.address() as AddressInfo;
      await assert.rejects(openPageServer(port), (error) => {
        assert.ok(error instanceof CommandError);
        assert.match(
          error.message,
          new RegExp(`^The login page can't be served on port ${port}: .*EADDRINUSE`),
        );
        assert.equal(error.fix, "use --page-port with another port");
        return true;
      });
      await close(other);
      // The address that was free isn't kept.
      const server = await openPageServer(port);
      await server.stop();
    }
  });
});

interface Answer {
  readonly statusCode: number | undefined;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** The answer to a path as it is written, which fetch would normalize. */
function answerTo(
  port: number,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  address = "127.0.0.1",
): Promise<Answer> {
  const all = { host: `localhost:${port}`, ...headers };
  return answer(get({ host: address, port, path, headers: all }));
}

async function answer(sent: ReturnType<typeof request>): Promise<Answer> {
  const [message] = (await once(sent, "response")) as [IncomingMessage];
  return { statusCode: message.statusCode, headers: message.headers, body: await text(message) };
}

/** The loopback addresses of this machine, which may have no IPv6. */
async function loopbackAddresses(): Promise<string[]> {
  const found: string[] = [];
  for (const address of ["127.0.0.1", "::1"]) {
    const server = await listen(0, address).catch(() => undefined);
    if (server === undefined) continue;
    found.push(address);
    await close(server);
  }
  return found;
}

async function freePort(): Promise<number> {
  const server = await listen(0, "127.0.0.1");
  const { port } = server.address() as AddressInfo;
  await close(server);
  return port;
}

async function listen(port: number, address: string): Promise<Server> {
  const server = createServer().listen(port, address);
  await once(server, "listening");
  return server;
}

async function close(server: Server): Promise<void> {
  server.close();
  await once(server, "close");
}
