import assert from "node:assert/strict";
import { cp, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import ownProgram from "../../examples/own-program/package.json";
import root from "../../package.json";
import { useBuiltPackage } from "../helpers/builtPackage";
import { runOwnTests } from "../helpers/ownTests";
import { codeBlocks } from "../helpers/readme";
import { typeCheck } from "../helpers/typeCheck";
import { withoutInstalled } from "../helpers/withoutInstalled";

const repository = join(__dirname, "..", "..");
const stacks = ["identity-pool", "serverless-api", "triggers"];
const examples = [...stacks, "own-program"];

describe("A copy of an example, with the package installed from its tarball,", () => {
  const built = useBuiltPackage();
  let folder: string;

  before(async () => {
    folder = await built.project({});
    await symlink(join(repository, "node_modules", "yaml"), join(folder, "node_modules", "yaml"));
    for (const example of examples) {
      const options = { recursive: true, filter: withoutInstalled };
      await cp(join(repository, "examples", example), join(folder, example), options);
    }
  });

  it("compiles", async () => {
    // The stacks' options are the same; own-program compiles itself, with others, before its tests.
    const options = JSON.parse(
      await readFile(join(folder, "identity-pool", "tsconfig.json"), "utf8"),
    ) as object;
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ ...options, include: stacks }));
    await typeCheck(folder);
  });

  for (const example of examples) {
    it(`passes its own tests: ${example}`, () => runOwnTests(join(folder, example)));
  }

  for (const example of stacks) {
    it(`installs that tarball by the README: ${example}`, () => {
      assert.deepEqual(installationIn(example), installationIn("own-program"));
      assert.match(installationIn(example).join(), /cognito-auth-\*\.tgz$/m);
    });
  }

  it("asks for this version, and for Pulumi's packages as the package requires them: own-program", () => {
    const { dependencies } = ownProgram;
    assert.equal(dependencies["cognito-auth"], `^${root.version}`);
    for (const name of ["@pulumi/aws", "@pulumi/pulumi", "@pulumi/random"] as const) {
      assert.equal(dependencies[name], root.dependencies[name], name);
    }
  });
});

/** The commands of an example's README that make the package and install it. */
function installationIn(example: string): string[] {
  const isInstallation = (block: string): boolean => block.startsWith("npm run build && npm pack");
  return codeBlocks("sh", `examples/${example}/README.md`).filter(isInstallation);
}
