import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { versionOf } from "../../provider/version";

const repository = join(__dirname, "..", "..", "..", "..");

/** The versions of the plugins that the programs here need. */
export const needed = { aws: versionOf("@pulumi/aws"), random: versionOf("@pulumi/random") };

/** With what a plugin was started. */
export interface Start {
  readonly name: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** A Pulumi home of a user's, with stand-ins for Pulumi's own plugins in it. */
export interface PulumiHome {
  readonly folder: string;
  /** Installs a plugin, by default in the version that the programs need. */
  install(name: keyof typeof needed, version?: string): Promise<string>;
  /** Puts a plugin in a folder, as on a PATH. */
  putInto(folder: string, name: keyof typeof needed): Promise<string>;
  /** With which environments the plugins were started so far. */
  starts(): Promise<Start[]>;
  /** The settings that each plugin was given so far. */
  settings(): Promise<{ readonly name: string; readonly settings: Readonly<Record<string, string>> }[]>;
  remove(): Promise<void>;
}

/** Makes a Pulumi home, with no plugin in it. */
export async function createPulumiHome(): Promise<PulumiHome> {
  const root = await mkdtemp(join(tmpdir(), "pulumi-home-test-"));
  const folder = join(root, "home");
  const recordFile = join(root, "records");
  const putInto: PulumiHome["putInto"] = async (place, name) => {
    await mkdir(place, { recursive: true });
    const path = join(place, `pulumi-resource-${name}`);
    await writeFile(path, scriptOf(name, recordFile), { mode: 0o755 });
    return path;
  };
  const records = async <Entry extends object>(key: string): Promise<Entry[]> => {
    const content = await readFile(recordFile, "utf8").catch(() => "");
    const entries = content.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line) as Entry]));
    return entries.filter((entry) => key in entry);
  };
  await mkdir(folder);
  return {
    folder,
    putInto,
    install: (name, version = needed[name]) =>
      putInto(join(folder, "plugins", `resource-${name}-v${version}`), name),
    starts: () => records("environment"),
    settings: () => records("settings"),
    remove: () => rm(root, { recursive: true }),
  };
}

function scriptOf(name: string, recordFile: string): string {
  const [register, plugin] = [
    join(repository, "node_modules", "ts-node", "register"),
    join(__dirname, "standInPlugin.ts"),
  ];
  return `#!/bin/sh
export TS_NODE_PROJECT='${join(repository, "tsconfig.json")}'
exec '${process.execPath}' --require '${register}' '${plugin}' ${name} '${recordFile}'
`;
}
