import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { lstat, mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { overridingVariables } from "@cognito-auth/local-aws/engines/awsEnvironment";
import { serverOf } from "../../../packages/local-aws/tests/emulator/processes";
import { begin, createProject, type Project, type Run, type RunningStart } from "../../helpers/startCommand";

describe("npm run local-aws", () => {
  let project: Project;

  beforeEach(async () => {
    project = await createProject();
  });

  afterEach(() => project.remove());

  function localAws(...args: string[]): RunningStart {
    return begin(project, args, {}, "localAws.ts");
  }

  /** Makes sure that a run left nothing behind. */
  async function assertNothingLeft(): Promise<void> {
    assert.deepEqual(await readdir(project.temporary), []);
    assert.equal(existsSync(join(project.folder, ".local")), false);
  }

  async function isServed(endpoint: string): Promise<boolean> {
    return fetch(`${endpoint}/_ministack/health`).then(
      ({ status }) => status === 200,
      () => false,
    );
  }

  it("prints the environment, writes it to a file, and cleans up on Ctrl-C", async () => {
    const running = localAws();
    const endpoint = /http:\S+/.exec(await running.line("Serving "))?.[0] ?? "";
    assert.equal(await isServed(endpoint), true);
    const written = await readFile(join(project.folder, ".local", "local-aws.env"), "utf8");
    running.signal("SIGINT");
    const { exitCode, stdout, stderr } = await running.ended;
    assert.equal(exitCode, 0);
    assert.equal(stderr, `Starting the local AWS …\nServing ${endpoint} until Ctrl-C …\nStopping …\n`);
    assert.equal(
      stdout,
      `\nThe environment for your pulumi command\n${written}\n` +
        "In another terminal\n. .local/local-aws.env\npulumi stack init local\n",
    );
    const variables = written.split("\n").map((line) => /^export (\w+)='(.*)'$/.exec(line)?.slice(1));
    const { PULUMI_BACKEND_URL, PULUMI_HOME, PULUMI_DEBUG_PROVIDERS, ...others } = Object.fromEntries(
      variables.flatMap((variable) => (variable === undefined ? [] : [variable as [string, string]])),
    );
    const state = PULUMI_BACKEND_URL?.replace(/^file:\/\//, "") ?? "";
    assert.ok(state.startsWith(project.temporary));
    assert.equal(PULUMI_HOME, `${state}/home`);
    assert.match(PULUMI_DEBUG_PROVIDERS ?? "", /^aws:(\d+),random:\1$/);
    assert.deepEqual(others, {
      PULUMI_CONFIG_PASSPHRASE: "",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      AWS_ENDPOINT_URL: endpoint,
      AWS_REGION: "us-east-1",
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
      AWS_SESSION_TOKEN: "",
      AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "false",
      AWS_USE_DUALSTACK_ENDPOINT: "false",
      AWS_USE_FIPS_ENDPOINT: "false",
      AWS_EC2_METADATA_DISABLED: "true",
    });
    assert.match(written, new RegExp(`^unset ${overridingVariables.join(" ")}$`, "m"));
    assert.equal(await isServed(endpoint), false);
    await assertNothingLeft();
  });

  it("writes the environment for its owner only, and to no file that a link leads to", async () => {
    const folder = join(project.folder, ".local");
    const [file, elsewhere] = [join(folder, "local-aws.env"), join(project.folder, "elsewhere")];
    await mkdir(folder);
    await writeFile(elsewhere, "of somebody else", { mode: 0o666 });
    await symlink(elsewhere, file);
    const running = localAws();
    await running.line("Serving ");
    assert.equal((await lstat(file)).mode & 0o777, 0o600);
    assert.deepEqual(await readdir(folder), ["local-aws.env"]);
    running.signal("SIGINT");
    await running.ended;
    await assertNothingLeft();
    assert.equal(await readFile(elsewhere, "utf8"), "of somebody else");
  });

  it("prints one JSON document on request, for an endpoint and a region of the user's choice", async () => {
    const first = localAws();
    const endpoint = /http:\S+/.exec(await first.line("Serving "))?.[0] ?? "";
    const second = localAws("--json", "--endpoint", endpoint, "--region", "eu-west-1");
    await second.line("Serving ");
    second.signal("SIGTERM");
    const { exitCode, stdout, stderr } = await second.ended;
    assert.equal(exitCode, 0);
    assert.equal(stderr.includes("Starting"), false);
    const { environment, ...report } = JSON.parse(stdout) as { environment: Record<string, string> };
    const config = { "aws:region": "eu-west-1" };
    assert.deepEqual(report, {
      endpoint,
      provider: { name: "local", plugins: [] },
      unset: overridingVariables,
      config,
    });
    assert.equal(environment["AWS_REGION"], "eu-west-1");
    assert.equal(await isServed(endpoint), true, "it stopped what others started");
    first.signal("SIGINT");
    await first.ended;
    await assertNothingLeft();
  });

  it("reports that the local AWS ended by itself, and ends, too", async () => {
    const running = localAws();
    const endpoint = /http:\S+/.exec(await running.line("Serving "))?.[0] ?? "";
    process.kill(serverOf(running.process));
    const { exitCode, stderr } = await running.ended;
    assert.equal(exitCode, 1);
    assert.match(stderr, /^error: The local AWS ended by itself\.\n {2}fix: run the command again$/m);
    assert.equal(await isServed(endpoint), false);
    await assertNothingLeft();
  });

  describe("without being able to", () => {
    async function failed(...args: string[]): Promise<Run> {
      const run = await localAws(...args).ended;
      assert.equal(run.exitCode, 1);
      assert.equal(run.stdout, "");
      await assertNothingLeft();
      return run;
    }

    for (const { args, message } of [
      {
        args: ["--region", "mars"],
        message: '--region "mars": a region is a name such as eu-west-1',
      },
      {
        args: ["--aws-provider", "mine"],
        message: '--aws-provider "mine": expected one of local, installed',
      },
      {
        args: ["--access-keys", "environment"],
        message: '--access-keys "environment": only an --endpoint gets access keys other than test',
      },
      { args: ["--port", "0"], message: '--port "0": a port is a whole number from 1 to 65535' },
      {
        args: ["--port", "1", "--endpoint", "http://127.0.0.1:1"],
        message: "--port and --endpoint exclude each other: the endpoint has a port already",
      },
    ]) {
      it(`refuses ${args.join(" ")}`, async () => {
        const { stderr } = await failed(...args);
        assert.equal(stderr, `error: ${message}\n  fix: npm run local-aws -- --help lists the options\n`);
      });
    }

    it("says that nothing answers at an endpoint", async () => {
      const { stderr } = await failed("--endpoint", "http://127.0.0.1:2");
      assert.match(stderr, /^error: Cognito doesn't answer at http:\/\/127\.0\.0\.1:2: /);
    });

    it("reports that a port is in use", async () => {
      const taken = createServer();
      await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
      const { port } = taken.address() as AddressInfo;
      const { stderr } = await failed("--port", String(port));
      assert.match(stderr, new RegExp(`^error: The local AWS can't listen on port ${port}: `, "m"));
      await new Promise((resolve) => taken.close(resolve));
    });
  });

  it("explains its options", async () => {
    const { exitCode, stdout } = await localAws("--help").ended;
    assert.equal(exitCode, 0);
    for (const option of [
      "--port",
      "--endpoint",
      "--access-keys",
      "--region",
      "--aws-provider",
      "--json",
      "--help",
    ]) {
      assert.match(stdout, new RegExp(`^  ${option}[ ,]`, "m"));
    }
  });
});
