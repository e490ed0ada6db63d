import assert from "node:assert/strict";
import { startEmulator } from "@cognito-auth/local-aws/emulator";
import { throughProxy } from "../../../../packages/local-aws/tests/helpers/interceptingProxy";
import { findPulumi } from "../../../../packages/local-aws/tests/helpers/pulumiCommand";
import { type FaultyRun, FaultyRuns } from "./commandUnderTest";

describe("npm start with the Pulumi engine, of which", () => {
  let runs: FaultyRuns;

  before(async function () {
    if (process.platform === "win32" || (await findPulumi()) === undefined) this.skip();
  });

  beforeEach(async () => {
    runs = await FaultyRuns.open();
  });

  afterEach(() => runs.close());

  /** Does something to a run while it waits for the answer to the creation of the user pool. */
  async function whileItDeploys(
    fault: (running: FaultyRun) => void,
    check: (running: FaultyRun) => Promise<unknown>,
  ): Promise<void> {
    const emulator = await startEmulator({ onProgress: () => undefined });
    let onCreation: () => void = () => undefined;
    const creation = new Promise<void>((resolve) => (onCreation = resolve));
    let answer: () => void = () => undefined;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    try {
      await throughProxy(
        emulator.endpoint,
        async ({ operation }, forward) => {
          if (operation === "CreateUserPool") {
            onCreation();
            await answered;
          }
          return forward();
        },
        async (endpoint) => {
          const running = runs.begin("start.ts", ["--endpoint", endpoint], { PATH: process.env["PATH"] });
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

  it("the pulumi command is killed", async () => {
    await whileItDeploys(
      (running) => {
        running.signalTo("engine", "SIGKILL");
      },
      (running) => runs.assertEnded(running, 1, /^error: The deployment failed: .+\n {2}fix: .+$/m),
    );
  });

  it("the provider's process is killed", async () => {
    await whileItDeploys(
      (running) => {
        running.signalTo("provider", "SIGKILL");
      },
      (running) => runs.assertEnded(running, 1, /^error: The deployment failed: .+\n {2}fix: .+$/m),
    );
  });

  it("the provider's process is stopped, and Ctrl-C ends it all the same", async () => {
    await whileItDeploys(
      (running) => {
        running.signalTo("provider", "SIGSTOP");
        running.signal("SIGINT");
      },
      (running) => runs.assertEnded(running, 130, /^/),
    );
  });

  it("the pulumi command is stopped, and Ctrl-C ends it all the same", async () => {
    await whileItDeploys(
      (running) => {
        running.signalTo("engine", "SIGSTOP");
        running.signal("SIGINT");
      },
      (running) => runs.assertEnded(running, 130, /^/),
    );
  });
});
