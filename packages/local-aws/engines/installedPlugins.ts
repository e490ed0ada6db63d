import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { LocalAwsError } from "../errors";
import { versionOf } from "../provider/version";
import { findOnPath } from "./findOnPath";

/** A plugin of Pulumi that is on this machine. */
export interface InstalledPlugin {
  /** The package that it is the provider of. */
  readonly name: string;
  /** Unknown if the engine uses it from the PATH, whatever its version. */
  readonly version: string | undefined;
  /** The path of its executable. */
  readonly path: string;
}

/** The plugins of Pulumi that the programs here need. */
export interface InstalledPlugins {
  /** The folder that Pulumi installs the user's plugins in. It needn't exist if all are on the PATH. */
  readonly folder: string;
  readonly plugins: readonly InstalledPlugin[];
}

/** The packages whose resources the programs here use. */
const packages = ["aws", "random"];

/**
 * Finds the plugins as the engine does: on the PATH, or else in the user's Pulumi home, in the exact version of the
 * program's package.
 *
 * @throws LocalAwsError with the commands that install what is missing
 */
export async function findInstalledPlugins(environment: NodeJS.ProcessEnv): Promise<InstalledPlugins> {
  const folder = join(pulumiHome(environment), "plugins");
  const plugins: InstalledPlugin[] = [];
  const missing: string[] = [];
  for (const name of packages) {
    const version = versionOf(`@pulumi/${name}`);
    const plugin = (await findAmbient(name, environment)) ?? findInFolder(folder, name, version);
    if (plugin === undefined) missing.push(`${name} v${version}`);
    else plugins.push(plugin);
  }
  if (missing.length > 0) throw missingPlugins(missing, folder);
  return { folder, plugins };
}

function pulumiHome({ PULUMI_HOME = "" }: NodeJS.ProcessEnv): string {
  return PULUMI_HOME === "" ? join(homedir(), ".pulumi") : PULUMI_HOME;
}

async function findAmbient(
  name: string,
  environment: NodeJS.ProcessEnv,
): Promise<InstalledPlugin | undefined> {
  if (/^(1|true)$/i.test(environment["PULUMI_IGNORE_AMBIENT_PLUGINS"] ?? "")) return undefined;
  const path = await findOnPath(executableOf(name), environment);
  return path === undefined ? undefined : { name, version: undefined, path };
}

function findInFolder(folder: string, name: string, version: string): InstalledPlugin | undefined {
  const plugin = join(folder, `resource-${name}-v${version}`);
  const path = join(plugin, `${executableOf(name)}${process.platform === "win32" ? ".exe" : ""}`);
  // Pulumi marks a plugin whose installation is incomplete.
  const isWhole = existsSync(path) && !existsSync(`${plugin}.partial`);
  return isWhole ? { name, version, path } : undefined;
}

function executableOf(name: string): string {
  return `pulumi-resource-${name}`;
}

function missingPlugins(missing: readonly string[], folder: string): LocalAwsError {
  const plugins = missing.length === 1 ? "plugin" : "plugins";
  const commands = missing.map((plugin) => `pulumi plugin install resource ${plugin}`);
  return new LocalAwsError(
    `--aws-provider installed needs the Pulumi ${plugins} ${missing.join(" and ")}: not found in ${folder}.`,
    `run ${commands.join(" && ")}, or omit --aws-provider`,
  );
}
