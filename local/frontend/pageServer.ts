import { once } from "node:events";
import { createServer, type Server, type ServerResponse } from "node:http";
import { join } from "node:path";
import type { Plugin, ViteDevServer } from "vite";
import { CommandError, messageOf } from "../../cli/errors";

/** The web server of the login page. */
export interface PageServer {
  /** Its address, without a slash at its end. */
  readonly origin: string;
  /**
   * Serves the page from now on, as it is in its folder: what is changed there shows at once.
   *
   * @param amplifyOutputs the content of the `amplify_outputs.json` that the page reads
   */
  serve(amplifyOutputs: string): Promise<void>;
  stop(): Promise<void>;
}

const root = join(__dirname, "..", "..", "examples", "login-page");

/**
 * Reserves a port of this machine for the login page. Until the page is served, browsers are asked to retry.
 *
 * @throws CommandError when the port isn't available
 */
export async function openPageServer(port: number): Promise<PageServer> {
  let vite: ViteDevServer | undefined;
  const server = createServer((request, response) => {
    if (vite === undefined) putOff(response);
    else vite.middlewares(request, response);
  });
  try {
    // To a browser, the name and the address are different origins.
    await once(server.listen(port, "localhost"), "listening");
  } catch (error) {
    throw new CommandError(
      `The login page can't be served on port ${port}: ${messageOf(error)}.`,
      "use --page-port with another port",
    );
  }
  return {
    origin: `http://localhost:${port}`,
    serve: async (amplifyOutputs) => {
      vite = await startVite(server, amplifyOutputs);
    },
    stop: async () => {
      await vite?.close();
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Makes a browser retry after a second. Without an icon in the page, it would ask for one that Vite doesn't have. */
function putOff(response: ServerResponse): void {
  response
    .writeHead(503, { "content-type": "text/html", refresh: "1" })
    .end('<link rel="icon" href="data:,"><p>The stacks are being deployed.</p>\n');
}

async function startVite(server: Server, amplifyOutputs: string): Promise<ViteDevServer> {
  // It takes a while to load, and no other command should wait for it.
  const { createServer } = await import("vite");
  return createServer({
    root,
    configFile: join(root, "vite.config.mts"),
    plugins: [withConfiguration(amplifyOutputs)],
    // With its own server, Vite would end the process at the first signal.
    server: { middlewareMode: true, hmr: { server } },
    logLevel: "error",
  });
}

/** Serves the stack's own configuration, whatever file of an earlier one lies in the page's folder. */
function withConfiguration(amplifyOutputs: string): Plugin {
  return {
    name: "configuration",
    configureServer: ({ middlewares }) => {
      middlewares.use("/amplify_outputs.json", (_request, response) => {
        response.setHeader("content-type", "application/json").end(amplifyOutputs);
      });
    },
  };
}
