import assert from "node:assert/strict";
import type * as pulumi from "@pulumi/pulumi";
import { CognitoAuth, type CognitoAuthArgs } from "../../components";
import { counts, everyFile, idsOf, useEngine } from "../../packages/local-aws/tests/realEngine/engineStack";
import { everyArgument } from "./everyArgument";

const testUser = { username: "jane", email: "jane@example.com" };

describe("CognitoAuth under the real engine", () => {
  const engine = useEngine();

  /** A stack of one component, whose arguments and options can change between two runs. */
  async function stackOf(program: {
    args: CognitoAuthArgs;
    opts?: pulumi.ComponentResourceOptions;
  }): Promise<{ stack: pulumi.automation.Stack; stateFolder: string }> {
    return engine.newStack(await engine.served(), () => {
      const auth = new CognitoAuth("auth", program.args, program.opts);
      const { userPoolId, appClientId, appClientSecret, testUserTemporaryPassword } = auth;
      return Promise.resolve({ userPoolId, appClientId, appClientSecret, testUserTemporaryPassword });
    });
  }

  for (const { title, args, created } of [
    { title: "without any argument", args: {}, created: 4 },
    { title: "with every argument", args: everyArgument, created: 6 },
  ]) {
    it(`shows every resource before it is deployed, and no change afterwards, ${title}`, async () => {
      const { stack } = await stackOf({ args });
      const { changeSummary } = await stack.preview();
      assert.deepEqual(changeSummary, { create: created });
      assert.deepEqual(counts(await stack.up()), { create: created });
      assert.deepEqual(counts(await stack.up()), {});
      await stack.refresh({ expectNoChanges: true });
      await stack.preview({ expectNoChanges: true });
    });
  }

  it("deletes nothing protected but an old password", async () => {
    const program: { args: CognitoAuthArgs; opts: pulumi.ComponentResourceOptions } = {
      args: { testUser },
      opts: { protect: true },
    };
    const { stack } = await stackOf(program);
    await stack.up();
    const before = await idsOf(stack);
    await assert.rejects(stack.destroy(), /cannot be deleted\s+because it is protected/);
    program.args = { testUser: { ...testUser, username: "another" } };
    await assert.rejects(stack.up(), /unable to replace resource/);
    assert.deepEqual(await idsOf(stack), before);
    program.args = { testUser: { ...testUser, passwordVersion: 2 } };
    assert.deepEqual(counts(await stack.up()), { create: 1, update: 1, delete: 1 });
  });

  it("keeps its secrets out of the state", async () => {
    const { stack, stateFolder } = await stackOf({ args: everyArgument });
    const { outputs } = await stack.up();
    const state = await everyFile(stateFolder);
    for (const name of ["testUserTemporaryPassword", "appClientSecret"]) {
      assert.equal(outputs[name]?.secret, true, name);
      assert.ok(String(outputs[name].value).length >= 20, name);
      assert.equal(state.includes(String(outputs[name].value)), false, name);
    }
  });

  it("lets a transform reach every resource", async () => {
    const seen: string[] = [];
    const transforms: pulumi.ResourceTransform[] = [
      ({ name, type, props, opts }) => {
        seen.push(name);
        return type === "aws:cognito/userPool:UserPool"
          ? { props: { ...props, tags: { owner: "platform" } }, opts }
          : undefined;
      },
    ];
    const { stack } = await stackOf({ args: { testUser }, opts: { transforms } });
    await stack.up();
    assert.deepEqual(seen.sort(), [
      "auth",
      "auth-app-client",
      "auth-test-user",
      "auth-test-user-password-1",
      "auth-user-pool",
    ]);
    const state = JSON.stringify(await stack.exportStack());
    assert.ok(state.includes('"tags":{"owner":"platform"}'));
  });
});
