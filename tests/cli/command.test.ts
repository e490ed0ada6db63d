import assert from "node:assert/strict";
import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";

const preload = join(__dirname, "..", "..", "program", "tsNode", "preload.cjs");
const script = join(__dirname, "sampleCommand.ts");

type Child = ChildProcessByStdio<null, Readable, Readable>;

function begin(...args: string[]): Child {
  return spawn(process.execPath, ["--require", preload, script, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
}

async function run(...args: string[]): Promise<{ exitCode: number; stdout: string; stderr: string }> {
  const child = begin(...args);
  const [stdout, stderr, [exitCode]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "exit") as Promise<[number]>,
  ]);
  return { exitCode, stdout, stderr };
}

/** Waits for lines on standard error, in this order, and then does something. */
async function lines(child: Child, reactions: Readonly<Record<string, () => void>>): Promise<string[]> {
  const seen: string[] = [];
  for await (const line of createInterface(child.stderr)) {
    seen.push(line);
    reactions[line]?.();
  }
  return seen;
}

describe("A command", () => {
  it("succeeds where it has a verdict, and cleans up", async () => {
    assert.deepEqual(await run("succeed"), { exitCode: 0, stdout: "done\n", stderr: "cleaned up\n" });
  });

  it("explains itself", async () => {
    assert.deepEqual(await run("--help"), { exitCode: 0, stdout: "Usage: sample\n", stderr: "" });
  });

  it("fails where nothing is left to wait for and there is no verdict", async () => {
    assert.deepEqual(await run("hang"), {
      exitCode: 1,
      stdout: "",
      stderr:
        "error: The command ended without a result: what it waited for can't happen any more.\n" +
        "  fix: run it again; if that is no help, report this as a bug, with what it printed\n" +
        "cleaned up\n",
    });
  });

  it("fails where a cleanup never ends, and nothing is left to wait for", async () => {
    const { exitCode, stdout } = await run("hangInCleanUp");
    assert.deepEqual({ exitCode, stdout }, { exitCode: 1, stdout: "done\n" });
  });

  it("runs the cleanups that are registered while it cleans up", async () => {
    const { stderr } = await run("cleanUpOfCleanUp");
    assert.equal(stderr, "cleaned up later\ncleaned up\n");
  });

  for (const [ending, message, fix] of [
    ["fail", "No.", "try again"],
    ["failLater", "Later.", "sooner"],
    ["reject", "Nobody waits for this.", "wait"],
    [
      "system:ENOSPC",
      "ENOSPC: refused, open '/shop/file'",
      "free some space on that disk, then run the command again",
    ],
    [
      "system:EACCES",
      "EACCES: refused, open '/shop/file'",
      "make /shop/file accessible, then run the command again",
    ],
    [
      "system:EROFS",
      "EROFS: refused, open '/shop/file'",
      "make /shop/file accessible, then run the command again",
    ],
    [
      "system:ENOTDIR",
      "ENOTDIR: refused, open '/shop/file'",
      "check the path /shop/file, then run the command again",
    ],
    [
      "system:EMFILE",
      "EMFILE: refused, open '/shop/file'",
      "let the process open more files (in a shell: ulimit -n 4096), then run the command again",
    ],
    [
      "systemWithoutPath:ENOSPC",
      "ENOSPC: refused, write",
      "free some space on the disk that the command writes to, then run the command again",
    ],
    [
      "systemWithoutPath:EACCES",
      "EACCES: refused, write",
      "run the command as a user who is allowed to do that",
    ],
    [
      "systemWithoutPath:ENOENT",
      "ENOENT: refused, write",
      "check the folder that the command runs in, then run the command again",
    ],
  ] as const) {
    it(`says what went wrong and what to do: ${ending}`, async () => {
      assert.deepEqual(await run(ending), {
        exitCode: 1,
        stdout: "",
        stderr: `error: ${message}\n  fix: ${fix}\ncleaned up\n`,
      });
    });
  }

  for (const ending of ["break", "system:EUNHEARDOF"]) {
    it(`shows where an error comes from that nobody expected: ${ending}`, async () => {
      const { exitCode, stderr } = await run(ending);
      assert.equal(exitCode, 1);
      assert.match(stderr, /^ {4}at /m);
      assert.match(stderr, /^ {2}fix: this is a bug; please report it with these lines$/m);
    });
  }
});

describe("A command that gets a signal", () => {
  before(function () {
    if (process.platform === "win32") this.skip();
  });

  for (const [signal, expected] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const) {
    it(`aborts its work, cleans up and has the usual exit code: ${signal}`, async () => {
      const child = begin("wait");
      const [seen, [exitCode]] = await Promise.all([
        lines(child, { waiting: () => child.kill(signal) }),
        once(child, "exit") as Promise<[number]>,
      ]);
      assert.deepEqual(seen, ["waiting", "aborted", "cleaned up"]);
      assert.equal(exitCode, expected);
    });
  }

  it("ends well where it serves something", async () => {
    const child = begin("serve");
    const serving = "Serving http://127.0.0.1:1 until Ctrl-C …";
    const [seen, [exitCode]] = await Promise.all([
      lines(child, { [serving]: () => child.kill("SIGINT") }),
      once(child, "exit") as Promise<[number]>,
    ]);
    assert.deepEqual(seen, [serving, "Stopping …", "cleaned up"]);
    assert.equal(exitCode, 0);
  });

  it("ends at once at the next one, whatever it is still cleaning up", async () => {
    const child = begin("waitInCleanUp");
    let repeating: NodeJS.Timeout | undefined;
    const [seen, [exitCode]] = await Promise.all([
      lines(child, {
        waiting: () => child.kill("SIGINT"),
        "cleaning up": () => (repeating = setInterval(() => child.kill("SIGTERM"), 100)),
      }),
      once(child, "exit") as Promise<[number]>,
    ]);
    clearInterval(repeating);
    assert.deepEqual(seen, ["waiting", "cleaning up"]);
    assert.equal(exitCode, 143);
  });

  it("takes the Ctrl-C that npm passes on for the one of the terminal", async () => {
    const child = begin("wait");
    const [seen, [exitCode]] = await Promise.all([
      lines(child, {
        waiting: () => {
          child.kill("SIGINT");
          child.kill("SIGINT");
        },
        aborted: () => child.kill("SIGINT"),
      }),
      once(child, "exit") as Promise<[number]>,
    ]);
    assert.deepEqual(seen, ["waiting", "aborted", "cleaned up"]);
    assert.equal(exitCode, 130);
  });
});

describe("A command whose output", () => {
  it("nobody reads any more ends quietly, as programs do that SIGPIPE ends", async function () {
    if (process.platform === "win32") this.skip();
    const child = begin("flood");
    child.stdout.once("data", () => child.stdout.destroy());
    const [stderr, [exitCode]] = await Promise.all([
      text(child.stderr),
      once(child, "exit") as Promise<[number]>,
    ]);
    assert.deepEqual({ exitCode, stderr }, { exitCode: 141, stderr: "cleaned up\n" });
  });

  for (const ending of ["succeed", "flood", "--help"]) {
    it(`can't be written says so, and fails: ${ending}`, async function () {
      // A device that is always full.
      if (process.platform !== "linux") this.skip();
      const child = spawn(process.execPath, ["--require", preload, script, ending], {
        stdio: ["ignore", openSync("/dev/full", "w"), "pipe"],
      });
      const [stderr, [exitCode]] = await Promise.all([
        text(child.stderr ?? assert.fail()),
        once(child, "exit") as Promise<[number]>,
      ]);
      assert.equal(exitCode, 1);
      assert.equal(
        stderr.replace("cleaned up\n", ""),
        "error: The output can't be written: ENOSPC: no space left on device, write\n" +
          "  fix: free some space on the disk that the command writes to, then run the command again\n",
      );
    });
  }
});
