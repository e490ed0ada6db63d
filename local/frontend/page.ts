import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { CommandError, messageOf } from "../../cli/errors";
import { fixOf } from "../../cli/systemErrors";

/** A file of a page. */
export interface PageFile {
  /** Its media type. */
  readonly type: string;
  readonly content: string | Uint8Array;
}

/** The files of a page, by their paths on its server, such as `/index.html`. */
export type Page = ReadonlyMap<string, PageFile>;

const root = join(__dirname, "..", "..", "examples", "login-page");

const types: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};

/**
 * Builds the login page in memory. It is built rather than served by Vite's development server, which would show
 * every other file of the repository, such as a test user's password, to all users of this machine.
 *
 * @param amplifyOutputs the content of the `amplify_outputs.json` that the page reads
 * @throws CommandError when it can't be built
 */
export async function buildPage(amplifyOutputs: string): Promise<Page> {
  try {
    const contents = [
      ...(await builtFiles()),
      ...(await publicFiles()),
      // The last one counts, whatever file of an earlier stack lies in the page's folder.
      ["amplify_outputs.json", amplifyOutputs] as const,
    ];
    return new Map(contents.map(([name, content]) => [`/${name}`, { type: typeOf(name), content }]));
  } catch (error) {
    throw new CommandError(
      `The login page can't be built: ${messageOf(error)}`,
      fixOf(error) ?? "run npm ci, and undo what was changed in examples/login-page",
    );
  }
}

type NamedContent = readonly [name: string, content: string | Uint8Array];

async function builtFiles(): Promise<NamedContent[]> {
  // It takes a while to load, and no other command should wait for it.
  const { build } = await import("vite");
  const result = await build({
    root,
    configFile: join(root, "vite.config.mts"),
    // By default, Vite writes the configuration's JavaScript to node_modules, which may be read-only.
    configLoader: "runner",
    build: { write: false, sourcemap: false },
    // The error itself says what Vite would print.
    logLevel: "silent",
  });
  if (!("output" in result)) throw new Error("its configuration asks for several builds");
  return result.output.map((file) => [file.fileName, file.type === "chunk" ? file.code : file.source]);
}

/** The files that a build would copy as they are. */
async function publicFiles(): Promise<NamedContent[]> {
  const folder = join(root, "public");
  const entries = await readdir(folder, { withFileTypes: true });
  // No links: they can lead anywhere.
  const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  return Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))] as const));
}

function typeOf(name: string): string {
  return types[extname(name)] ?? "application/octet-stream";
}
