import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, symlink } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { useBuiltPackage } from "../helpers/builtPackage";
import { codeBlocks } from "../helpers/readme";
import { typeCheck } from "../helpers/typeCheck";
import { withoutInstalled } from "../helpers/withoutInstalled";

const run = promisify(execFile);
const repository = join(__dirname, "..", "..");

describe("A copy of an example, with the package installed from its tarball,", () => {
  const built = useBuiltPackage();

  for (const example of ["identity-pool", "serverless-api"]) {
    it(`compiles, and passes its own tests: ${example}`, async function () {
      this.timeout(120_000);
      const folder = await built.project({});
      const options = { recursive: true, filter: withoutInstalled };
      await cp(join(repository, "examples", example), folder, options);
      await symlink(join(repository, "node_modules", "yaml"), join(folder, "node_modules", "yaml"));
      await typeCheck(folder);
      const { stdout } = await run("npm", ["test"], { cwd: folder });
      assert.match(stdout, /^ {2}[1-9]\d* passing /m);
      assert.doesNotMatch(stdout, /failing|pending/);
    });

    it(`is told to install that tarball by the README: ${example}`, () => {
      assert.deepEqual(installationIn(example), installationIn("own-program"));
      assert.match(installationIn(example).join(), /cognito-auth-\*\.tgz$/m);
    });
  }
});

/** The commands of an example's README that make the package and install it. */
function installationIn(example: string): string[] {
  const isInstallation = (block: string): boolean => block.startsWith("npm run build && npm pack");
  return codeBlocks("sh", `examples/${example}/README.md`).filter(isInstallation);
}
