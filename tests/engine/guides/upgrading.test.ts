import assert from "node:assert/strict";
import { useTerminal } from "../terminal";
import { readGuide } from "./guide";

const { sh } = readGuide("upgrading.md", { sh: 3 });
const [install = "", look = "", deploy = ""] = sh;

describe("The guide to an upgrade, on the command line,", function () {
  this.timeout(180_000);
  const user = useTerminal();

  it("names the command that installs it, which can't be done here: the component is on no registry", () => {
    assert.equal(install, "npm install cognito-auth@latest\n");
  });

  it("shows what differs, deploys it, and leaves nothing to do", async () => {
    const { terminal } = user;
    await terminal.succeed("pulumi stack init dev && pulumi up");
    // Stands for a version that has another default.
    await terminal.succeed("pulumi config set --path userPool.passwordPolicy.minimumLength 20");
    assert.match(await terminal.succeed(look), /minimumLength\s*: 14 => 20/);
    assert.match(await terminal.succeed(`set -e\n${deploy}`), /Resources:\n {4}6 unchanged\n/);
  });

  it("shows what would be replaced, and is refused where it is protected", async () => {
    const { terminal } = user;
    const [address, name] = ["test-user@example.com", "test-user"].map(
      (username) => `pulumi config set --path testUser.username ${username}`,
    );
    // Stands for a version that has another way to sign in by default.
    await terminal.succeed(`pulumi config set --path userPool.signInWith email && ${address}`);
    assert.match(await terminal.succeed(look), /aws:cognito\/userPool:UserPool: \(replace\)/);
    await terminal.succeed(`pulumi config rm --path userPool.signInWith && ${name}`);
    await terminal.succeed("pulumi config set protect true && pulumi up");
    await terminal.succeed(`pulumi config set --path userPool.signInWith email && ${address}`);
    const { exitCode, stdout, stderr } = await terminal.run(look);
    assert.notEqual(exitCode, 0);
    assert.match(stdout + stderr, /unable to replace resource ".*auth-user-pool"/);
  });
});
