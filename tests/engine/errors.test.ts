import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import type { UserPoolType } from "@aws-sdk/client-cognito-identity-provider";
import type { Run } from "../helpers/startCommand";
import { findDeployed } from "./deployed";
import { useProxiedTerminal } from "./terminal";

/** What a component prints for an invalid value. */
const badName = [
  'error: CognitoAuth "auth", with the values of its Outputs, has a problem:',
  "",
  "  userPool.name",
  "    why: Cognito accepts a name of 1 to 128 characters; this has 0",
  "    fix: write 1 to 128 characters",
];

describe("An error inside an Output, on the command line,", () => {
  const user = useProxiedTerminal();
  let ownProgram: string;

  before(async () => {
    ownProgram = await readFile(join(user.terminal.folder, "index.ts"), "utf8");
  });

  /** Makes a new stack of a program. */
  async function newStack(name: string, program: string): Promise<void> {
    await writeFile(join(user.terminal.folder, "index.ts"), program);
    await user.terminal.succeed(`pulumi stack init ${name}`);
  }

  /** The errors that a command printed, without the warnings of Node.js. */
  function errorsIn({ stdout }: Run): string[] {
    const [, diagnostics = ""] = stripVTControlCharacters(stdout).split("Diagnostics:\n");
    const [errors = ""] = diagnostics.split(/^(?:Outputs|Resources):$/m);
    const lines = errors.split("\n").filter((line) => !/\(node:\d+\)|--trace-warnings/.test(line));
    return lines
      .slice(1)
      .map((line) => line.replace(/^ {4}/, ""))
      .join("\n")
      .trim()
      .split("\n");
  }

  const typesIn = async (): Promise<string[]> => {
    const { deployment } = JSON.parse(await user.terminal.succeed("pulumi stack export")) as Exported;
    return (deployment.resources ?? []).map(({ type }) => type);
  };

  it("is printed like that of a plain argument where it is invalid, and nothing is created from it", async () => {
    await newStack(
      "bad",
      `
import * as pulumi from "@pulumi/pulumi";
import { CognitoAuth, stackOutputs } from "./components";
export = stackOutputs(new CognitoAuth("auth", { userPool: { name: pulumi.output("") } }));
`,
    );
    for (const command of ["pulumi preview", "pulumi up --skip-preview"]) {
      const run = await user.terminal.run(command);
      assert.notEqual(run.exitCode, 0, command);
      assert.deepEqual(errorsIn(run), badName, command);
    }
    assert.deepEqual(await typesIn(), ["pulumi:pulumi:Stack", "cognito-auth:index:CognitoAuth"]);
    assert.deepEqual((await findDeployed(user.terminal.cognito)).pools, []);
  });

  it("is printed once, together with all others that are known by then", async () => {
    await newStack(
      "several",
      `
import * as pulumi from "@pulumi/pulumi";
import { CognitoAuth, stackOutputs } from "./components";
const bad = pulumi.output("a/b");
export = stackOutputs(
  new CognitoAuth("auth", { userPool: { name: bad }, appClient: { name: bad }, tags: { team: pulumi.secret("a,b") } }),
);
`,
    );
    const run = await user.terminal.run("pulumi preview");
    assert.notEqual(run.exitCode, 0);
    assert.deepEqual(errorsIn(run), [
      'error: CognitoAuth "auth", with the values of its Outputs, has 3 problems:',
      "",
      ...["userPool.name", "appClient.name"].flatMap((path) => [
        `  ${path}`,
        "    why: Cognito accepts only letters, digits, spaces and _+=,.@-",
        "    fix: remove the other characters",
        "",
      ]),
      "  tags.team",
      "    why: AWS accepts only letters, digits, spaces and _.:/=+-@ in a tag",
      "    fix: remove the other characters",
    ]);
  });

  it("is printed while the other resources are still being created", async () => {
    await newStack(
      "early",
      `
import * as pulumi from "@pulumi/pulumi";
import { CognitoAuth, stackOutputs } from "./components";
const testUser = { username: pulumi.output("jane doe"), email: "jane@example.com" };
export = stackOutputs(new CognitoAuth("auth", { testUser }));
`,
    );
    const message = 'error: CognitoAuth "auth", with the values of its Outputs, has a problem:';
    const { process: command, ended } = user.terminal.begin("pulumi up --skip-preview");
    const isPrinted = new Promise<void>((resolve) => {
      let printed = "";
      command.stdout?.on("data", (data) => {
        printed += String(data);
        if (printed.includes(message)) resolve();
      });
    });
    // The deployment can't go on, and never ends, unless the error is printed first.
    user.intercept = async ({ operation }, forward) => {
      if (operation === "CreateUserPool") await isPrinted;
      return forward();
    };
    const run = await ended;
    assert.notEqual(run.exitCode, 0);
    assert.deepEqual(errorsIn(run), [
      message,
      "",
      "  testUser.username",
      "    why: Cognito accepts no white space and no control characters",
      "    fix: remove them",
    ]);
    const isOfStack = ({ UserPoolTags }: UserPoolType): boolean => UserPoolTags?.["pulumi:stack"] === "early";
    const { pools, clients, users } = await findDeployed(user.terminal.cognito, isOfStack);
    assert.deepEqual([pools.length, clients.length, users.length], [1, 1, 0]);
  });

  it("is printed in the same form where the component itself computes an output", async () => {
    await newStack(
      "computed",
      `
import * as pulumi from "@pulumi/pulumi";
import { computed } from "./components/outputs/computed";
const half = (whole: { length: number } | null): number => whole!.length / 2;
export = { half: computed("half", pulumi.output(null), half) };
`,
    );
    for (const command of ["pulumi preview", "pulumi up --skip-preview"]) {
      const run = await user.terminal.run(command);
      assert.notEqual(run.exitCode, 0, command);
      assert.deepEqual(errorsIn(run), [
        "error: CognitoAuth has a problem:",
        "",
        "  half",
        "    why: it can't be computed from what the AWS provider answered: Cannot read properties of null (reading 'length')",
        "    fix: install the newest cognito-auth; if that has the same problem, report it with this message",
      ]);
    }
  });

  it("is printed without Pulumi's frames, which may take Node.js a minute to colorize, where this project's program throws it", async () => {
    const exported = "export = stackOutputs(new CognitoAuth(name, args, { protect }));";
    assert.ok(ownProgram.includes(exported));
    const failing = `const failing = pulumi.output(7).apply(() => { throw new TypeError("boom"); });
export = { ...stackOutputs(new CognitoAuth(name, args, { protect })), failing };`;
    await newStack(
      "program",
      `import * as pulumi from "@pulumi/pulumi";\n${ownProgram.replace(exported, failing)}`,
    );
    const run = await user.terminal.run("pulumi preview");
    assert.notEqual(run.exitCode, 0);
    const [failed, error, frame, ...others] = errorsIn(run);
    const program = join(user.terminal.folder, "index.ts");
    assert.equal(failed, `error: Running program '${program}' failed with an unhandled exception:`);
    assert.equal(error, "TypeError: boom");
    assert.match(frame ?? "", /^ {4}at \S*index\.ts:\d+:\d+$/);
    assert.deepEqual(others, []);
  });
});

/** A stack's state, as far as it is read here. */
interface Exported {
  readonly deployment: { readonly resources?: readonly { readonly type: string }[] };
}
