import assert from "node:assert/strict";
import { promises } from "node:fs";
import { join } from "node:path";
import { mock } from "node:test";
import { createServer } from "vite";
import { CommandError } from "../../../cli/errors";
import { buildPage, type Page } from "../../../local/frontend/page";

const repository = join(__dirname, "..", "..", "..");

describe("The login page that npm run login-page builds", () => {
  let page: Page;

  before(async () => {
    page = await buildPage('{"auth":{}}');
  });

  it("has the page's own files, and the configuration of the deployed stack", () => {
    const files = [...page].map(([path, { type }]) => [path.replace(/-[\w-]{8}\./, "-HASH."), type]);
    assert.deepEqual(Object.fromEntries(files), {
      "/assets/index-HASH.css": "text/css; charset=utf-8",
      "/assets/index-HASH.js": "text/javascript; charset=utf-8",
      "/index.html": "text/html; charset=utf-8",
      "/favicon.svg": "image/svg+xml",
      "/amplify_outputs.json": "application/json",
    });
    assert.equal(contentOf(page, "/amplify_outputs.json"), '{"auth":{}}');
  });

  it("has the content security policy of the built page", () => {
    const html = contentOf(page, "/index.html").replaceAll("&#39;", "'");
    assert.match(
      html,
      /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; /,
    );
  });

  it("tells nothing about this machine", () => {
    for (const path of page.keys()) {
      const content = contentOf(page, path);
      assert.ok(!content.includes(repository), `${path} holds the repository's path`);
      assert.ok(!content.includes("sourceMappingURL"), `${path} names a source map`);
    }
  });
});

describe("Building the login page", () => {
  const refused = (code: string) => (path: unknown) =>
    Promise.reject(
      Object.assign(new Error(`${code}: refused, open '${String(path)}'`), { code, syscall: "open", path }),
    );

  afterEach(() => {
    mock.restoreAll();
  });

  it("writes nothing, so that the repository can be read-only", async () => {
    const writes = [mock.method(promises, "writeFile", refused("EROFS")), mock.method(promises, "mkdir")];
    assert.ok((await buildPage("{}")).has("/index.html"));
    assert.deepEqual(
      writes.flatMap(({ mock: { calls } }) => calls.map((call) => call.arguments)),
      [],
    );
  });

  it("says what to do about a file that can't be read, and prints nothing by itself", async () => {
    const folder = join(repository, "examples", "login-page", "public");
    mock.method(promises, "readdir", refused("EACCES"));
    const printed = mock.method(console, "error");
    await assert.rejects(
      buildPage("{}"),
      new CommandError(
        `The login page can't be built: EACCES: refused, open '${folder}'`,
        `make ${folder} accessible, then run the command again`,
      ),
    );
    assert.equal(printed.mock.callCount(), 0);
  });
});

describe("The login page's development server", () => {
  it("serves what the page imports, and no other file of the repository", async () => {
    const root = join(repository, "examples", "login-page");
    const server = await createServer({
      root,
      configFile: join(root, "vite.config.mts"),
      // Nothing is prepared for a browser, which doesn't come.
      optimizeDeps: { noDiscovery: true, include: [] },
      server: { host: "127.0.0.1", port: 0, ws: false },
      logLevel: "silent",
    });
    try {
      await server.listen();
      const [origin = ""] = server.resolvedUrls?.local ?? [];
      const statusOf = async (path: string): Promise<number> => (await fetch(new URL(path, origin))).status;
      for (const path of ["/", "/src/main.tsx", "/src/styles.css", "/@vite/client", "/favicon.svg"]) {
        assert.equal(await statusOf(path), 200, path);
      }
      const file = `/@fs${join(repository, "Pulumi.dev.yaml")}`;
      for (const query of ["", "?raw", "?import&raw", "?url", "?raw??", "?.svg?.wasm?init"]) {
        assert.equal(await statusOf(file + query), 403, query);
      }
    } finally {
      await server.close();
    }
  });
});

function contentOf(page: Page, path: string): string {
  const content = page.get(path)?.content ?? "";
  return typeof content === "string" ? content : new TextDecoder().decode(content);
}
