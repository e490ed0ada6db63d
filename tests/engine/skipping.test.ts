import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import root from "../../package.json";
import { oldest } from "../../packages/local-aws/tests/helpers/pulumiCommand";

const repository = join(__dirname, "..", "..");

describe("The tests of the engine", () => {
  it("are skipped where there is no pulumi command, and say how to get one", async () => {
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      [join("node_modules", "mocha", "bin", "mocha.js"), "--no-parallel", "tests/engine/drift.test.ts"],
      {
        cwd: repository,
        env: { ...process.env, MOTO_SERVER: undefined, PATH: "" },
      },
    );
    assert.match(stdout, /^ +0 passing .*\n +3 pending$/m);
    const lines = stdout.split("\n").filter((line) => line.startsWith("Skipped"));
    assert.deepEqual(lines, [
      "Skipped the tests on the real engine: there is no pulumi 3.200.0 or newer on the PATH. " +
        "Install it (https://www.pulumi.com/docs/install/), or build it with Go: " +
        "PATH=$(.ci/build-pulumi):$PATH npm run test:all",
      "Skipped the tests on a second emulator. To run them: MOTO_SERVER=$(.ci/install-moto) npm run test:all",
      "Skipped the tests of the Python example. To run them: " +
        "PATH=$(.ci/build-pulumi):$PATH PULUMI_PYTHON=$(.ci/install-pulumi-python) npm run test:all",
      "Skipped the tests of the login page: there is no chromium on the PATH. Install it, as Debian's package chromium.",
    ]);
    assert.equal(stderr, "");
  });

  it("run with the oldest CLI that goes with the packages that are allowed, and that is built", async () => {
    assert.equal(root.dependencies["@pulumi/pulumi"], `^${oldest}`);
    const pins = await readFile(join(repository, ".ci", "pulumi-cli", "oldest", "go.mod"), "utf8");
    const built = /\sgithub\.com\/pulumi\/pulumi\/pkg\/v3 v(\S+)/.exec(pins)?.[1];
    assert.equal(built, oldest);
  });
});
