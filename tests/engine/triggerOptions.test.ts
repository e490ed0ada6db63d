import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type * as pulumi from "@pulumi/pulumi";
import { idsOf, resourcesOf } from "../../packages/local-aws/tests/realEngine/engineStack";
import { outcomeOf } from "./changing";
import { assertSettled, type FunctionProgram, useFunctionStacks } from "./functionProgram";
import { permissions } from "./userChanges/functions";

const notProtected = { deletionProtection: false };

describe("Functions of a component with options, under the real engine,", () => {
  const { changesDuring, deployed } = useFunctionStacks();

  it("can be changed in a protected component, whose key stays until it is unprotected", async () => {
    const program: FunctionProgram = {
      args: ({ fn, role }) => ({
        userPool: notProtected,
        triggers: { preSignUp: fn.arn },
        customSenders: { email: { functionArn: fn.arn, roleArn: role.arn } },
      }),
      opts: { protect: true },
    };
    const stack = await deployed(program);
    program.args = ({ fn, alias, role }) => ({
      userPool: notProtected,
      triggers: { preSignUp: alias.arn },
      customSenders: { email: { functionArn: fn.arn, roleArn: role.arn } },
    });
    assert.deepEqual(await outcomeOf(stack), {
      "user-pool": "updated",
      ...permissions("replaced", "pre-sign-up"),
    });

    program.args = ({ alias }) => ({ userPool: notProtected, triggers: { preSignUp: alias.arn } });
    const ids = await idsOf(stack);
    const refusal =
      /auth-custom-sender-key.*cannot be deleted\s+because it is protected.*pulumi state unprotect/s;
    await assert.rejects(stack.preview(), refusal);
    assert.deepEqual(await idsOf(stack), ids);
    await unprotect(stack, /::auth-custom-sender-key(-alias)?$/);
    assert.deepEqual(await outcomeOf(stack), {
      "user-pool": "updated",
      ...permissions("deleted", "email-sender"),
      "email-sender-decryption": "deleted",
      "custom-sender-key": "deleted",
      "custom-sender-key-alias": "deleted",
    });
    await assertSettled(stack);
    await unprotect(stack, /./);
    await stack.destroy();
  });

  it("stay as they are where the component is renamed with an alias, as does the alias of the key", async () => {
    const program: FunctionProgram = {
      args: ({ fn, role }) => ({
        userPool: notProtected,
        triggers: { preTokenGeneration: { functionArn: fn.arn } },
        customSenders: { email: { functionArn: fn.arn, roleArn: role.arn } },
      }),
      opts: { protect: true },
    };
    const stack = await deployed(program);
    Object.assign(program, { name: "sign-in", opts: { protect: true, aliases: [{ name: "auth" }] } });
    assert.deepEqual(await changesDuring(() => stack.up({ expectNoChanges: true })), []);
    await assertSettled(stack);
    await unprotect(stack, /./);
    await stack.destroy();
  });
});

/** Takes the protection off resources in the state, as `pulumi preview` says how to. */
async function unprotect(stack: pulumi.automation.Stack, urns: RegExp): Promise<void> {
  const { pulumiCommand, workDir: cwd, envVars } = stack.workspace;
  const env = { ...process.env, ...envVars };
  for (const { urn } of await resourcesOf(stack)) {
    if (!urns.test(urn)) continue;
    const args = ["state", "unprotect", urn, "--yes", "--stack", stack.name];
    await promisify(execFile)(pulumiCommand.command, args, { cwd, env });
  }
}
