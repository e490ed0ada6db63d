import assert from "node:assert/strict";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ListUserPoolsCommand } from "@aws-sdk/client-cognito-identity-provider";
import { IAMClient, ListRolesCommand } from "@aws-sdk/client-iam";
import { LambdaClient, ListFunctionsCommand } from "@aws-sdk/client-lambda";
import { createAwsClient, createCognitoClient } from "@cognito-auth/local-aws/awsClient";
import { type Emulator, providerServices, startEmulator } from "@cognito-auth/local-aws/emulator";
import { throughProxy } from "../../../packages/local-aws/tests/helpers/interceptingProxy";
import { findPulumi } from "../../../packages/local-aws/tests/helpers/pulumiCommand";
import { codeBlocks } from "../../helpers/readme";
import { begin, createProject, type Project, type RunningStart } from "../../helpers/startCommand";
import type { StartReport } from "./startOutput";

const progress = "Starting the local AWS …\nSigning up, and signing in as the test user …\n";

describe("npm run triggers", () => {
  let project: Project;

  beforeEach(async () => {
    project = await createProject();
  });

  afterEach(() => project.remove());

  function triggers(args: string[], environment: NodeJS.ProcessEnv = {}): RunningStart {
    return begin(project, args, environment, "triggers.ts");
  }

  /** What the guide shows of a run, and the run itself, without the seconds. */
  function assertShownByGuide(stdout: string): void {
    const shown =
      codeBlocks("", "docs/guides/whole-application.md").find((block) => block.startsWith("Triggers")) ?? "";
    const printed = stdout.slice(stdout.indexOf("\nTriggers") + 1);
    const masked = (text: string): string => text.replace(/in \d+\.\d s/, "in SECONDS");
    assert.equal(masked(printed), masked(shown));
  }

  it("deploys the user pool with functions and proves what these do, as the guide shows", async () => {
    const { exitCode, stdout, stderr } = await triggers([]).ended;
    assert.equal(stderr, progress);
    assert.equal(exitCode, 0);
    assert.match(stdout, /^Stack dev on http:\/\/127\.0\.0\.1:\d+, run in this process/m);
    assert.match(stdout, /^ {2}refuse-other-domains +aws:lambda:Function +refuse-other-domains-\w+$/m);
    assert.match(stdout, /^ {2}testUserTemporaryPassword +\[secret\]$/m);
    assertShownByGuide(stdout);
  });

  it("has the real engine deploy the same, where there is a pulumi command", async function () {
    if ((await findPulumi()) === undefined) this.skip();
    const { exitCode, stdout, stderr } = await triggers([], { PATH: process.env["PATH"] }).ended;
    assert.equal(stderr, progress);
    assert.equal(exitCode, 0);
    assert.match(stdout, /^Stack dev on http:\/\/127\.0\.0\.1:\d+, run by the Pulumi engine \d+\.\d+\.\d+$/m);
    assertShownByGuide(stdout);
  });

  it("prints one JSON document on request", async () => {
    const { exitCode, stdout } = await triggers(["--json"]).ended;
    assert.equal(exitCode, 0);
    const { succeeded, resources, outputs, files, proof } = JSON.parse(stdout) as StartReport;
    assert.equal(succeeded, true);
    assert.equal(resources.filter(({ type }) => type === "aws:lambda:Function").length, 3);
    assert.equal(resources.filter(({ type }) => type === "aws:lambda:Permission").length, 3);
    assert.equal(outputs["testUserTemporaryPassword"], "[secret]");
    assert.deepEqual(files, []);
    assert.deepEqual(countsOf(proof), { proved: 9, "proved by a rule": 3 });
  });

  it("blames nothing on the functions where the local AWS runs without the rules of this project", async () => {
    const { exitCode, stdout } = await triggers(["--json", "--no-rules"]).ended;
    assert.equal(exitCode, 0);
    assert.deepEqual(countsOf((JSON.parse(stdout) as StartReport).proof), { proved: 9, "not proved": 3 });
  });

  it("takes another domain and another group", async () => {
    const file = join(project.folder, "examples", "triggers", "Pulumi.dev.yaml");
    const written = await readFile(file, "utf8");
    const other = written.replace("allowedDomain: example.com", "allowedDomain: shop.example");
    await writeFile(file, `${other}  triggers:group: authors\n`);
    const { exitCode, stdout } = await triggers(["--json"]).ended;
    const { outputs, proof } = JSON.parse(stdout) as StartReport;
    assert.equal(exitCode, 0);
    assert.equal(outputs["testUsername"], "test-user@shop.example");
    assert.deepEqual(countsOf(proof), { proved: 9, "proved by a rule": 3 });
  });

  it("refuses a domain that no address has, before anything is started", async () => {
    const file = join(project.folder, "examples", "triggers", "Pulumi.dev.yaml");
    await writeFile(
      file,
      (await readFile(file, "utf8")).replace("allowedDomain: example.com", 'allowedDomain: "@example.com"'),
    );
    const { exitCode, stdout, stderr } = await triggers([]).ended;
    assert.equal(exitCode, 1);
    assert.equal(stdout, "");
    assert.match(stderr, /^error: examples\/triggers\/Pulumi\.dev\.yaml can't be deployed\. /);
    assert.match(stderr, /^ +allowedDomain: "@example\.com"$/m);
  });

  it("names the file that a stack lacks", async () => {
    await rm(join(project.folder, "examples", "triggers", "Pulumi.dev.yaml"));
    const { exitCode, stdout, stderr } = await triggers([]).ended;
    assert.deepEqual([exitCode, stdout], [1, ""]);
    assert.match(
      stderr,
      /^error: There is no stack "dev": examples\/triggers\/Pulumi\.dev\.yaml doesn't exist\.$/m,
    );
  });

  it("lists its options", async () => {
    const { exitCode, stdout } = await triggers(["--help"]).ended;
    assert.equal(exitCode, 0);
    assert.match(stdout, /^Deploys the user pool with Lambda functions of examples\/triggers /);
    assert.match(stdout, /^Usage: npm run triggers \[-- options\]$/m);
  });

  describe("on an endpoint of others,", () => {
    let emulator: Emulator;

    before(async () => {
      emulator = await startEmulator({ onProgress: () => undefined, services: providerServices });
    });

    after(() => emulator.stop());

    it("stays up with --serve, and deletes what it deployed there", async () => {
      const running = triggers(["--serve", "--endpoint", emulator.endpoint]);
      await running.line("Serving http");
      assert.deepEqual(await thingsOn(emulator.endpoint), [1, 3, 3]);
      const written = await readFile(join(project.folder, ".local", "dev", "test-user.json"), "utf8");
      const { username, temporaryPassword } = JSON.parse(written) as Record<string, string>;
      assert.equal(username, "test-user@example.com");
      running.signal("SIGINT");
      const { exitCode, stdout } = await running.ended;
      assert.equal(exitCode, 0);
      assert.ok(temporaryPassword !== undefined && !stdout.includes(temporaryPassword));
      assert.match(stdout, /not proved: the temporary password is left unused on purpose/);
      assert.deepEqual(await thingsOn(emulator.endpoint), [0, 0, 0]);
    });

    it("fails with what Cognito answers where a function fails, and deletes what is there", async () => {
      await throughProxy(
        emulator.endpoint,
        ({ operation }, forward) => {
          if (operation !== "AdminInitiateAuth" && operation !== "InitiateAuth") return forward();
          const message = "PreTokenGeneration failed with error No claims.";
          return {
            status: 400,
            body: JSON.stringify({ __type: "UserLambdaValidationException", message }),
          };
        },
        async (endpoint) => {
          const { exitCode, stdout } = await triggers(["--endpoint", endpoint]).ended;
          assert.equal(exitCode, 1);
          assert.match(
            stdout,
            /✗ The ID token and the access token of .*\n +failed: UserLambdaValidationException: PreTokenGeneration failed with error No claims\.$/m,
          );
        },
      );
      assert.deepEqual(await thingsOn(emulator.endpoint), [0, 0, 0]);
    });

    it("proves nothing of the functions where the endpoint lacks something of theirs", async () => {
      await throughProxy(
        emulator.endpoint,
        ({ operation }, forward) =>
          operation === "CreateLogGroup"
            ? { status: 400, body: JSON.stringify({ __type: "UnknownOperationException" }) }
            : forward(),
        async (endpoint) => {
          const { exitCode, stdout } = await triggers(["--json", "--endpoint", endpoint]).ended;
          assert.equal(exitCode, 0, stdout);
          assert.deepEqual((JSON.parse(stdout) as StartReport).proof, [
            {
              claim: "The functions do what they are meant for.",
              status: "not proved",
              detail: "this endpoint has no aws:cloudwatch:LogGroup",
            },
          ]);
        },
      );
    });

    it("shows what Cognito answers where a function keeps the test user from being created", async () => {
      await throughProxy(
        emulator.endpoint,
        ({ operation }, forward) => {
          const message = "CustomMessage failed with error No words.";
          return operation === "AdminCreateUser"
            ? { status: 400, body: JSON.stringify({ __type: "UserLambdaValidationException", message }) }
            : forward();
        },
        async (endpoint) => {
          const { exitCode, stderr } = await triggers(["--endpoint", endpoint]).ended;
          assert.equal(exitCode, 1);
          assert.match(
            stderr,
            /^error: The deployment failed: .*UserLambdaValidationException.*CustomMessage failed with error No words\./m,
          );
          assert.doesNotMatch(stderr, /^ +at /m);
        },
      );
      assert.deepEqual(await thingsOn(emulator.endpoint), [0, 0, 0]);
    });
  });
});

function countsOf(proof: StartReport["proof"]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status } of proof) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

/** How many user pools, functions and roles there are. */
async function thingsOn(endpoint: string): Promise<number[]> {
  const place = { endpoint, region: "us-east-1" };
  const [cognito, lambda, iam] = [
    createCognitoClient(place),
    createAwsClient(LambdaClient, place),
    createAwsClient(IAMClient, place),
  ];
  const { UserPools = [] } = await cognito.send(new ListUserPoolsCommand({ MaxResults: 60 }));
  const { Functions = [] } = await lambda.send(new ListFunctionsCommand({}));
  const { Roles = [] } = await iam.send(new ListRolesCommand({}));
  for (const client of [cognito, lambda, iam]) client.destroy();
  return [UserPools, Functions, Roles].map(({ length }) => length);
}
