import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { createServer, type Server } from "node:net";
import { delimiter, join } from "node:path";
import { commands, FaultyRuns } from "./commandUnderTest";

/** Starts what follows so that it can't write a byte to a file, as on a full disk. */
const onFullDisk = ["sh", "-c", 'ulimit -f 0 && exec "$@"', "sh"];

describe("A command, where", () => {
  let runs: FaultyRuns;
  let taken: Server | undefined;

  before(function () {
    if (process.platform === "win32") this.skip();
  });

  beforeEach(async () => {
    runs = await FaultyRuns.open();
  });

  afterEach(async () => {
    taken?.close();
    taken = undefined;
    await runs.close();
  });

  async function takePort(host: string): Promise<string> {
    const server = createServer();
    taken = server;
    await new Promise<void>((resolve) => server.listen(0, host, resolve));
    return String((server.address() as AddressInfo).port);
  }

  for (const { name, script, args } of commands) {
    it(`the folder for temporary files is none, says so: ${name}`, async () => {
      const TMPDIR = join(runs.project.folder, "Pulumi.yaml");
      const running = runs.begin(script, await args(), { TMPDIR });
      const { stderr } = await runs.assertEnded(running, 1, /./);
      const [message = "", fix] = stderr.split("\n").filter((line) => !line.endsWith("…"));
      assert.ok(
        message.startsWith(`error: The folder for temporary files, ${TMPDIR}, can't be used: ENOTDIR: `),
        message,
      );
      assert.equal(fix, "  fix: make it a folder that can be written to, or set TMPDIR to one that can");
    });

    it(`the port of the local AWS is in use, says so: ${name}`, async () => {
      const port = await takePort("127.0.0.1");
      const running = runs.begin(script, [...(await args()), "--port", port]);
      await runs.assertEnded(
        running,
        1,
        new RegExp(
          `^error: The local AWS can't listen on port ${port}: Address already in use\\.\n` +
            "  fix: stop what uses the port, or choose another with --port .*$",
          "m",
        ),
      );
    });

    // Its user pool calls functions, which have no place then.
    if (script === "triggers.ts") continue;

    it(`the disk is full, goes on without the files that are only convenient: ${name}`, async () => {
      const running = runs.begin(script, await args(), {}, onFullDisk);
      await running.line("Serving ");
      running.signal("SIGINT");
      const { stderr } = await runs.assertEnded(running, 0, /^Stopping …$/m);
      // The files for a frontend aren't needed where the login page is served.
      const missed = script === "loginPage.ts" ? 0 : 1;
      assert.equal(stderr.match(/^The .* can't be written.*: EFBIG: /gm)?.length ?? 0, missed, stderr);
    });
  }

  it("the disk is full, says that the function of the API has no place: npm run app", async () => {
    const { stdout } = await runs.assertEnded(runs.begin("app.ts", [], {}, onFullDisk), 1, /./);
    assert.match(stdout, /^ {6}failed: it is answered HTTP 502: .*File too large/m);
  });

  it("the disk is full, says that a function has no place: npm run triggers", async () => {
    await runs.assertEnded(
      runs.begin("triggers.ts", [], {}, onFullDisk),
      1,
      /^error: The deployment failed: aws:cognito:User auth-test-user: .*PreSignUp failed with error .*File too large/m,
    );
  });

  it("the port of the page is in use, says so: npm run login-page", async () => {
    const port = await takePort("localhost");
    await runs.assertEnded(
      runs.begin("loginPage.ts", ["--page-port", port]),
      1,
      new RegExp(`^error: The login page can't be served on port ${port}: .*EADDRINUSE`, "m"),
    );
  });

  it("the folder for its files is none, prints the environment all the same: npm run local-aws", async () => {
    await writeFile(join(runs.project.folder, ".local"), "");
    const running = runs.begin("localAws.ts", []);
    await running.line("Serving ");
    running.signal("SIGINT");
    const { stdout } = await runs.assertEnded(
      running,
      0,
      /^The environment is printed only, since it can't be written to a file: E(EXIST|NOTDIR): .*$/m,
    );
    assert.match(stdout, /^export PULUMI_BACKEND_URL='file:\/\/.+'$/m);
    assert.doesNotMatch(stdout, /local-aws\.env/);
  });

  it("the cache folder is none, says so: npm start", async () => {
    const cache = join(runs.project.folder, "Pulumi.yaml");
    await runs.assertEnded(
      runs.begin("start.ts", [], { COGNITO_AUTH_CACHE: cache }),
      1,
      new RegExp(
        `^error: The local AWS couldn't be installed in ${cache}: its cache folder can't be written to \\(.+\\)\\.\n` +
          "  fix: make the folder writable, or set COGNITO_AUTH_CACHE to a folder that is$",
        "m",
      ),
    );
  });

  it("Python never answers, says so: npm start", async () => {
    const programs = join(runs.project.folder, "programs");
    await mkdir(programs);
    const python = join(programs, "python3");
    await writeFile(python, "#!/bin/sh\nexec sleep 1000\n", { mode: 0o755 });
    const running = runs.begin("start.ts", [], { PYTHON: python });
    await runs.assertEnded(
      running,
      1,
      new RegExp(
        `^error: The local AWS needs Python 3\\.10 or newer, and ${python} didn't say its version within 30 seconds\\.$`,
        "m",
      ),
    );
  });

  it("it is still being installed, leaves nothing at Ctrl-C: npm start", async () => {
    const programs = join(runs.project.folder, "programs");
    const cache = join(runs.project.folder, "cache");
    await mkdir(programs);
    const uv = 'if [ "$1" = --version ]; then exit; fi\nexec sleep 1000\n';
    await writeFile(join(programs, "uv"), `#!/bin/sh\n${uv}`, { mode: 0o755 });
    const running = runs.begin("start.ts", [], {
      COGNITO_AUTH_CACHE: cache,
      PATH: [programs, "/usr/bin", "/bin"].join(delimiter),
    });
    await running.line("Installing the local AWS");
    running.signal("SIGINT");
    await runs.assertEnded(running, 130, /^Installing the local AWS .+\n$/);
    assert.deepEqual(existsSync(cache) ? await readdir(cache) : [], []);
  });

  it("an earlier run was killed, removes what that left: npm start", async () => {
    const killed = runs.begin("localAws.ts", []);
    await killed.line("Serving ");
    const file = join(runs.project.folder, ".local", "local-aws.env");
    const [, state = ""] =
      /^export PULUMI_BACKEND_URL='file:\/\/(.+)'$/m.exec(await readFile(file, "utf8")) ?? [];
    killed.signal("SIGKILL");
    await killed.ended;
    assert.ok(state.startsWith(runs.project.temporary));
    await runs.assertEnded(runs.begin("start.ts", []), 0, /^Signing in as the test user …$/m);
  });
});
