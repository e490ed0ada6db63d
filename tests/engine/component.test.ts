import assert from "node:assert/strict";
import { providerServices } from "@cognito-auth/local-aws/emulator";
import type * as pulumi from "@pulumi/pulumi";
import { CognitoAuth, type CognitoAuthArgs, stackOutputs } from "../../components";
import { cognitoAt } from "../../packages/local-aws/tests/helpers/cognitoUnderTest";
import { createRole } from "../../packages/local-aws/tests/helpers/createRole";
import { createZone } from "../../packages/local-aws/tests/provider/examples/otherServices";
import { region } from "../../packages/local-aws/tests/provider/providerUnderTest";
import { counts, everyFile, idsOf, useEngine } from "../../packages/local-aws/tests/realEngine/engineStack";
import { withArgument } from "../helpers/argumentRules";
import { everyArgument } from "./everyArgument";
import { createFunctions, createKey, functionsIn } from "./functions";
import { type Inventory, inventoryOf } from "./inventory";

const testUser = { username: "jane", email: "jane@example.com" };

describe("CognitoAuth under the real engine", () => {
  const engine = useEngine(providerServices);

  /** A stack of one component, whose arguments and options can change between two runs. */
  async function stackOf(program: {
    args: CognitoAuthArgs;
    opts?: pulumi.ComponentResourceOptions;
  }): Promise<{ stack: pulumi.automation.Stack; stateFolder: string }> {
    return engine.newStack(await engine.served(), () => {
      const auth = new CognitoAuth("auth", program.args, program.opts);
      return Promise.resolve({ ...stackOutputs(auth), appClientSecret: auth.appClientSecret });
    });
  }

  /** Deploys a stack that was previewed, and makes sure that nothing changes a second time. */
  async function deploy(
    stack: pulumi.automation.Stack,
    created: number,
  ): Promise<pulumi.automation.OutputMap> {
    assert.deepEqual((await stack.preview()).changeSummary, { create: created });
    const up = await stack.up();
    assert.deepEqual(counts(up), { create: created });
    assert.deepEqual(counts(await stack.up()), {});
    await stack.refresh({ expectNoChanges: true });
    await stack.preview({ expectNoChanges: true });
    return up.outputs;
  }

  it("shows every resource before it is deployed, and no change afterwards, without any argument", async () => {
    const { stack } = await stackOf({ args: {} });
    await deploy(stack, 4);
  });

  it("does so with every argument, keeps the secrets out of the state, and leaves nothing behind", async () => {
    const { endpoint } = engine.emulator;
    const zoneId = await createZone({ endpoint, region }, "example.com");
    await createRole(cognitoAt(endpoint, region), "staff");
    await createFunctions({ endpoint, region }, functionsIn(everyArgument));
    const keyArn = await createKey({ endpoint, region });
    const args = [
      ["domain.custom.hostedZoneId", zoneId],
      ["customSenders.keyArn", keyArn],
    ].reduce<CognitoAuthArgs>((all, [path = "", value]) => withArgument(all, path, value), everyArgument);
    const listAll = (): Promise<Inventory> =>
      inventoryOf({ endpoint, region, zoneId }, ["shop", "auth.example.com"]);
    const before = await listAll();
    const { stack, stateFolder } = await stackOf({ args });
    const outputs = await deploy(stack, 30);
    const state = await everyFile(stateFolder);
    for (const name of ["testUserPassword", "appClientSecret", "appClientSecrets"]) {
      const value: unknown = outputs[name]?.value;
      // The output of the further clients has one secret, that of the service.
      const text = name === "appClientSecrets" ? (value as { service?: string }).service : String(value);
      assert.equal(outputs[name]?.secret, true, name);
      assert.ok(text !== undefined && text.length >= 20, name);
      assert.equal(state.includes(text), false, name);
    }
    const deployed = await listAll();
    assert.equal(deployed.pools.length, before.pools.length + 1);
    assert.deepEqual([deployed.domains, deployed.records.length], [["shop", "auth.example.com"], 2]);
    assert.deepEqual([deployed.permissions.length, deployed.rolePolicies.length], [12, 2]);
    await stack.destroy();
    assert.deepEqual(await idsOf(stack), []);
    assert.deepEqual(await listAll(), before);
  });

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
