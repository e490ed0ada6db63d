import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import manifest from "../../examples/own-program/package.json";
import root from "../../package.json";
import { useBuiltPackage } from "../helpers/builtPackage";
import { withoutInstalled } from "../helpers/withoutInstalled";

const run = promisify(execFile);
const example = join(__dirname, "..", "..", "examples", "own-program");

describe("Another team's program, with the package installed from its tarball,", () => {
  const built = useBuiltPackage();

  it("asks for Pulumi's packages as the package takes them", () => {
    for (const name of ["@pulumi/aws", "@pulumi/pulumi", "@pulumi/random"] as const)
      assert.equal(manifest.dependencies[name], root.dependencies[name], name);
  });

  it("compiles, and passes its own tests and policies", async function () {
    this.timeout(120_000);
    const folder = await built.project({});
    await cp(example, folder, { recursive: true, filter: withoutInstalled });
    const { stdout } = await run("npm", ["test"], { cwd: folder });
    assert.match(stdout, /^ {2}9 passing /m);
    assert.doesNotMatch(stdout, /failing|pending/);
  });
});
