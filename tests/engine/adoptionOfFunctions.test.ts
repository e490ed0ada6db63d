import assert from "node:assert/strict";
import { DescribeUserPoolCommand, type LambdaConfigType } from "@aws-sdk/client-cognito-identity-provider";
import { providerServices } from "@cognito-auth/local-aws/emulator";
import type { automation } from "@pulumi/pulumi";
import type { TriggersArgs } from "../../components";
import { region } from "../../packages/local-aws/tests/provider/providerUnderTest";
import { counts } from "../../packages/local-aws/tests/realEngine/engineStack";
import { functionArn, senderOf } from "../helpers/functionArns";
import { adopt, keep, type Program, useAdoption } from "./adopting";
import { createFunctions, createKey } from "./functions";

const names = { userPool: { name: "by-hand" }, appClient: { name: "by-hand" } };
const preSignUp = functionArn("sign-up");
const tokens = { preTokenGeneration: { functionArn: functionArn("tokens:live") } };

describe("An existing pool with functions, under the real engine,", () => {
  const { proxied, changesDuring, stackOf } = useAdoption(providerServices);

  before(() =>
    createFunctions({ endpoint: proxied.engine.emulator.endpoint, region }, ["sign-up", "tokens", "mails"]),
  );

  async function functionsOf(UserPoolId: string): Promise<LambdaConfigType> {
    const { UserPool } = await proxied.cognito.send(new DescribeUserPoolCommand({ UserPoolId }));
    return UserPool?.LambdaConfig ?? {};
  }

  /** Has a stack deploy a pool with functions, and another take that over with other triggers. */
  async function takeOver(triggers: TriggersArgs): Promise<{
    readonly program: Program;
    readonly stack: automation.Stack;
    readonly userPoolId: string;
    readonly changes: readonly string[];
  }> {
    const keyArn = await createKey({ endpoint: proxied.engine.emulator.endpoint, region });
    const withSender = { ...names, customSenders: { email: senderOf("mails"), keyArn } };
    const former = await stackOf({ args: { ...withSender, triggers: { preSignUp, ...tokens } } });
    const { userPoolId, appClientId } = (await former.up()).outputs;
    const poolId = String(userPoolId?.value);
    const ids = new Map([
      ["auth-user-pool", poolId],
      ["auth-app-client", `${poolId}/${String(appClientId?.value)}`],
    ]);
    const program: Program = { args: { ...withSender, triggers }, transform: adopt(ids), protect: true };
    const stack = await stackOf(program);
    const changes = await changesDuring(async () => {
      assert.equal(counts(await stack.up()).import, 2);
      program.transform = keep(ids, ["schemas"]);
      await stack.preview({ expectNoChanges: true });
      await stack.refresh({ expectNoChanges: true });
    });
    return { program, stack, userPoolId: poolId, changes };
  }

  it("is taken over with them, and gets permissions beside those that it has", async () => {
    const { program, stack, userPoolId, changes } = await takeOver({ preSignUp, ...tokens });
    assert.deepEqual([...changes].sort(), [
      ...["AddPermission", "AddPermission", "AddPermission", "PutRolePolicy"],
    ]);
    program.args = { ...names, triggers: { preSignUp } };
    await assert.rejects(
      stack.preview(),
      /triggers\.preTokenGeneration\s+why: the AWS provider would keep it/,
    );
    program.args = names;
    await stack.up();
    assert.deepEqual(await functionsOf(userPoolId), {});
  });

  it("keeps the function for tokens where only others are declared", async () => {
    const { stack, userPoolId, changes } = await takeOver({ preSignUp });
    assert.deepEqual([...changes].sort(), ["AddPermission", "AddPermission", "PutRolePolicy"]);
    await stack.preview({ expectNoChanges: true });
    const { PreTokenGenerationConfig } = await functionsOf(userPoolId);
    assert.equal(PreTokenGenerationConfig?.LambdaArn, functionArn("tokens:live"));
  });
});
