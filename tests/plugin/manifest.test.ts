import assert from "node:assert/strict";
import { constants } from "node:fs";
import { access, readFile } from "node:fs/promises";
import { join } from "node:path";
import root from "../../package.json";
import plugin from "../../plugin/package.json";

const folder = join(__dirname, "..", "..", "plugin");

describe("The plugin for other languages", () => {
  it("has the package's version, that version of the component, and Pulumi's packages as it requires them", () => {
    assert.equal(plugin.version, root.version);
    assert.deepEqual(plugin.dependencies, {
      "@pulumi/aws": root.dependencies["@pulumi/aws"],
      "@pulumi/pulumi": root.dependencies["@pulumi/pulumi"],
      "@pulumi/random": root.dependencies["@pulumi/random"],
      "cognito-auth": root.version,
    });
  });

  it("is run by Pulumi's language host for Node, or by itself", async () => {
    assert.equal(await readFile(join(folder, "PulumiPlugin.yaml"), "utf8"), "runtime: nodejs\n");
    await access(join(folder, "pulumi-resource-cognito-auth"), constants.X_OK);
  });
});
