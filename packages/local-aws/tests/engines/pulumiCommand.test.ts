import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { chooseEngine, type Engine } from "../../engines";
import { type CommandLimits, usualLimits } from "../../engines/pulumiCommand";
import { isRunning } from "../../processes";

const endpoint = "http://127.0.0.1:1";

describe("The pulumi command", () => {
  const usual = process.env["PATH"];
  let bin: string;
  let progress: string[];

  before(function () {
    // It is imitated by a shell script.
    if (process.platform === "win32") this.skip();
  });

  beforeEach(async () => {
    bin = await mkdtemp(join(tmpdir(), "pulumi-command-"));
    process.env["PATH"] = `${bin}${delimiter}${usual ?? ""}`;
    progress = [];
  });

  afterEach(async () => {
    process.env["PATH"] = usual;
    await rm(bin, { recursive: true });
  });

  /** Puts a command on the PATH that does everything at once but what a case of a shell's `case` is given for. */
  async function imitate(other: string): Promise<void> {
    const script = [
      "#!/bin/sh",
      `bin='${bin}'`,
      'case "$1 $2" in',
      other,
      "version*) echo v3.200.0 ;;",
      "'stack output') echo '{}' ;;",
      "'stack history') echo '[]' ;;",
      "esac",
    ];
    await writeFile(join(bin, "pulumi"), `${script.join("\n")}\n`, { mode: 0o755 });
  }

  /** Has it deploy the stacks of projects. */
  async function deploy(
    projects: readonly string[],
    limits: Partial<CommandLimits> = {},
    onProgress: (message: string) => void = (message) => progress.push(message),
    afterwards: (engine: Engine) => Promise<void> = () => Promise.resolve(),
  ): Promise<void> {
    const { open } = await chooseEngine("local", process.env, undefined, { ...usualLimits, ...limits });
    const engine = open({ endpoint, region: "us-east-1", onNotice: () => undefined, onProgress });
    try {
      for (const project of projects) {
        await engine.deploy({ project, stack: "dev", config: {}, load: () => ({}) }, () => undefined);
      }
      await afterwards(engine);
    } finally {
      await engine.close();
    }
  }

  it("has a time to say its version, and is ended then", async () => {
    await imitate('version*) echo $$ > "$bin/id"; exec sleep 1000 ;;');
    await assert.rejects(deploy([], { toAnswer: 2 }), {
      name: "LocalAwsError",
      message: "The pulumi command on the PATH can't be used: it didn't say its version within 2 seconds",
      fix: "update it, or remove it from the PATH to run the program without it",
    });
    assert.equal(isRunning(Number(await readFile(join(bin, "id"), "utf8"))), false);
  });

  it("has a time for what deploys nothing, and is ended then", async () => {
    await imitate('"stack init") echo $$ > "$bin/id"; exec sleep 1000 ;;');
    await assert.rejects(deploy(["one"], { toAnswer: 2 }), {
      name: "LocalAwsError",
      message: "The deployment failed: pulumi stack init dev didn't end within 2 seconds",
      fix: "find out what keeps pulumi, then run the command again",
    });
    assert.equal(isRunning(Number(await readFile(join(bin, "id"), "utf8"))), false);
    assert.deepEqual(progress, []);
  });

  it("may take its time for a deployment, of which is said that it is waited for", async () => {
    await imitate('up*) until [ -e "$bin/continue" ]; do sleep 0.1; done ;;');
    await deploy(["one"], { ofSilence: 0.2 }, (message) => {
      progress.push(message);
      if (progress.length === 2) writeFileSync(join(bin, "continue"), "");
    });
    const waiting = "Still waiting for pulumi up, which has printed nothing for 0.2 seconds …";
    assert.deepEqual(progress.slice(0, 2), [waiting, waiting]);
  });

  it("is named where it is killed", async () => {
    await imitate("up*) kill -KILL $$ ;;");
    await assert.rejects(deploy(["one"]), {
      name: "LocalAwsError",
      message: "The deployment failed: pulumi up was ended by SIGKILL",
      fix: "run the command again",
    });
  });

  for (const { command, why } of [
    { command: "stack init", why: "its stack can't be made" },
    { command: "up --yes", why: "its state can't be written" },
  ]) {
    it(`is on a full disk, of which the folder is named, where ${why}`, async () => {
      await imitate(`"${command}") echo "error: write state: no space left on device" >&2; exit 1 ;;`);
      await assert.rejects(deploy(["one"]), {
        name: "LocalAwsError",
        message: new RegExp(
          `^The deployment failed: the disk of ${tmpdir()}/cognito-auth-\\S+, where Pulumi keeps its state, ` +
            "is full: write state: no space left on device$",
        ),
        fix: "free some space there, or set TMPDIR to a folder on another disk, then run the command again",
      });
    });
  }

  it("is asked to delete all stacks, also where it can't delete one", async () => {
    await imitate('destroy*) echo "error: can\'t delete ${PWD##*/}" >&2; exit 1 ;;');
    await deploy(["one", "two", "three"], {}, undefined, async (engine) => {
      await assert.rejects(engine.destroy(), {
        name: "LocalAwsError",
        message:
          `What was deployed to ${endpoint} couldn't be deleted, at least not all of it: ` +
          "can't delete three, can't delete two, can't delete one",
        fix: "delete it there yourself",
      });
    });
  });
});
