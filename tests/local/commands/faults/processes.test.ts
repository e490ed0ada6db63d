import { commands, FaultyRuns } from "./commandUnderTest";

const endedByItself = (what: string): RegExp =>
  new RegExp(`^error: ${what} ended by itself\\.\\n {2}fix: run the command again$`, "m");

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
