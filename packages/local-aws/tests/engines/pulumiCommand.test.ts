import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { chooseEngine } from "../../engines";

describe("The pulumi command", () => {
  const usual = process.env["PATH"];
  let bin: string;

  before(function () {
    // It is imitated by a shell script.
    if (process.platform === "win32") this.skip();
  });

  beforeEach(async () => {
    bin = await mkdtemp(join(tmpdir(), "pulumi-command-"));
    process.env["PATH"] = `${bin}${delimiter}${usual ?? ""}`;
  });

  afterEach(async () => {
    process.env["PATH"] = usual;
    await rm(bin, { recursive: true });
  });

  it("has a time to say its version", async () => {
    // It ends by itself a little later.
    await writeFile(join(bin, "pulumi"), "#!/bin/sh\nexec sleep 2\n", { mode: 0o755 });
    await assert.rejects(chooseEngine("local", process.env, 0.1), {
      name: "LocalAwsError",
      message: "The pulumi command on the PATH can't be used: it didn't say its version within 0.1 seconds",
      fix: "update it, or remove it from the PATH to run the program without it",
    });
  });
});
