import assert from "node:assert/strict";
import { existsSync } from "node:fs";
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
    assert.match(
      stdout,
      /^18 proved, 3 proved by a rule, 1 asked for, 0 failed, 0 not proved in \d+\.\d s$/m,
    );
    assert.deepEqual(linesOf(`${stderr}${stdout}`), linesOf(shownByGuide()));
    assert.ok(!stdout.includes("\u001b"), "there is no color outside a terminal");
    assert.equal(existsSync(join(project.folder, ".local")), false, "there is nothing left to sign in to");
  });

  it("prints one JSON document on request, with the temporary password if that is requested, too", async () => {
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
    assert.deepEqual(files, []);
    assert.match(outputs["testUserTemporaryPassword"] ?? "", /^\w{20}$/);
  });

  it("deploys the production stack and reports that there is no test user to sign in", async () => {
    const { exitCode, stdout, stderr } = await start(project, ["--json", "--stack", "prod"]);
    assert.equal(exitCode, 0);
    assert.equal(stderr, "Starting the local AWS …\n", "nobody signs in");
    const report = JSON.parse(stdout) as StartReport;
    assert.deepEqual(report.proof, [
      { claim: "A user can sign in.", status: "not proved", detail: "this stack has no test user" },
    ]);
    assert.equal("testUsername" in report.outputs, false);
  });
});
