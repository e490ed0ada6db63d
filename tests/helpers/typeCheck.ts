import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);
const compiler = require.resolve("typescript/bin/tsc");

/** Checks the types of a project as its own tsconfig.json requires, and fails with all that is wrong with them. */
export async function typeCheck(folder: string): Promise<void> {
  await run(process.execPath, [compiler, "--project", folder], { cwd: folder }).catch((error: unknown) =>
    assert.fail(String((error as { stdout?: string }).stdout)),
  );
}
