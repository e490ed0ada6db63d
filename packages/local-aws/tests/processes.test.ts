import assert from "node:assert/strict";
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { assertStarted, isRunning } from "../processes";
import { makeTemporaryFolder, removeAbandoned } from "../temporaryFolder";
import { until } from "./emulator/processes";

const namespace = "/proc/self/ns/pid";
const host =
  hostname().replace(/[^\w.]/g, "_") +
  (existsSync(namespace) ? readlinkSync(namespace).replace(/^pid:\[(\d+)\]$/, "-$1") : "");

describe("A temporary folder of a run", () => {
  const usual = process.env["TMPDIR"];
  let parent: string;

  before(function () {
    if (process.platform === "win32") this.skip();
  });

  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), "temporary-folder-"));
    process.env["TMPDIR"] = parent;
  });

  afterEach(async () => {
    if (usual === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = usual;
    await rm(parent, { recursive: true });
  });

  async function idOfEndedProcess(): Promise<number> {
    const child = spawn(process.execPath, ["--version"], { stdio: "ignore" });
    await once(child, "exit");
    return child.pid ?? assert.fail();
  }

  it("can be opened by the user only, says whose it is, and is removed with all that is in it", async () => {
    const folder = makeTemporaryFolder();
    const [name = "", ...others] = readdirSync(parent);
    assert.deepEqual(others, []);
    assert.equal(folder.path, join(parent, name));
    assert.match(name, new RegExp(`^cognito-auth-${host}-${process.pid}-\\w{6}$`));
    assert.equal(statSync(folder.path).mode & 0o777, 0o700);
    writeFileSync(join(folder.path, "file"), "");
    await folder.remove();
    await folder.remove();
    assert.deepEqual(readdirSync(parent), []);
  });

  it("is removed by a later run where its process was killed, and no other folder is", async () => {
    const dead = await idOfEndedProcess();
    const abandoned = [`cognito-auth-${host}-${dead}-abc123`, `cognito-auth-${host}-${dead}-def456`];
    const others = [
      `cognito-auth-${host}-${process.pid}-abc123`,
      `cognito-auth-elsewhere-${dead}-abc123`,
      // Of a container with the same host name.
      `cognito-auth-${host}1-${dead}-abc123`,
      `cognito-auth-${host}-${dead}`,
      `other-${dead}-abc123`,
    ];
    for (const name of [...abandoned, ...others]) mkdirSync(join(parent, name));
    writeFileSync(join(parent, abandoned[0] ?? "", "file"), "");
    symlinkSync(join(parent, others[0] ?? ""), join(parent, `cognito-auth-${host}-${dead}-linked`));
    writeFileSync(join(parent, `cognito-auth-${host}-${dead}-aFile1`), "");
    const removed = removeAbandoned();
    assert.deepEqual(removed.sort(), abandoned.map((name) => join(parent, name)).sort());
    assert.deepEqual(
      readdirSync(parent).sort(),
      [...others, `cognito-auth-${host}-${dead}-aFile1`, `cognito-auth-${host}-${dead}-linked`].sort(),
    );
  });

  it("can't be made where the folder for temporary files is none, which is said", () => {
    const file = join(parent, "file");
    writeFileSync(file, "");
    process.env["TMPDIR"] = file;
    assert.throws(() => makeTemporaryFolder(), {
      name: "LocalAwsError",
      message: new RegExp(`^The folder for temporary files, ${file}, can't be used: ENOTDIR: .+\\.$`),
      fix: "make it a folder that can be written to, or set TMPDIR to one that can",
    });
    assert.deepEqual(removeAbandoned(), []);
  });
});

describe("What a process owns", () => {
  it("ends with it, even a process that is stopped, where it doesn't clean up", async function () {
    if (process.platform === "win32") this.skip();
    const parent = await mkdtemp(join(tmpdir(), "owner-"));
    const script = `
      const { spawn } = require("node:child_process");
      const { ownProcess } = require(${JSON.stringify(join(__dirname, "..", "ownedByRun"))});
      const { makeTemporaryFolder } = require(${JSON.stringify(join(__dirname, "..", "temporaryFolder"))});
      makeTemporaryFolder();
      const child = spawn("sleep", ["1000"], { detached: true, stdio: "ignore" });
      ownProcess(child);
      child.kill("SIGSTOP");
      console.log(child.pid);
      process.exit(3);
    `;
    try {
      const output = runToExit(script, parent);
      await until("the end of what it owned", () => Promise.resolve(!isRunning(Number(output))));
      assert.deepEqual(readdirSync(parent), []);
    } finally {
      await rm(parent, { recursive: true });
    }
  });
});

/** Runs code in a process with a temporary folder of its own, and gives back what it prints before it exits with 3. */
function runToExit(code: string, temporary: string): string {
  try {
    execFileSync(process.execPath, ["--require", "ts-node/register", "--eval", code], {
      encoding: "utf8",
      env: { ...process.env, TMPDIR: temporary },
    });
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: string };
    assert.equal(status, 3);
    return stdout;
  }
  return assert.fail("it doesn't exit with 3");
}

describe("A process that can't be started", () => {
  it("is the error of the operating system", async () => {
    const child: ChildProcess = spawn(join(__dirname, "nowhere"));
    await assert.rejects(assertStarted(child), { code: "ENOENT" });
  });
});
