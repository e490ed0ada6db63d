import { commands, type FaultyRun, FaultyRuns } from "./commandUnderTest";

const endedByItself = (what: string): RegExp =>
  new RegExp(`^error: ${what} ended by itself\\.\\n {2}fix: run the command again$`, "m");

const requestFailed = (failure: string): string =>
  `error: The deployment failed: aws:\\S+ \\S+: \\w+: http://127\\.0\\.0\\.1:\\d+: ${failure}(; it may have been created anyway)?\\n` +
  " {2}fix: run the command again$";

/** What a run says whose local AWS is killed or stopped. The end of its process may be noticed by a request first. */
const messages = {
  SIGKILL: new RegExp(
    `^(error: The local AWS ended by itself\\.\n {2}fix: run the command again$|${requestFailed("(nothing answers there|the connection was closed before an answer came) \\(E[A-Z]+\\)")})`,
    "m",
  ),
  SIGSTOP: new RegExp(`^${requestFailed("no answer came in time \\((ETIMEDOUT|TimeoutError)\\)")}`, "m"),
};

describe("A command whose process", () => {
  let runs: FaultyRuns;

  before(function () {
    // Its processes are found and signaled as on POSIX systems.
    if (process.platform === "win32") this.skip();
  });

  beforeEach(async () => {
    runs = await FaultyRuns.open();
  });

  afterEach(() => runs.close());

  for (const { name, script, args } of commands) {
    it(`of the local AWS is killed says so, and ends: ${name}`, async () => {
      const running = runs.begin(script, await args());
      await running.line("Serving ");
      running.signalTo("emulator", "SIGKILL");
      await runs.assertEnded(running, 1, endedByItself("The local AWS"));
    });

    it(`of the local AWS is stopped ends at Ctrl-C all the same: ${name}`, async () => {
      const running = runs.begin(script, await args());
      await running.line("Serving ");
      running.signalTo("emulator", "SIGSTOP");
      running.signal("SIGINT");
      await runs.assertEnded(running, 0, /^Stopping …$/m);
    });

    it(`of the local AWS has just been started leaves nothing at Ctrl-C: ${name}`, async () => {
      const running = runs.begin(script, await args());
      await running.line("Starting the local AWS");
      running.signal("SIGINT");
      await runs.assertEnded(running, 130, /Starting the local AWS …\n$/);
    });
  }

  for (const signal of ["SIGKILL", "SIGSTOP"] as const) {
    it(`of the local AWS gets ${signal} while it deploys, says so, and ends: npm start`, async () => {
      const running = await whileItRuns("Stack dev on ", signal);
      await runs.assertEnded(running, 1, messages[signal]);
    });
  }

  it("of the local AWS is killed while it signs in, says so, and ends: npm start", async () => {
    const running = await whileItRuns("Signing in as the test user", "SIGKILL");
    await runs.assertEnded(running, 1, endedByItself("The local AWS"));
  });

  /** Sends a signal to the local AWS of a run that has just printed a line. */
  async function whileItRuns(line: string, signal: NodeJS.Signals): Promise<FaultyRun> {
    const running = runs.begin("start.ts", []);
    await running.line(line);
    // Otherwise it could be through before the process is found.
    running.signal("SIGSTOP");
    running.signalTo("emulator", signal);
    running.signal("SIGCONT");
    return running;
  }

  it("of the provider is killed says so, and ends: npm run local-aws", async () => {
    const running = runs.begin("localAws.ts", []);
    await running.line("Serving ");
    running.signalTo("provider", "SIGKILL");
    await runs.assertEnded(running, 1, endedByItself("The local provider"));
  });

  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    it(`of the provider is stopped ends at ${signal} all the same: npm run local-aws`, async () => {
      const running = runs.begin("localAws.ts", []);
      await running.line("Serving ");
      running.signalTo("provider", "SIGSTOP");
      running.signal(signal);
      await runs.assertEnded(running, 0, /^Stopping …$/m);
    });
  }
});
