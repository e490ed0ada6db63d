import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { packedPackage } from "./packedPackage";

const run = promisify(execFile);
const repository = join(__dirname, "..", "..");
const installed = join(repository, "node_modules");

/** What a consumer has besides the package: its peers, and what runs and tests programs. */
const packagesOfConsumers = [".bin", "@pulumi", "@types", "mocha", "sucrase", "ts-node", "typescript"];

const tarballName = "cognito-auth.tgz";

/** The package, as it is built for npm. */
export interface BuiltPackage {
  /** The folder that is published. */
  readonly folder: string;
  /** The tarball that npm packs from it. */
  readonly tarball: string;
  /** Installs the tarball in a folder, without its peers. */
  installIn(folder: string): Promise<void>;
  /** A folder with these files, in which the tarball is installed beside its peers. */
  project(files: Readonly<Record<string, string>>): Promise<string>;
}

/** Gives the tests of a suite the package, in a temporary folder that is deleted after them. */
export function useBuiltPackage(): BuiltPackage {
  let root: string | undefined;
  // A suite that is skipped before this has nothing to delete.
  const folder = (): string => root ?? assert.fail("the package isn't built");

  before(async () => {
    root = await mkdtemp(join(tmpdir(), "cognito-auth-package-"));
    await copyFile(await packedPackage(), join(root, tarballName));
    await extract(join(root, tarballName), join(root, "dist"));
  });

  after(async () => {
    if (root !== undefined) await rm(root, { recursive: true });
  });

  return {
    get folder() {
      return join(folder(), "dist");
    },
    get tarball() {
      return join(folder(), tarballName);
    },
    async installIn(project) {
      await extract(this.tarball, join(project, "node_modules", "cognito-auth"));
    },
    async project(files) {
      const project = await mkdtemp(join(folder(), "project-"));
      await this.installIn(project);
      for (const name of packagesOfConsumers) {
        await symlink(join(installed, name), join(project, "node_modules", name));
      }
      for (const [path, content] of Object.entries(files)) {
        await mkdir(dirname(join(project, path)), { recursive: true });
        await writeFile(join(project, path), content);
      }
      return project;
    },
  };
}

async function extract(tarball: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await run("tar", ["-xzf", tarball, "-C", folder, "--strip-components=1"]);
}
