import assert from "node:assert/strict";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { poolIds } from "../../engine/deployed";
import { codeBlocks } from "../../helpers/readme";
import { createCognitoClient } from "@cognito-auth/local-aws/awsClient";
import { startEmulator } from "@cognito-auth/local-aws/emulator";
import { findPulumi } from "../../../packages/local-aws/tests/helpers/pulumiCommand";
import { begin, createProject, start, type Project } from "../../helpers/startCommand";

interface Report {
  readonly provider: object;
  readonly notices: string[];
  readonly outputs: Record<string, string>;
  readonly resources: { readonly name: string; readonly type: string; readonly parent?: string }[];
  readonly proof: { readonly claim: string; readonly status: string; readonly detail?: string }[];
  readonly files: string[];
  readonly succeeded: boolean;
}

function statusOf({ proof }: Report, words: string): string | undefined {
  return proof.find(({ claim }) => claim.includes(words))?.status;
}

/** The lines of a run, sorted, without what differs from run to run. */
function linesOf(output: string): string[] {
  const masked = output
    .replaceAll(/127\.0\.0\.1:\d+/g, "ADDRESS")
    .replaceAll(/us-east-1_\w+/g, "POOL")
    .replaceAll(/\b(?=\w*\d)\w{26}\b/g, "CLIENT")
    .replace(/in \d+\.\d s/, "in SECONDS");
  return masked
    .split("\n")
    .filter((line) => line !== "")
    .sort();
}

/** What a run prints, according to the guide. */
function shownByGuide(): string {
  return (
    codeBlocks("", "docs/guides/prove-the-sign-in.md").find((block) =>
      block.startsWith("Starting the local AWS"),
    ) ?? ""
  );
}

describe("npm start", () => {
  let project: Project;

  beforeEach(async () => {
    project = await createProject();
  });

  afterEach(() => project.remove());

  it("deploys the development stack, proves the sign-in and hides the temporary password", async () => {
    const { exitCode, stdout, stderr } = await start(project, []);
    assert.equal(stderr, "Starting the local AWS …\nSigning in as the test user …\n");
    assert.equal(exitCode, 0);
    assert.match(stdout, /^Stack dev on http:\/\/127\.0\.0\.1:\d+, run in this process/m);
    assert.match(stdout, /^ {4}auth-user-pool +aws:cognito:UserPool +us-east-1_\w+$/m);
    assert.match(stdout, /^ {2}testUserTemporaryPassword +\[secret\]$/m);
    assert.match(stdout, /^16 proved, 0 failed, 2 not proved in \d+\.\d s$/m);
    assert.deepEqual(linesOf(`${stderr}${stdout}`), linesOf(shownByGuide()));
    const { temporaryPassword } = await readJson(project, "test-user.json");
    assert.match(temporaryPassword ?? "", /^\w{20}$/);
    assert.ok(!stdout.includes(temporaryPassword ?? ""));
    assert.ok(!stdout.includes("\u001b"), "there is no color outside a terminal");
    const files = await readdir(project.folder, { recursive: true, withFileTypes: true });
    for (const { name, parentPath } of files.filter(
      (file) => file.isFile() && file.name !== "test-user.json",
    ))
      assert.ok(!(await readFile(join(parentPath, name), "utf8")).includes(temporaryPassword ?? ""), name);
  });

  it("prints one JSON document on request, and writes the files that it names", async () => {
    const { exitCode, stdout } = await start(project, ["--json", "--show-secrets"]);
    assert.equal(exitCode, 0);
    const { succeeded, provider, notices, resources, outputs, files } = JSON.parse(stdout) as Report;
    assert.equal(succeeded, true);
    assert.deepEqual(provider, { name: "local", plugins: [] });
    assert.deepEqual(notices, []);
    assert.deepEqual(resources.map(({ name, type, parent }) => [name, type, parent]).sort(), [
      ["auth", "cognito-auth:index:CognitoAuth", undefined],
      ["auth-app-client", "aws:cognito:UserPoolClient", "auth"],
      ["auth-test-user", "aws:cognito:User", "auth"],
      ["auth-test-user-password-1", "random:index:RandomPassword", "auth"],
      ["auth-user-pool", "aws:cognito:UserPool", "auth"],
    ]);
    const folder = join(project.folder, ".local", "dev");
    assert.deepEqual(
      files,
      [".env", "amplify_outputs.json", "test-user.json"].map((name) => join(folder, name)),
    );
    assert.equal((await stat(join(folder, "test-user.json"))).mode & 0o777, 0o600);
    const { temporaryPassword } = await readJson(project, "test-user.json");
    assert.equal(outputs["testUserTemporaryPassword"], temporaryPassword);
    const variables = await readFile(join(folder, ".env"), "utf8");
    assert.ok(variables.includes(`VITE_USER_POOL_ID='${outputs["userPoolId"] ?? ""}'\n`));
  });

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

  it("proves that no email was sent where the invitation is suppressed", async () => {
    await project.addStack(
      "quiet",
      "config:\n  cognito-auth:testUser: { username: jane, email: jane@example.com, sendInvitation: false }\n",
    );
    const { exitCode, stdout } = await start(project, ["--json", "--stack", "quiet"]);
    assert.equal(exitCode, 0);
    const report = JSON.parse(stdout) as Report;
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
    const report = JSON.parse(stdout) as Report;
    assert.equal(statusOf(report, "ID token verifies"), "proved");
    assert.equal(report.proof.filter(({ status }) => status === "failed").length, 0);
  });

  it("deploys the production stack and reports that there is no test user to sign in", async () => {
    const { exitCode, stdout } = await start(project, ["--json", "--stack", "prod"]);
    assert.equal(exitCode, 0);
    const report = JSON.parse(stdout) as Report;
    assert.deepEqual(report.proof, [
      { claim: "A user can sign in.", status: "not proved", detail: "this stack has no test user" },
    ]);
    assert.equal("testUsername" in report.outputs, false);
  });

  it("starts from nothing each time", async () => {
    const runs = [await start(project, ["--json"]), await start(project, ["--json"])];
    const [first, second] = runs.map(({ stdout }) => JSON.parse(stdout) as Report);
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

async function readJson(project: Project, name: string): Promise<Record<string, string>> {
  const content = await readFile(join(project.folder, ".local", "dev", name), "utf8");
  return JSON.parse(content) as Record<string, string>;
}
