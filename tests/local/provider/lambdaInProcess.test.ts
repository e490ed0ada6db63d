import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Emulator } from "../../../local/emulator";
import { answering, createRole, startServerless } from "./lambdaFixtures";

describe("An HTTP API without the engine", () => {
  let emulator: Emulator;
  let folder: string;

  before(async () => {
    emulator = await startServerless();
    folder = await mkdtemp(join(tmpdir(), "cognito-auth-test-"));
    await writeFile(join(folder, "index.js"), answering("From a folder"));
  });

  after(async () => {
    await rm(folder, { recursive: true });
    await emulator.stop();
  });

  it("is deployed with its code, and deleted", async () => {
    const role = await createRole(emulator.endpoint, "caller");
    const script = join(__dirname, "lambdaInProcess.ts");
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      ["--require", "ts-node/register", script, emulator.endpoint, role, folder],
      { timeout: 60_000 },
    );
    assert.deepEqual(JSON.parse(stdout), {
      said: [
        [200, "From a folder /folder"],
        [200, "From a text /text"],
      ],
      status: 404,
    });
    assert.equal(stderr, "");
  });
});
