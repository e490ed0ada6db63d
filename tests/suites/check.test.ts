import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { checks } from "./check.cjs";

const repository = join(__dirname, "..", "..");

/** What a program prints that succeeds. */
function outputOf(program: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: repository, encoding: "utf8" });
  assert.equal(status, 0, stderr);
  return stdout;
}

describe("The checks of style", () => {
  it("lint every file of this repository that can be linted", () => {
    const commands: readonly (readonly string[])[] = checks.lint;
    const listed = commands.flatMap((command) => command.slice(command.indexOf("--max-warnings") + 2));
    const extensions = ["ts", "tsx", "mts", "mjs", "cjs"].map((extension) => `*.${extension}`);
    const others = listed.map((path) => `:(exclude,glob)${path}`);
    assert.notEqual(outputOf("git", ["ls-files", "--", ...extensions]), "");
    assert.equal(outputOf("git", ["ls-files", "--", ...extensions, ...others]), "");
  });

  it("say that a checker was killed, and what to do", async function () {
    if (process.platform === "win32") this.skip();
    const folder = await mkdtemp(join(tmpdir(), "check-"));
    try {
      const prettier = join(folder, "node_modules", "prettier", "bin", "prettier.cjs");
      await mkdir(dirname(prettier), { recursive: true });
      await writeFile(prettier, 'process.kill(process.pid, "SIGKILL");\n');
      const check = join(repository, "tests", "suites", "check.cjs");
      const { status, stderr } = spawnSync(process.execPath, [check, "format"], {
        cwd: folder,
        encoding: "utf8",
      });
      assert.equal(
        stderr,
        "Format …\nerror: Format: the checker was ended by SIGKILL.\n" +
          "  fix: if this machine ran out of memory, end other programs; then run it again\n",
      );
      assert.equal(status, 1);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
