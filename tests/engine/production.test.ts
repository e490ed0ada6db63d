import assert from "node:assert/strict";
import { UpdateUserPoolCommand } from "@aws-sdk/client-cognito-identity-provider";
import { type Deployed, findDeployed } from "./deployed";
import { useTerminal } from "./terminal";

/** The resources that an error of the engine names as protected. */
function protectedIn({ stdout, stderr }: { stdout: string; stderr: string }): string[] {
  const found = (stdout + stderr).matchAll(/::(auth-[\w-]+)"\s+(?:cannot be deleted|as it is currently)/g);
  return [...new Set([...found].map(([, name = ""]) => name))].sort();
}

describe("A production stack, on the command line,", () => {
  const user = useTerminal();
  let before: Deployed;

  beforeEach(async () => {
    const { terminal } = user;
    await terminal.succeed("pulumi stack init prod");
    await terminal.succeed("pulumi config set --path testUser.username jane");
    await terminal.succeed("pulumi config set --path testUser.email jane@example.com");
    await terminal.succeed("pulumi config set allowTestUserInProduction true");
    await terminal.succeed("pulumi config set --path userPool.sms.region us-east-1");
    await terminal.succeed("pulumi config set --path groups.staff.description Staff");
    await terminal.succeed("pulumi config set --path 'testUser.groups[0]' staff");
    await terminal.succeed("cp Pulumi.prod.yaml Pulumi.prod.yaml.before && pulumi up --skip-preview");
    before = await findDeployed(terminal.cognito);
    assert.deepEqual([before.pools.length, before.clients.length, before.users.length], [1, 1, 1]);
  });

  afterEach(async () => {
    const { terminal } = user;
    const [UserPoolId] = before.pools;
    const withoutProtection = { UserPoolId, DeletionProtection: "INACTIVE" } as const;
    await terminal.cognito.send(new UpdateUserPoolCommand(withoutProtection));
    await terminal.succeed("pulumi state unprotect --all && pulumi destroy");
    await terminal.succeed("pulumi stack rm prod --preserve-config");
    await terminal.succeed("mv Pulumi.prod.yaml.before Pulumi.prod.yaml");
  });

  it("isn't destroyed, and loses nothing", async () => {
    const { terminal } = user;
    const destroyed = await terminal.run("pulumi destroy");
    assert.notEqual(destroyed.exitCode, 0);
    assert.deepEqual(protectedIn(destroyed), ["auth-app-client", "auth-group-staff", "auth-test-user"]);
    assert.deepEqual(await findDeployed(terminal.cognito), before);
    await terminal.succeed("pulumi preview --refresh --expect-no-changes");
  });

  for (const [title, settings, refused] of [
    [
      "pool",
      ["--path userPool.signInWith email", "--path testUser.username jane@example.com"],
      "auth-user-pool",
    ],
    ["test user", ["--path testUser.username joan"], "auth-test-user"],
  ] as const) {
    it(`can't be given another ${title}, and loses nothing`, async () => {
      const { terminal } = user;
      for (const setting of settings) await terminal.succeed(`pulumi config set ${setting}`);
      for (const command of ["pulumi preview", "pulumi up", "pulumi up --skip-preview"]) {
        const changed = await terminal.run(command);
        assert.notEqual(changed.exitCode, 0, command);
        assert.ok(protectedIn(changed).includes(refused), command);
      }
      assert.deepEqual(await findDeployed(terminal.cognito), before);
    });
  }

  it("is given another name without another pool", async () => {
    const { terminal } = user;
    await terminal.succeed("pulumi config set --path userPool.name another");
    assert.match(await terminal.succeed("pulumi up"), /auth-user-pool updated /);
    assert.deepEqual(await findDeployed(terminal.cognito), before);
  });

  it("isn't allowed to lose its test user, and loses nothing", async () => {
    const { terminal } = user;
    await terminal.succeed("pulumi config rm testUser");
    const changed = await terminal.run("pulumi up");
    assert.notEqual(changed.exitCode, 0);
    assert.deepEqual(protectedIn(changed), ["auth-test-user"]);
    assert.deepEqual(await findDeployed(terminal.cognito), before);
  });

  it("isn't allowed to lose a group, and keeps who is in it", async () => {
    const { terminal } = user;
    await terminal.succeed("pulumi config rm groups && pulumi config rm --path testUser.groups");
    const changed = await terminal.run("pulumi up");
    assert.notEqual(changed.exitCode, 0);
    assert.deepEqual(protectedIn(changed), ["auth-group-staff"]);
    assert.deepEqual(await findDeployed(terminal.cognito), before);
  });

  it("isn't allowed to lose the role for text messages, nor the text messages", async () => {
    const { terminal } = user;
    await terminal.succeed("pulumi config rm --path userPool.sms");
    const changed = await terminal.run("pulumi up");
    assert.notEqual(changed.exitCode, 0);
    assert.match(changed.stdout, /userPool\.sms\s+why: the pool has text messages/);
    await terminal.succeed(`set -e
      pulumi config set --path userPool.sms.roleArn arn:aws:iam::000000000000:role/texts
      pulumi config set --path userPool.sms.externalId shop`);
    assert.deepEqual(protectedIn(await terminal.run("pulumi up")), ["auth-sms-policy"]);
    await terminal.succeed("pulumi config rm --path userPool.sms");
    await terminal.succeed("pulumi config set --path userPool.sms.region us-east-1");
    await terminal.succeed("pulumi preview --refresh --expect-no-changes");
  });
});
