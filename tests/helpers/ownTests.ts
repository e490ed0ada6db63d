import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const installed = join(__dirname, "..", "..", "node_modules");

/** The commands that test scripts consist of. */
const commands: Readonly<Record<string, readonly string[]>> = {
  mocha: [join(installed, "mocha", "bin", "mocha.js")],
  "tsc --noEmit": [join(installed, "typescript", "bin", "tsc"), "--noEmit"],
};

/** Runs the tests of a project as its `npm test` does, without npm. */
export async function runOwnTests(project: string): Promise<void> {
  const { scripts } = JSON.parse(await readFile(join(project, "package.json"), "utf8")) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  let output = "";
  for (const command of scripts["test"]?.split(" && ") ?? []) {
    const args = commands[command] ?? assert.fail(`this helper doesn't know the command ${command}`);
    const { stdout } = await run(process.execPath, [...args], { cwd: project });
    output += stdout;
  }
  assert.match(output, /^ {2}[1-9]\d* passing /m);
  assert.doesNotMatch(output, /failing|pending/);
}
