import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { findPulumi } from "../../../packages/local-aws/tests/helpers/pulumiCommand";
import {
  createPulumiHome,
  needed,
  type PulumiHome,
} from "../../../packages/local-aws/tests/helpers/standIns";
import { openTerminal } from "../../engine/terminal";
import { begin, createProject, type Project } from "../../helpers/startCommand";
import { assertOwnEnvironment, userEnvironment } from "./userEnvironment";

const installed = ["--aws-provider", "installed"];
const both = `aws v${needed.aws} and random v${needed.random}`;

describe("npm run local-aws, with the installed plugins,", function () {
  let home: PulumiHome;

  beforeEach(async () => {
    home = await createPulumiHome();
  });

  afterEach(() => home.remove());

  function environment(): NodeJS.ProcessEnv {
    return { ...userEnvironment, PULUMI_HOME: home.folder };
  }

  describe("on the real engine", () => {
    before(async function () {
      if ((await findPulumi()) === undefined) this.skip();
    });

    it("prints an environment that is enough to deploy with them, and takes precedence over the user's", async () => {
      await home.install("aws");
      await home.install("random");
      const terminal = await openTerminal(undefined, { args: installed, environment: environment() });
      try {
        await terminal.succeed("pulumi stack init dev");
        const up = await terminal.succeed("pulumi up");
        assert.match(up, /Resources:\n {4}\+ 6 created/);
        assert.equal(up.includes("warning"), false, up);
        await terminal.succeed("pulumi preview --refresh --expect-no-changes");
        await terminal.succeed("pulumi destroy");
      } finally {
        await terminal.close();
      }
      const starts = await home.starts();
      assert.deepEqual([...new Set(starts.map(({ name }) => name))].sort(), ["aws", "random"]);
      assertOwnEnvironment(starts, terminal.endpoint, terminal.stateFolder);
      assert.deepEqual(await readdir(home.folder), ["plugins"]);
    });
  });

  describe("in a project", () => {
    let project: Project;

    beforeEach(async () => {
      project = await createProject();
    });

    afterEach(() => project.remove());

    it("says which they are, and attaches no provider", async () => {
      await home.install("aws");
      await home.install("random");
      const running = begin(project, installed, environment(), "localAws.ts");
      await running.line("Serving ");
      const written = await readFile(join(project.folder, ".local", "local-aws.env"), "utf8");
      running.signal("SIGINT");
      const { exitCode, stdout, stderr } = await running.ended;
      assert.equal(exitCode, 0);
      assert.match(stderr, new RegExp(`^AWS provider: installed, Pulumi's plugins ${both}$`, "m"));
      assert.ok(stdout.includes(written));
      assert.doesNotMatch(written, /^export PULUMI_DEBUG_PROVIDERS/m);
      assert.match(written, /^unset AWS_PROFILE .* PULUMI_DEBUG_PROVIDERS/m);
      assert.doesNotMatch(stdout, /pulumi config set/);
      assert.deepEqual(await readdir(project.temporary), []);
      assert.ok(
        existsSync(join(home.folder, "plugins", `resource-aws-v${needed.aws}`, "pulumi-resource-aws")),
      );
    });

    it("prints as JSON what else a stack needs on an endpoint with a name", async () => {
      const paths = { aws: await home.install("aws"), random: await home.install("random") };
      const first = begin(project, [], {}, "localAws.ts");
      const address = /http:\S+/.exec(await first.line("Serving "))?.[0] ?? "";
      const endpoint = address.replace("127.0.0.1", "localhost");
      const args = [...installed, "--endpoint", endpoint];
      const plain = begin(project, args, environment(), "localAws.ts");
      await plain.line("Serving ");
      plain.signal("SIGINT");
      assert.match(
        (await plain.ended).stdout,
        /\npulumi stack init local\npulumi config set aws:s3UsePathStyle true\n$/,
      );
      const asJson = begin(project, ["--json", ...args], environment(), "localAws.ts");
      await asJson.line("Serving ");
      asJson.signal("SIGINT");
      const {
        environment: printed,
        unset,
        ...others
      } = JSON.parse((await asJson.ended).stdout) as {
        environment: Record<string, string>;
        unset: string[];
      };
      assert.deepEqual(others, {
        endpoint,
        provider: {
          name: "installed",
          plugins: [
            { name: "aws", version: needed.aws, path: paths.aws },
            { name: "random", version: needed.random, path: paths.random },
          ],
        },
        config: { "aws:s3UsePathStyle": "true" },
      });
      assert.equal(printed["AWS_ENDPOINT_URL"], endpoint);
      assert.ok(unset.includes("AWS_PROFILE"));
      first.signal("SIGINT");
      await first.ended;
    });

    it("ends before anything is started where they aren't installed", async () => {
      const run = await begin(project, installed, environment(), "localAws.ts").ended;
      assert.deepEqual(run, {
        exitCode: 1,
        stdout: "",
        stderr:
          `error: --aws-provider installed needs the Pulumi plugins ${both}: not found in ${home.folder}/plugins.\n` +
          `  fix: run pulumi plugin install resource aws v${needed.aws} && pulumi plugin install resource random v${needed.random}, or omit --aws-provider\n`,
      });
      assert.deepEqual(await readdir(project.temporary), []);
      assert.equal(existsSync(join(project.folder, ".local")), false);
    });
  });
});
