import { cp, mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import type { BuiltPackage } from "./builtPackage";
import { withoutInstalled } from "./withoutInstalled";

const repository = join(__dirname, "..", "..");

/** Copies the plugin to a folder and installs what it needs, as npm would: the package from its tarball, and Pulumi's. */
export async function installPlugin(folder: string, built: BuiltPackage): Promise<void> {
  await cp(join(repository, "plugin"), folder, { recursive: true, filter: withoutInstalled });
  await mkdir(join(folder, "node_modules"), { recursive: true });
  await symlink(join(repository, "node_modules", "@pulumi"), join(folder, "node_modules", "@pulumi"));
  await built.installIn(folder);
}
