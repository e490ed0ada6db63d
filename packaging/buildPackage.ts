import { execFile } from "node:child_process";
import { copyFile, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { packageManifest, type RepositoryManifest } from "./manifest";

const run = promisify(execFile);
const repository = join(__dirname, "..");

/** What lies beside the code, for those who look into the package. */
const documents = ["CHANGELOG.md", "LICENSE"];

/** Builds the package that other programs install: the component compiled, and nothing else of the repository. */
export async function buildPackage(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  const compiler = require.resolve("typescript/bin/tsc");
  const project = join(repository, "tsconfig.build.json");
  await run(process.execPath, [compiler, "--project", project, "--outDir", folder]);
  const manifest = JSON.parse(await readFile(join(repository, "package.json"), "utf8")) as RepositoryManifest;
  await writeFile(join(folder, "package.json"), `${JSON.stringify(packageManifest(manifest), null, 2)}\n`);
  await copyFile(join(__dirname, "README.md"), join(folder, "README.md"));
  for (const name of documents) await copyFile(join(repository, name), join(folder, name));
}
