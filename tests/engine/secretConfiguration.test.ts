import assert from "node:assert/strict";
import { join } from "node:path";
import { DescribeUserPoolCommand } from "@aws-sdk/client-cognito-identity-provider";
import { everyFile } from "../../packages/local-aws/tests/realEngine/engineStack";
import { useTerminal } from "./terminal";

const message = "Hushhush, {username}: {####}";
const email = "hushhush@example.com";

describe("A secret in a stack's configuration, on the command line,", () => {
  const user = useTerminal();

  it("is deployed, and is neither printed nor in the state, beside numbers and choices", async () => {
    const { terminal } = user;
    const printed = [];
    for (const command of [
      "pulumi stack init dev",
      `pulumi config set --path --secret userPool.invitation.message '${message}'`,
      "pulumi config set --path userPool.passwordPolicy.minimumLength 16",
      "pulumi config set --path userPool.mfa.mode ON",
      "pulumi config set --path --secret userPool.name hushhush-pool",
      "pulumi config set --path --secret appClient.name hushhush-client",
      `pulumi config set --path --secret testUser.email ${email}`,
      "pulumi config set --path --secret testUser.attributes.nickname hushhush-jane",
      "pulumi config set --path --secret tags.token hushhush-token",
      "pulumi up --diff --show-full-output --show-config --debug",
      "pulumi stack output",
      "pulumi stack export",
      "pulumi preview --refresh --expect-no-changes --diff",
    ]) {
      printed.push(await terminal.succeed(command));
    }
    assert.ok(printed.some((output) => output.includes("auth-user-pool")));
    const state = await everyFile(join(terminal.stateFolder, ".pulumi"));
    assert.ok(state.includes("auth-user-pool"));
    for (const text of [...printed, state]) assert.deepEqual(text.match(/.*hushhush.*/gi), null);

    const output = async (name: string): Promise<string> =>
      (await terminal.succeed(`pulumi stack output ${name} --show-secrets`)).trim();
    const UserPoolId = await output("userPoolId");
    const { UserPool: pool } = await terminal.cognito.send(new DescribeUserPoolCommand({ UserPoolId }));
    assert.equal(pool?.AdminCreateUserConfig?.InviteMessageTemplate?.EmailMessage, message);
    assert.equal(pool.Name, "hushhush-pool");
    assert.equal(pool.UserPoolTags?.["token"], "hushhush-token");
    assert.equal(pool.Policies?.PasswordPolicy?.MinimumLength, 16);
    assert.equal(pool.MfaConfiguration, "ON");
  });

  it("isn't in an error about it", async () => {
    const { terminal } = user;
    await terminal.succeed("pulumi config set --path --secret testUser.email hushhush");
    const { exitCode, stdout, stderr } = await terminal.run("pulumi preview");
    assert.notEqual(exitCode, 0);
    assert.match(stdout, /testUser\.email: a secret\n +why: this isn't a valid email address/);
    assert.doesNotMatch(stdout + stderr, /hushhush/i);
  });
});
