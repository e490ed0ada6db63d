import assert from "node:assert/strict";
import { DescribeUserPoolCommand, UpdateUserPoolCommand } from "@aws-sdk/client-cognito-identity-provider";
import type { Run } from "../../helpers/startCommand";
import { commandOf } from "../../helpers/workflow";
import { useTerminal } from "../terminal";

describe("The workflow of the guide, on the command line,", () => {
  const user = useTerminal();

  /** Runs a job's command on a stack, as a runner does: without prompts, and until a line fails. */
  async function run(job: string, stack: string): Promise<Run> {
    const environment = `unset PULUMI_SKIP_CONFIRMATIONS\nexport CI=true PULUMI_STACK=${stack}\n`;
    return user.terminal.run(`${environment}set -e\n${commandOf(job)}`);
  }

  async function succeed(job: string, stack: string): Promise<string> {
    const { exitCode, stdout, stderr } = await run(job, stack);
    assert.equal(exitCode, 0, `${job}\n${stdout}\n${stderr}`);
    return stdout;
  }

  async function fail(job: string, stack: string): Promise<string> {
    const { exitCode, stdout, stderr } = await run(job, stack);
    assert.notEqual(exitCode, 0, `${job}\n${stdout}`);
    return stdout + stderr;
  }

  it("previews both stacks, deploys both, and then finds no drift", async () => {
    const { terminal } = user;
    for (const stack of ["dev", "prod"]) await terminal.succeed(`pulumi stack init ${stack} --no-select`);
    for (const stack of ["dev", "prod"]) {
      assert.match(await succeed("preview", stack), /Resources:\n {4}\+ \d to create/);
      assert.match(await succeed(stack, stack), /Resources:\n {4}\+ \d created/);
      assert.match(await succeed("drift", stack), /Resources:\n {4}\d unchanged/);
    }
  });

  it("finds a program that was never deployed, which only the first look does", async () => {
    const { terminal } = user;
    await terminal.succeed("pulumi config set --path userPool.passwordPolicy.minimumLength 20 --stack dev");
    assert.match(await fail("drift", "dev"), /no changes were expected for preview but/);
    const [, refresh = ""] = commandOf("drift").split("\n");
    await terminal.succeed(`unset PULUMI_SKIP_CONFIRMATIONS\nPULUMI_STACK=dev ${refresh}`);
    await succeed("dev", "dev");
    await succeed("drift", "dev");
  });

  it("finds what was changed in the cloud, which only the second look does", async () => {
    const { terminal } = user;
    const userPoolId = (await terminal.succeed("pulumi stack output userPoolId --stack dev")).trim();
    const key = { UserPoolId: userPoolId };
    const { UserPool } = await terminal.cognito.send(new DescribeUserPoolCommand(key));
    const byHand = { ...UserPool?.Policies, PasswordPolicy: { MinimumLength: 6 } };
    await terminal.cognito.send(new UpdateUserPoolCommand({ ...key, Policies: byHand }));
    const [preview = ""] = commandOf("drift").split("\n");
    await terminal.succeed(`PULUMI_STACK=dev ${preview}`);
    assert.match(
      await fail("drift", "dev"),
      /auth-user-pool update .*Resources:\n {4}~ 1 to update\n {4}5 unchanged\n/s,
    );
  });

  it("refuses the preview of a change that would replace production's pool", async () => {
    await user.terminal.succeed("pulumi config set --path userPool.signInWith email --stack prod");
    assert.match(await fail("preview", "prod"), /unable to replace resource ".*auth-user-pool"/);
  });
});
