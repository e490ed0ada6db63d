import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { CognitoAuth, readAuthStack, stackOutputs, type CognitoAuthArgs } from "../../components";
import { startCommand, usageOf } from "../../local/commands/deployingOptions";
import { usage as usageOfLocalAws } from "../../local/commands/localAwsOptions";
import { usage as usageOfLoginPage } from "../../local/commands/loginPageOptions";
import { StackKey } from "../../program/keys";
import { deployProgram } from "../helpers/deployment";
import { codeBlocks } from "../helpers/readme";
import version1 from "../unit/contract/version1.json";

const readme = readFileSync(join(__dirname, "..", "..", "README.md"), "utf8");

/** Runs a TypeScript example of the README, which may use what this project exports. */
function run(example: string): void {
  const withoutModules = example.replaceAll(/^import .*$/gm, "").replaceAll(/^export /gm, "");
  const names = { CognitoAuth, pulumi, readAuthStack, stackOutputs };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the examples are this repository's own
  const program = new Function(...Object.keys(names), withoutModules) as (...values: unknown[]) => void;
  program(...Object.values(names));
}

describe("The README", () => {
  it("names every configuration key", () => {
    const args: Required<CognitoAuthArgs> = {
      userPool: {},
      appClient: {},
      testUser: { username: "" },
      tags: {},
    };
    for (const key of [...Object.keys(args), ...Object.values(StackKey)])
      assert.ok(readme.includes(`\`${key}\``), key);
  });

  for (const [command, usage] of [
    ["npm start", usageOf(startCommand)],
    ["npm run local-aws", usageOfLocalAws],
    ["npm run login-page", usageOfLoginPage],
  ] as const) {
    it(`names every option of ${command}`, () => {
      const options = [...usage.matchAll(/^ {2}(--[\w-]+)/gm)].map(([, option = ""]) => option);
      assert.ok(options.includes("--help"));
      for (const option of options)
        if (option !== "--help") assert.ok(readme.includes(`| \`${option}`), option);
    });
  }

  it("leads to files that are there", () => {
    const links = [...readme.matchAll(/\]\(([^):#]+)\)/g)].map(([, link = ""]) => link);
    assert.ok(links.length > 5);
    for (const link of links) assert.ok(existsSync(join(__dirname, "..", "..", link)), link);
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

  it("has an example that reads the stack, and the error that it gives for one that was never deployed", async () => {
    const example = codeBlocks("typescript").find((block) => block.includes("readAuthStack")) ?? "";
    const shown = codeBlocks("").find((block) => block.startsWith('Stack "acme')) ?? "";
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
