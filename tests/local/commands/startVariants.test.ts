import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createCognitoClient } from "@cognito-auth/local-aws/awsClient";
import { startEmulator } from "@cognito-auth/local-aws/emulator";
import { cacheFolder } from "@cognito-auth/local-aws/emulator/cacheFolder";
import { findPulumi } from "../../../packages/local-aws/tests/helpers/pulumiCommand";
import { poolIds } from "../../engine/deployed";
import { begin, createProject, type Project, start } from "../../helpers/startCommand";
import { linesOf, shownByGuide, type StartReport } from "./startOutput";

function statusOf({ proof }: StartReport, words: string): string | undefined {
  return proof.find(({ claim }) => claim.includes(words))?.status;
}

describe("npm start, with other stacks, engines and endings", () => {
  let project: Project;

  beforeEach(async () => {
    project = await createProject();
  });

  afterEach(() => project.remove());

  it("has the real engine deploy the same, where there is a pulumi command", async function () {
    if ((await findPulumi()) === undefined) this.skip();
    const PATH = process.env["PATH"];
    const { exitCode, stdout, stderr } = await start(project, [], { PATH });
    assert.equal(stderr, "Starting the local AWS …\nSigning in as the test user …\n");
    assert.equal(exitCode, 0);
    assert.match(stdout, /^Stack dev on http:\/\/127\.0\.0\.1:\d+, run by the Pulumi engine \d+\.\d+\.\d+$/m);
    const shownInGuide = linesOf(shownByGuide()).filter((line) => !line.startsWith("Stack dev"));
    assert.deepEqual(
      linesOf(`${stderr}${stdout}`).filter((line) => !line.startsWith("Stack dev")),
      shownInGuide,
    );
  });

  it("runs without the rules of this project on request, says so, and proves what the emulator itself shows", async () => {
    const { exitCode, stdout } = await start(project, ["--json", "--no-rules"]);
    assert.equal(exitCode, 0);
    const report = JSON.parse(stdout) as StartReport;
    assert.deepEqual(report.notices, ["The local AWS runs without the rules of this project"]);
    assert.equal(statusOf(report, "violates the pool's policy"), "not proved");
    assert.equal(statusOf(report, "Upper and lower case"), "not proved");
    assert.equal(statusOf(report, "ID token verifies"), "proved");
    assert.ok(report.proof.every(({ status }) => status !== "proved by a rule" && status !== "failed"));
  });

  it("proves that no email was sent where the invitation is suppressed", async () => {
    await project.addStack(
      "quiet",
      "config:\n  cognito-auth:testUser: { username: jane, email: jane@example.com, sendInvitation: false }\n",
    );
    const { exitCode, stdout } = await start(project, ["--json", "--stack", "quiet"]);
    assert.equal(exitCode, 0);
    const report = JSON.parse(stdout) as StartReport;
    assert.equal(statusOf(report, "No invitation"), "proved");
    assert.equal(statusOf(report, "invitation email went"), undefined);
  });

  it("proves the sign-in of a user whose username is the email address", async () => {
    await project.addStack(
      "email",
      "config:\n  cognito-auth:userPool: { signInWith: email }\n  cognito-auth:testUser: { username: jane@example.com }\n",
    );
    const { exitCode, stdout } = await start(project, ["--json", "--stack", "email"]);
    assert.equal(exitCode, 0);
    const report = JSON.parse(stdout) as StartReport;
    assert.equal(statusOf(report, "ID token verifies"), "proved");
    assert.equal(report.proof.filter(({ status }) => status === "failed").length, 0);
  });

  it("uses nothing that the user has set for AWS", async () => {
    const home = join(project.folder, "home");
    await mkdir(join(home, ".aws"), { recursive: true });
    await writeFile(
      join(home, ".aws", "config"),
      "[default]\nregion = nowhere\nretry_mode = nonsense\nuse_fips_endpoint = true\n",
    );
    const { exitCode, stderr } = await start(project, [], {
      HOME: home,
      USERPROFILE: home,
      COGNITO_AUTH_CACHE: cacheFolder(process.env),
      AWS_ACCOUNT_ID_ENDPOINT_MODE: "nonsense",
      AWS_AUTH_SCHEME_PREFERENCE: "nonsense",
      AWS_CONFIG_FILE: "/nowhere",
      AWS_DEFAULTS_MODE: "nonsense",
      AWS_ENDPOINT_URL: "https://aws.example.com",
      AWS_MAX_ATTEMPTS: "nonsense",
      AWS_PROFILE: "nobody",
      AWS_REGION: "nowhere",
      AWS_REQUEST_CHECKSUM_CALCULATION: "nonsense",
      AWS_RETRY_MODE: "nonsense",
      AWS_SDK_UA_APP_ID: "nonsense",
      AWS_SESSION_TOKEN: "nonsense",
      AWS_USE_DUALSTACK_ENDPOINT: "true",
      AWS_USE_FIPS_ENDPOINT: "true",
    });
    assert.equal(stderr, "Starting the local AWS …\nSigning in as the test user …\n");
    assert.equal(exitCode, 0);
  });

  it("starts from nothing each time", async () => {
    const runs = [await start(project, ["--json"]), await start(project, ["--json"])];
    const [first, second] = runs.map(({ stdout }) => JSON.parse(stdout) as StartReport);
    assert.notEqual(first?.outputs["userPoolId"], second?.outputs["userPoolId"]);
    assert.deepEqual(first?.proof, second?.proof);
  });

  it("stays up with --serve, leaves the temporary password unused, and ends in order on Ctrl-C", async () => {
    const running = begin(project, ["--serve"]);
    const endpoint = /http:\S+/.exec(await running.line("Serving http"))?.[0] ?? "";
    assert.equal((await fetch(`${endpoint}/_ministack/health`)).status, 200);
    running.signal("SIGINT");
    const { exitCode, stdout } = await running.ended;
    assert.equal(exitCode, 0);
    assert.match(
      stdout,
      /A new password that satisfies.*\n.*not proved: the temporary password is left unused on purpose/,
    );
    await assert.rejects(fetch(`${endpoint}/_ministack/health`));
  });

  it("writes the files for a frontend with --serve, and the temporary password to one that only its owner can read", async () => {
    const running = begin(project, ["--serve", "--json"]);
    await running.line("Serving http");
    const folder = join(project.folder, ".local", "dev");
    const expected = [".env", "amplify_outputs.json", "test-user.json"].map((name) => join(folder, name));
    const [variables = "", amplifyOutputs = "", testUser = ""] = await Promise.all(
      expected.map((file) => readFile(file, "utf8")),
    );
    assert.equal((await stat(join(folder, "test-user.json"))).mode & 0o777, 0o600);
    running.signal("SIGINT");
    const { stdout } = await running.ended;
    const { files, outputs } = JSON.parse(stdout) as StartReport;
    assert.deepEqual(files, expected);
    assert.equal(existsSync(join(project.folder, ".local")), false, "the files lead to what is gone");
    assert.ok(variables.includes(`VITE_USER_POOL_ID='${outputs["userPoolId"] ?? ""}'\n`));
    const { temporaryPassword } = JSON.parse(testUser) as { temporaryPassword: string };
    assert.match(temporaryPassword, /^\w{20}$/);
    for (const text of [stdout, variables, amplifyOutputs]) assert.ok(!text.includes(temporaryPassword));
  });

  it("goes on with --serve where the files for a frontend can't be written", async () => {
    await writeFile(join(project.folder, ".local"), "");
    const running = begin(project, ["--serve", "--json"]);
    await running.line("Serving http");
    running.signal("SIGINT");
    const { exitCode, stdout, stderr } = await running.ended;
    assert.match(stderr, /^The files for a frontend can't be written: E(NOTDIR|EXIST): .*\.local/m);
    const { files, succeeded } = JSON.parse(stdout) as StartReport;
    assert.deepEqual({ exitCode, files, succeeded }, { exitCode: 0, files: [], succeeded: true });
  });

  it("stays up with --serve on an endpoint of others, and deletes what it deployed there", async () => {
    const emulator = await startEmulator({ onProgress: () => undefined });
    const cognito = createCognitoClient({ endpoint: emulator.endpoint, region: "us-east-1" });
    try {
      const running = begin(project, ["--serve", "--endpoint", emulator.endpoint]);
      await running.line("Serving http");
      assert.equal((await poolIds(cognito)).length, 1);
      running.signal("SIGINT");
      const { exitCode } = await running.ended;
      assert.equal(exitCode, 0);
      assert.equal((await poolIds(cognito)).length, 0);
    } finally {
      cognito.destroy();
      await emulator.stop();
    }
  });

  it("cleans up when it is ended in the middle", async () => {
    const running = begin(project, []);
    const endpoint = /http:[^\s,]+/.exec(await running.line("Stack dev on"))?.[0] ?? "";
    running.signal("SIGTERM");
    const { exitCode, stderr } = await running.ended;
    assert.equal(exitCode, 143);
    assert.equal(stderr.includes("    at "), false);
    await assert.rejects(fetch(`${endpoint}/_ministack/health`));
  });
});
