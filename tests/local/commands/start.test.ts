import assert from "node:assert/strict";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { createProject, type Project, start } from "../../helpers/startCommand";
import { linesOf, shownByGuide, type StartReport } from "./startOutput";

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
    )) {
      assert.ok(!(await readFile(join(parentPath, name), "utf8")).includes(temporaryPassword ?? ""), name);
    }
  });

  it("prints one JSON document on request, and writes the files that it names", async () => {
    const { exitCode, stdout } = await start(project, ["--json", "--show-secrets"]);
    assert.equal(exitCode, 0);
    const { succeeded, provider, notices, resources, outputs, files } = JSON.parse(stdout) as StartReport;
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

  it("deploys the production stack and reports that there is no test user to sign in", async () => {
    const { exitCode, stdout } = await start(project, ["--json", "--stack", "prod"]);
    assert.equal(exitCode, 0);
    const report = JSON.parse(stdout) as StartReport;
    assert.deepEqual(report.proof, [
      { claim: "A user can sign in.", status: "not proved", detail: "this stack has no test user" },
    ]);
    assert.equal("testUsername" in report.outputs, false);
  });
});

async function readJson(project: Project, name: string): Promise<Record<string, string>> {
  const content = await readFile(join(project.folder, ".local", "dev", name), "utf8");
  return JSON.parse(content) as Record<string, string>;
}
