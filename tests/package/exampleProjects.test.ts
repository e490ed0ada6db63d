import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { projectsIn } from "../../local/stacks/projects";
import { runOwnTests } from "../helpers/ownTests";

const repository = join(__dirname, "..", "..");
const run = promisify(execFile);
const { api, identityPool, triggers } = projectsIn(repository);

function read(folder: string, file: string): string {
  return readFileSync(join(folder, file), "utf8");
}

describe("The examples", () => {
  // Each is copied alone, so that it can't share a file with another one.
  for (const file of [
    ".mocharc.cjs",
    "debugMessages.ts",
    "origin.ts",
    "tsconfig.json",
    "tests/deployment.ts",
  ]) {
    it(`have the same ${file}`, () => {
      assert.equal(read(identityPool.folder, file), read(api.folder, file));
    });
  }

  for (const file of [".mocharc.cjs", "tsconfig.json"]) {
    it(`have the same ${file}, also those that need no other stack`, () => {
      assert.equal(read(triggers.folder, file), read(api.folder, file));
    });
  }

  it("import nothing of this repository but its package", () => {
    for (const { folder } of [api, identityPool, triggers]) {
      const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
        /^(?!node_modules).*\.m?[jt]s$/.test(file),
      );
      assert.ok(files.length > 5);
      for (const file of files) assert.doesNotMatch(read(folder, file), /from "(\.\.\/){2,}/, file);
    }
  });

  for (const example of readdirSync(join(repository, "examples"))) {
    const folder = join(repository, "examples", example);

    it(`lead from the README of ${example} to files that are there`, () => {
      const links = [...read(folder, "README.md").matchAll(/\]\(([^):#]+)\)/g)].map(([, link = ""]) => link);
      assert.ok(links.length > 0);
      for (const link of links) assert.ok(existsSync(join(folder, link)), link);
    });
  }

  // The others' are run in a copy, with the package from its tarball.
  it("test the login page by its own script, too", () =>
    runOwnTests(join(repository, "examples", "login-page")));

  it("build the login page by its own script", async () => {
    const built = await mkdtemp(join(tmpdir(), "login-page-"));
    try {
      const cwd = join(repository, "examples", "login-page");
      await run("npm", ["run", "build", "--", "--outDir", built, "--emptyOutDir"], { cwd });
      const files = await readdir(built);
      for (const file of ["index.html", "favicon.svg", "assets"]) assert.ok(files.includes(file), file);
    } finally {
      await rm(built, { recursive: true });
    }
  });
});
