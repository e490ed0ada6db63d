import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { answering, createRole, serverlessServices } from "./lambdaFixtures";
import { useLocalAws } from "./localAws";

describe("An HTTP API without the engine", () => {
  const aws = useLocalAws(serverlessServices);
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "cognito-auth-test-"));
    await writeFile(join(folder, "index.js"), answering("From a folder"));
  });

  after(() => rm(folder, { recursive: true }));

  it("is deployed with its code, and deleted", async () => {
    const role = await createRole(aws.endpoint, "caller");
    const script = join(__dirname, "lambdaInProcess.ts");
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      ["--require", "ts-node/register", script, aws.endpoint, role, folder],
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
