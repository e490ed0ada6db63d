import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from "node:fs/promises";
import { join, relative } from "node:path";
import { promisify } from "node:util";
import { buildPackage } from "../../packaging/buildPackage";

const run = promisify(execFile);
const repository = join(__dirname, "..", "..");
const cache = join(repository, "node_modules", ".cache", "cognito-auth", "package");

/** What the package is built from, besides the components: the build, what it copies, the compiler's options and version. */
const otherSources = [
  ...["buildPackage.ts", "manifest.ts", "README.md"].map((name) => `packaging/${name}`),
  ...["CHANGELOG.md", "LICENSE", "package.json", "package-lock.json", "tsconfig.build.json", "tsconfig.json"],
];

/**
 * The package's tarball. The build takes longer than most tests of it, so the tarball is kept for all test processes and
 * for the next run, under a hash of everything that it is built from.
 */
export async function packedPackage(): Promise<string> {
  const kept = join(cache, `${await hashOfSources()}.tgz`);
  if (existsSync(kept)) return kept;
  await mkdir(cache, { recursive: true });
  const earlier = (await readdir(cache)).filter((name) => name.endsWith(".tgz"));
  const scratch = await mkdtemp(`${kept}-`);
  try {
    await buildPackage(join(scratch, "dist"));
    const { stdout } = await run("npm", ["pack", "./dist", "--silent"], { cwd: scratch });
    await rename(join(scratch, stdout.trim()), kept);
  } finally {
    await rm(scratch, { recursive: true });
  }
  for (const name of earlier) await rm(join(cache, name), { force: true });
  return kept;
}

/** Builds the package before all tests, in the one process that starts the others; each would build it otherwise. */
export async function mochaGlobalSetup(): Promise<void> {
  await packedPackage();
}

async function hashOfSources(): Promise<string> {
  const hash = createHash("sha256");
  for (const path of [...(await components()), ...otherSources]) {
    hash
      .update(`${path}\0`)
      .update(await readFile(join(repository, path)))
      .update("\0");
  }
  return hash.digest("hex");
}

async function components(): Promise<string[]> {
  const names = await readdir(join(repository, "components"), { recursive: true, withFileTypes: true });
  return names
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(repository, join(parentPath, name)))
    .sort();
}
