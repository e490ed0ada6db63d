import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startProvider } from "../../engines/providerProcess";

describe("The process of the local provider, where it doesn't start,", () => {
  const usual = process.env["NODE_OPTIONS"];
  const target = { endpoint: "http://127.0.0.1:1", region: "us-east-1", onNotice: () => undefined };
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "provider-process-"));
  });

  afterEach(async () => {
    if (usual === undefined) delete process.env["NODE_OPTIONS"];
    else process.env["NODE_OPTIONS"] = usual;
    await rm(folder, { recursive: true });
  });

  for (const { what, code, reason } of [
    {
      what: "the error",
      code: 'throw new TypeError("not on this system")',
      reason: "TypeError: not on this system",
    },
    { what: "the last line", code: 'console.error("one\\ntwo\\n"); process.exit(1)', reason: "two" },
    { what: "that there is no reason", code: "process.exit(1)", reason: "it gave no reason" },
  ]) {
    it(`is an error with ${what}`, async () => {
      const first = join(folder, "first.cjs");
      await writeFile(first, code);
      process.env["NODE_OPTIONS"] = `--require ${first}`;
      await assert.rejects(startProvider(target), {
        name: "LocalAwsError",
        message: `The local provider ended while it was starting: ${reason}`,
        fix: "run the command again",
      });
    });
  }

  it("in time, is ended", async () => {
    await assert.rejects(startProvider(target, 0.01), {
      name: "LocalAwsError",
      message: "The local provider wasn't ready within 0.01 seconds.",
      fix: "run the command again",
    });
  });
});
