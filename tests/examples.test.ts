import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectsIn } from "../local/application/projects";

const repository = join(__dirname, "..");
const { api, identityPool } = projectsIn(repository);

function read(folder: string, file: string): string {
  return readFileSync(join(folder, file), "utf8");
}

describe("The examples", () => {
  // Each is copied alone, so that it can't share a file with another one.
  for (const file of [
    ".mocharc.json",
    "debugMessages.ts",
    "origin.ts",
    "tsconfig.json",
    "tests/deployment.ts",
  ]) {
    it(`have the same ${file}`, () => {
      assert.equal(read(identityPool.folder, file), read(api.folder, file));
    });
  }

  it("import nothing of this repository but its package", () => {
    for (const { folder } of [api, identityPool]) {
      const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
        /^(?!node_modules).*\.m?[jt]s$/.test(file),
      );
      assert.ok(files.length > 5);
      for (const file of files) assert.doesNotMatch(read(folder, file), /from "(\.\.\/){2,}/, file);
    }
  });
});
