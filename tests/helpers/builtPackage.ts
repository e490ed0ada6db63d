import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { version } from "typescript";
import { version as packageVersion } from "../../package.json";
import { buildPackage } from "../../packaging/buildPackage";

const run = promisify(execFile);
const installed = join(__dirname, "..", "..", "node_modules");

/** What a consumer has besides the package: its peers, and what runs and tests programs. */
const packagesOfConsumers = [".bin", "@pulumi", "@types", "mocha", "sucrase", "ts-node", "typescript"];

/** Compiler options of Pulumi's templates. TypeScript 6 wants to hear that they are meant; TypeScript 5 has no word for it. */
export const node10 = {
  moduleResolution: "node10",
  ...(version.startsWith("5.") ? {} : { ignoreDeprecations: "6.0" }),
};

/** The package, as it is built for npm. */
export interface BuiltPackage {
  /** The folder that is published. */
  readonly folder: string;
  /** The file that npm makes of it. */
  readonly tarball: string;
  /** Installs the tarball in a folder, without its peers. */
  installIn(folder: string): Promise<void>;
  /** A folder with these files, in which the tarball is installed beside its peers. */
  project(files: Readonly<Record<string, string>>): Promise<string>;
}

/** Builds and packs the package before the tests of a suite, and deletes all of it after them. */
export function useBuiltPackage(): BuiltPackage {
  let root: string | undefined;
  // A suite that is skipped before this has nothing to delete.
  const folder = (): string => root ?? assert.fail("the package isn't built");

  before(async function () {
    this.timeout(120_000);
    root = await mkdtemp(join(tmpdir(), "cognito-auth-package-"));
    await buildPackage(join(root, "dist"));
    await run("npm", ["pack", "./dist", "--silent"], { cwd: root });
  });

  after(async () => {
    if (root !== undefined) await rm(root, { recursive: true });
  });

  return {
    get folder() {
      return join(folder(), "dist");
    },
    get tarball() {
      return join(folder(), `cognito-auth-${packageVersion}.tgz`);
    },
    async installIn(project) {
      const target = join(project, "node_modules", "cognito-auth");
      await mkdir(target, { recursive: true });
      await run("tar", ["-xzf", this.tarball, "-C", target, "--strip-components=1"]);
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
