import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { openServer } from "../../packages/local-aws/tests/helpers/requestServer";

/** The built page on a web server. */
export interface Site {
  readonly origin: string;
  /** What `amplify_outputs.json` holds; undefined where there is no such file. */
  amplifyOutputs: object | undefined;
  stop(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

/** Builds the page, and serves it on a free port. */
export async function serveSite(): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), "login-page-"));
  await buildPage(folder);
  const server = await openServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const path = pathname === "/" ? "/index.html" : pathname;
    if (path === "/amplify_outputs.json") {
      if (site.amplifyOutputs === undefined) response.writeHead(404);
      response.end(JSON.stringify(site.amplifyOutputs));
      return;
    }
    readFile(join(folder, path)).then(
      (content) => response.setHeader("content-type", types[extname(path)] ?? "").end(content),
      () => response.writeHead(404).end(),
    );
  });
  const site: Site = {
    origin: server.endpoint.replace("127.0.0.1", "localhost"),
    amplifyOutputs: undefined,
    stop: async () => {
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
  return site;
}

async function buildPage(outDir: string): Promise<void> {
  const { build } = await import("vite");
  const root = join(__dirname, "..", "..", "examples", "login-page");
  await build({
    root,
    configFile: join(root, "vite.config.mts"),
    build: { outDir, emptyOutDir: true },
    logLevel: "warn",
  });
}
