import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { StackKey } from "../../program/keys";
import { inputsOf } from "../helpers/deployProgram";
import { defaultInputs, defaultUserPool } from "../helpers/expectedInputs";
import { deployStack, project, projectFolder } from "../helpers/program";

describe("Pulumi.yaml", () => {
  const { name, main, config } = readProjectFile();
  // The region belongs to the AWS provider.
  const { "aws:region": region, ...declared } = config;

  it("names the project and the program", () => {
    assert.deepEqual({ name, main }, { name: project, main: "index.ts" });
  });

  it("has a region", () => {
    assert.deepEqual(region, { value: "us-east-1" });
  });

  it("declares the keys that are about the stack as booleans, off by default, each with a description", () => {
    assert.deepEqual(Object.keys(declared), Object.values(StackKey));
    for (const { description, ...others } of Object.values(declared)) {
      assert.deepEqual(others, { type: "boolean", default: false });
      assert.match(String(description), /^[A-Z].{10,}[^.]$/);
    }
  });

  it("deploys what the component deploys without arguments, where the stack has no settings", async () => {
    const withoutSettings = { testUser: undefined, userPool: undefined };
    assert.deepEqual(inputsOf(await deployStack("dev", withoutSettings)), {
      ...defaultInputs,
      "auth-user-pool": {
        ...defaultUserPool,
        tags: { "pulumi:project": "cognito-auth", "pulumi:stack": "dev" },
      },
    });
  });
});

interface ProjectFile {
  name: unknown;
  main: unknown;
  config: Record<string, Record<string, unknown>>;
}

function readProjectFile(): ProjectFile {
  return parse(readFileSync(join(projectFolder, "Pulumi.yaml"), "utf8")) as ProjectFile;
}
