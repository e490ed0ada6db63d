import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { CognitoAuth, readAuthStack } from "../../components";
import { deployProgram } from "../helpers/deployProgram";
import { codeBlocks } from "../helpers/readme";
import version1 from "../unit/contract/version1.json";

const repository = join(__dirname, "..", "..");
const readme = readFileSync(join(repository, "README.md"), "utf8");

/** Runs an example in TypeScript, which may use what this project exports. */
function run(example: string): void {
  const withoutModules = example.replaceAll(/^import .*$/gm, "").replaceAll(/^export /gm, "");
  const names = { CognitoAuth, pulumi, readAuthStack };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the examples are this repository's own
  const program = new Function(...Object.keys(names), withoutModules) as (...values: unknown[]) => void;
  program(...Object.values(names));
}

describe("The README", () => {
  it("has at most 250 lines", () => {
    assert.ok(readme.trimEnd().split("\n").length <= 250);
  });

  it("shows lines of the run that its guide shows, in their order", () => {
    const [shown = ""] = codeBlocks("");
    const [complete = ""] = codeBlocks("", "docs/guides/prove-the-sign-in.md");
    const lines = shown.split("\n").filter((line) => line !== "…");
    const found = complete.split("\n").filter((line) => lines.includes(line));
    assert.ok(lines.length > 10);
    assert.deepEqual(
      found.filter((line) => line !== ""),
      lines.filter((line) => line !== ""),
    );
  });

  it("has in its table every group of arguments, and no argument that isn't there", () => {
    const reference = readFileSync(join(repository, "docs", "reference.md"), "utf8");
    const groups = [...reference.matchAll(/^### `(\w+)`$/gm)].map(([, group = ""]) => group);
    const [, section = ""] = readme.split("## What it can do\n");
    const rows = section.split("\n## ")[0]?.match(/^\|.*$/gm) ?? [];
    const named = rows.flatMap((row) =>
      [...(row.split("|").at(-2) ?? "").matchAll(/`([\w.]+)`/g)].map(([, path = ""]) => path),
    );
    assert.deepEqual([...new Set(named.map((path) => path.split(".")[0]))].sort(), groups.sort());
    for (const path of named) assert.ok(reference.includes(`| \`${path}\` |`), path);
  });

  it("has an example of the component that deploys", async () => {
    const [example = ""] = codeBlocks("typescript");
    const { resources } = await deployProgram(() => {
      run(example);
    });
    assert.deepEqual(Object.keys(resources).sort(), [
      "auth",
      "auth-app-client",
      "auth-test-user",
      "auth-test-user-password-1",
      "auth-user-pool",
    ]);
  });

  it("shows the error that its wrong example gives", async () => {
    const [, example = ""] = codeBlocks("typescript");
    const shown = codeBlocks("").find((block) => block.includes("problems:")) ?? "";
    await assert.rejects(
      deployProgram(() => {
        run(example);
      }),
      ({ message }: Error) => message.trim() === shown.trim(),
    );
  });

  it("deploys to AWS by the commands of its guide", () => {
    const [guide = ""] = codeBlocks("sh", "docs/guides/deploy-to-aws.md");
    assert.ok(guide.startsWith("pulumi login"));
    assert.ok(codeBlocks("sh").includes(guide));
  });
});

describe("The guide to the outputs", () => {
  const guide = "docs/guides/read-the-outputs.md";

  it("reads the stack, and shows the error that it gives for one that was never deployed", async () => {
    const [example = ""] = codeBlocks("typescript", guide);
    const [shown = ""] = codeBlocks("", guide);
    const program = (): void => {
      run(example);
    };
    const stack = "acme/cognito-auth/dev";
    await deployProgram(program, { stacks: { [stack]: version1 } });
    await assert.rejects(
      deployProgram(program, { stacks: { [stack]: {} } }),
      ({ message }: Error) => message.trim() === shown.trim(),
    );
  });
});
