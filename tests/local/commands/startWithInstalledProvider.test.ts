import assert from "node:assert/strict";
import { mkdir, readdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { findPulumi, pathWithoutPulumi } from "../../../packages/local-aws/tests/helpers/pulumiCommand";
import {
  createPulumiHome,
  needed,
  type PulumiHome,
} from "../../../packages/local-aws/tests/helpers/standIns";
import { begin, createProject, folderOf, type Project, start } from "../../helpers/startCommand";
import { assertOwnEnvironment, userEnvironment } from "./userEnvironment";

interface Report {
  readonly provider: object;
  readonly notices: string[];
  readonly proof: { readonly status: string }[];
  readonly succeeded: boolean;
}

const notice =
  "Pulumi's plugins don't report which arguments this endpoint ignores, as the local provider does";

describe("npm start, npm run app and npm run triggers, with the installed plugins,", function () {
  let project: Project;
  let home: PulumiHome;

  beforeEach(async () => {
    project = await createProject();
    home = await createPulumiHome();
  });

  afterEach(async () => {
    await project.remove();
    await home.remove();
  });

  function environment(): NodeJS.ProcessEnv {
    return { ...userEnvironment, PATH: process.env["PATH"], PULUMI_HOME: home.folder };
  }

  describe("on the real engine", () => {
    before(async function () {
      if ((await findPulumi()) === undefined) this.skip();
    });

    beforeEach(async () => {
      await home.install("aws");
      await home.install("random");
    });

    it("prove the sign-in through them, and say so", async () => {
      const { exitCode, stdout, stderr } = await start(
        project,
        ["--aws-provider", "installed"],
        environment(),
      );
      assert.equal(stderr, "Starting the local AWS …\nSigning in as the test user …\n");
      assert.equal(exitCode, 0);
      const [, first, second, third] = stdout.split("\n");
      assert.match(first ?? "", /^Stack dev on http:\/\/127\.0\.0\.1:\d+, run by the Pulumi engine /);
      assert.equal(
        second,
        `AWS provider: installed, Pulumi's plugins aws v${needed.aws} and random v${needed.random}`,
      );
      assert.equal(third, `  ! ${notice}`);
      assert.match(stdout, /^18 proved, 3 proved by a rule, 1 asked for, 0 failed, 0 not proved in /m);
      assert.deepEqual((await home.starts()).map(({ name }) => name).sort(), ["aws", "random"]);
    });

    it("point them to the local AWS, and give them nothing of the user's", async () => {
      await project.addStack(
        "mine",
        `config:
  aws:profile: users-profile
  aws:accessKey: users-key
  aws:endpoints: [{ cognitoidp: "https://users.example.com" }]
  aws:defaultTags: { tags: { team: web } }
  cognito-auth:testUser: { username: jane, email: jane@example.com }
`,
      );
      const installed = await contentsOf(home.folder);
      const args = ["--json", "--aws-provider", "installed", "--stack", "mine"];
      const { exitCode, stdout } = await start(project, args, environment());
      assert.equal(exitCode, 0);
      const report = JSON.parse(stdout) as Report & { endpoint: string };
      assert.equal(report.succeeded, true);
      assert.deepEqual(report.provider, {
        name: "installed",
        plugins: [
          { name: "aws", version: needed.aws, path: await home.install("aws") },
          { name: "random", version: needed.random, path: await home.install("random") },
        ],
      });
      const ignored = (key: string): string =>
        `Ignored ${key}: on a local AWS, the plugin is given only aws:region, aws:defaultTags, aws:ignoreTags`;
      assert.deepEqual(report.notices, [
        notice,
        ignored("aws:accessKey"),
        ignored("aws:endpoints"),
        ignored("aws:profile"),
      ]);

      const starts = await home.starts();
      assert.equal(starts.length, 2);
      assertOwnEnvironment(starts, report.endpoint, project.temporary);
      const settings = (await home.settings()).find(({ name }) => name === "aws")?.settings ?? {};
      assert.deepEqual(
        Object.keys(settings)
          .map((key) => key.replace("aws:config:", ""))
          .sort(),
        ["defaultTags", "region"],
      );
      assert.equal(settings["aws:config:region"], "us-east-1");
      assert.deepEqual(await contentsOf(home.folder), installed);
    });

    it("deploy the whole application with them", async () => {
      const args = ["--json", "--aws-provider", "installed"];
      const run = await begin(project, args, environment(), "app.ts").ended;
      assert.equal(run.exitCode, 0, run.stderr);
      const { provider, proof } = JSON.parse(run.stdout) as Report;
      assert.equal((provider as { name: string }).name, "installed");
      assert.equal(proof.filter(({ status }) => status === "proved").length, 39);
      assert.ok((await home.starts()).length > 0);
    });

    it("deploy the user pool with functions with them", async () => {
      const args = ["--json", "--aws-provider", "installed"];
      const run = await begin(project, args, environment(), "triggers.ts").ended;
      assert.equal(run.exitCode, 0, run.stderr);
      const { provider, proof } = JSON.parse(run.stdout) as Report;
      assert.equal((provider as { name: string }).name, "installed");
      assert.equal(proof.filter(({ status }) => status.startsWith("proved")).length, 12);
    });

    it("end before anything is started where one isn't installed", async () => {
      const plugin = `resource-aws-v${needed.aws}`;
      await mkdir(join(home.folder, "elsewhere", "plugins"), { recursive: true });
      await symlink(join(home.folder, "plugins", plugin), join(home.folder, "elsewhere", "plugins", plugin));
      const PULUMI_HOME = join(home.folder, "elsewhere");
      for (const script of ["start.ts", "app.ts", "triggers.ts"]) {
        const args = ["--aws-provider", "installed"];
        const run = await begin(project, args, { ...environment(), PULUMI_HOME }, script).ended;
        assert.deepEqual(run, {
          exitCode: 1,
          stdout: "",
          stderr:
            `error: --aws-provider installed needs the Pulumi plugin random v${needed.random}: not found in ${PULUMI_HOME}/plugins.\n` +
            `  fix: run pulumi plugin install resource random v${needed.random}, or omit --aws-provider\n`,
        });
        assert.deepEqual(await readdir(project.temporary), []);
      }
    });
  });

  it("end before anything is started where there is no pulumi command", async () => {
    await home.install("aws");
    await home.install("random");
    const PATH = pathWithoutPulumi();
    const python = folderOf("python3") ?? "";
    for (const script of ["start.ts", "app.ts", "triggers.ts"]) {
      const run = await begin(
        project,
        ["--json", "--aws-provider", "installed"],
        { ...environment(), PATH, PYTHON: join(python, "python3") },
        script,
      ).ended;
      assert.equal(run.exitCode, 1);
      assert.equal(run.stderr, "");
      assert.deepEqual(JSON.parse(run.stdout), {
        error: {
          message: "--aws-provider installed needs a pulumi command, and there is none on the PATH.",
          fix: "install the Pulumi CLI (https://www.pulumi.com/docs/install/), or omit --aws-provider",
        },
        succeeded: false,
      });
      assert.deepEqual(await readdir(project.temporary), []);
    }
  });
});

/** What is installed in a home of Pulumi's, without the notes that its commands leave there themselves. */
async function contentsOf(home: string): Promise<string[]> {
  const names = await readdir(home, { recursive: true });
  return names.filter((name) => !/^logs(\/|$)|\.lastused$/.test(name)).sort();
}
