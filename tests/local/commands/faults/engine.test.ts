import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { applicationServices, startEmulator } from "@cognito-auth/local-aws/emulator";
import { throughProxy } from "../../../../packages/local-aws/tests/helpers/interceptingProxy";
import { findPulumi } from "../../../../packages/local-aws/tests/helpers/pulumiCommand";
import { commands, type FaultyRun, FaultyRuns } from "./commandUnderTest";

/** The commands that deploy a user pool first, as they are called by default. */
const deploying = commands.filter(({ script }) => script !== "localAws.ts" && script !== "loginPage.ts");

const failure = (message: string): RegExp =>
  new RegExp(`^error: The deployment failed: ${message}\\n {2}fix: run the command again$`, "m");

/** Without its provider, the engine can delete nothing. */
const notDeleted = new RegExp(
  "^Deleting what was deployed …\\nerror: What was deployed to http://127\\.0\\.0\\.1:\\d+ couldn't be deleted, at least not all " +
    "of it: .+ did not begin responding to RPC connections\\n {2}fix: delete it there yourself\\n$",
);

describe("A command with the Pulumi engine, where", () => {
  let runs: FaultyRuns;

  before(async function () {
    if (process.platform === "win32" || (await findPulumi()) === undefined) this.skip();
  });

  beforeEach(async () => {
    runs = await FaultyRuns.open();
  });

  afterEach(() => runs.close());

  /** Does something to a run while it waits for the answer to the creation of the app client. Its state has the user pool. */
  async function whileItDeploys(
    script: string,
    fault: (running: FaultyRun) => void,
    check: (running: FaultyRun) => Promise<unknown>,
  ): Promise<void> {
    const emulator = await startEmulator({ services: applicationServices, onProgress: () => undefined });
    let onCreation: () => void = () => undefined;
    const creation = new Promise<void>((resolve) => (onCreation = resolve));
    let answer: () => void = () => undefined;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    try {
      await throughProxy(
        emulator.endpoint,
        async ({ operation }, forward) => {
          if (operation === "CreateUserPoolClient") {
            onCreation();
            await answered;
          }
          return forward();
        },
        async (endpoint) => {
          const running = runs.begin(script, ["--endpoint", endpoint], { PATH: process.env["PATH"] });
          await Promise.race([creation, running.ended.then(({ stderr }) => assert.fail(stderr))]);
          fault(running);
          answer();
          await check(running);
        },
      );
    } finally {
      answer();
      await emulator.stop();
    }
  }

  for (const { name, script } of deploying) {
    it(`the pulumi command is killed: ${name}`, async () => {
      await whileItDeploys(
        script,
        (running) => {
          running.signalTo("engine", "SIGKILL");
        },
        (running) => runs.assertEnded(running, 1, failure("pulumi up was ended by SIGKILL")),
      );
    });

    it(`the provider's process is killed: ${name}`, async () => {
      await whileItDeploys(
        script,
        (running) => {
          running.signalTo("provider", "SIGKILL");
        },
        (running) => runs.assertEnded(running, 1, failure("the local provider ended by itself")),
      );
    });

    for (const [part, what, lines] of [
      ["provider", "the provider's process", notDeleted],
      ["engine", "the pulumi command", /^Deleting what was deployed …\n$/],
    ] as const) {
      it(`${what} is stopped, and Ctrl-C ends it all the same: ${name}`, async () => {
        await whileItDeploys(
          script,
          (running) => {
            running.signalTo(part, "SIGSTOP");
            running.signal("SIGINT");
          },
          (running) => runs.assertEnded(running, 130, lines),
        );
      });
    }
  }

  it("the disk is full, says which: npm start", async function () {
    const onSmallDisk = [
      "unshare",
      "-m",
      "sh",
      "-c",
      'mount -t tmpfs -o size=64k none "$TMPDIR" && exec "$@"',
      "sh",
    ];
    if (!mayMount()) this.skip();
    const emulator = await startEmulator({ onProgress: () => undefined });
    try {
      const args = ["--endpoint", emulator.endpoint];
      const running = runs.begin("start.ts", args, { PATH: process.env["PATH"] }, onSmallDisk);
      await runs.assertEnded(
        running,
        1,
        new RegExp(
          `^error: The deployment failed: the disk of ${runs.project.temporary}/cognito-auth-\\S+, where Pulumi keeps its ` +
            "state, is full: .*no space left on device.*\n" +
            "  fix: free some space there, or set TMPDIR to a folder on another disk, then run the command again$",
          "m",
        ),
      );
    } finally {
      await emulator.stop();
    }
  });
});

/** Whether a file system can be mounted here that only one process sees: on Linux, by root. */
function mayMount(): boolean {
  return spawnSync("unshare", ["-m", "mount", "-t", "tmpfs", "none", "/mnt"]).status === 0;
}
