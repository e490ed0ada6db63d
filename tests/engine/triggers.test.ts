import assert from "node:assert/strict";
import { DescribeKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { createAwsClient } from "@cognito-auth/local-aws/awsClient";
import * as pulumi from "@pulumi/pulumi";
import { CognitoAuth } from "../../components";
import { createZone } from "../../packages/local-aws/tests/provider/examples/otherServices";
import { region } from "../../packages/local-aws/tests/provider/providerUnderTest";
import { idsOf } from "../../packages/local-aws/tests/realEngine/engineStack";
import { outcomeOf, previewedOutcome } from "./changing";
import { assertSettled, createFunctions, type FunctionProgram, useFunctionStacks } from "./functionProgram";
import { type Inventory, inventoryOf } from "./inventory";
import { errorsOf } from "./refusals";
import { note, permissions } from "./userChanges/functions";

const notProtected = { deletionProtection: false };
const jane = { username: "jane", email: "jane@example.com" };

describe("Functions of a user pool, under the real engine,", () => {
  const { proxied, changesDuring, refusing, stackOf, deployed, functionsOf } = useFunctionStacks();

  async function inventory(): Promise<Inventory> {
    const place = { endpoint: proxied.engine.emulator.endpoint, region };
    return inventoryOf({ ...place, zoneId: await createZone(place, "example.com") }, []);
  }

  async function daysUntilDeletion(keyArn: string): Promise<number> {
    const kms = createAwsClient(KMSClient, { endpoint: proxied.engine.emulator.endpoint, region });
    const { KeyMetadata: key } = await kms.send(new DescribeKeyCommand({ KeyId: keyArn }));
    kms.destroy();
    return Math.round(((key?.DeletionDate?.getTime() ?? 0) - Date.now()) / 86_400_000);
  }

  it("can be of the same program, and the versions and aliases of such, and leave nothing behind", async () => {
    const before = await inventory();
    const program: FunctionProgram = {
      args: ({ fn, alias, role }) => ({
        userPool: notProtected,
        triggers: {
          preSignUp: fn.arn,
          postConfirmation: fn.qualifiedArn,
          preTokenGeneration: { functionArn: alias.arn },
        },
        customSenders: { email: { functionArn: alias.arn, roleArn: role.arn } },
      }),
    };
    const stack = await stackOf(program);
    assert.deepEqual((await stack.preview()).changeSummary, { create: 15 });
    const { outputs } = await stack.up();
    await assertSettled(stack);
    const [fn, version, alias] = ["fn", "version", "alias"].map((name) => String(outputs[name]?.value));
    const KMSKeyID = String(outputs["customSenderKeyArn"]?.value);
    const expected = {
      PreSignUp: fn,
      PostConfirmation: version,
      PreTokenGenerationConfig: { LambdaArn: alias, LambdaVersion: "V2_0" },
      CustomEmailSender: { LambdaArn: alias, LambdaVersion: "V1_0" },
      KMSKeyID,
    };
    assert.equal(version, `${fn}:1`);
    assert.deepEqual(await functionsOf(stack), expected);

    program.description = "second";
    const outcome = { "user-pool": "updated", ...permissions("replaced", "post-confirmation") };
    assert.deepEqual(await previewedOutcome(stack), outcome);
    assert.deepEqual(await outcomeOf(stack), outcome);
    assert.deepEqual(await functionsOf(stack), { ...expected, PostConfirmation: `${fn}:2` });
    await assertSettled(stack);

    await stack.destroy();
    assert.deepEqual(await idsOf(stack), []);
    assert.deepEqual(await inventory(), before);
    assert.equal(await daysUntilDeletion(KMSKeyID), 30);
  });

  it("can be written as ARNs instead, and in another order, which changes nothing", async () => {
    const program: FunctionProgram = {
      args: ({ fn, alias }) => ({
        userPool: notProtected,
        triggers: { preSignUp: fn.arn, customMessage: alias.arn },
      }),
    };
    const stack = await deployed(program);
    const { fn, alias } = await stack.outputs();
    program.args = () => ({
      userPool: notProtected,
      triggers: { customMessage: String(alias?.value), preSignUp: String(fn?.value) },
    });
    await stack.preview({ expectNoChanges: true });
    await stack.destroy();
  });

  it("are permitted before anything makes the pool call them, and as long as it may", async () => {
    const program: FunctionProgram = {
      args: ({ fn, role }) => ({
        userPool: notProtected,
        triggers: { preSignUp: fn.arn, customMessage: fn.arn },
        customSenders: { email: { functionArn: fn.arn, roleArn: role.arn } },
        testUser: jane,
      }),
    };
    const stack = await stackOf(program);
    const made = await changesDuring(() => stack.up());
    const key = ["CreateKey", "EnableKeyRotation", "CreateAlias"];
    const relevant = [...key, "CreateUserPool", "AddPermission", "PutRolePolicy"];
    const order = made.filter((name) => relevant.includes(name) || /^(Admin)?CreateUser/.test(name));
    // Of the key, only the alias can be later.
    assert.deepEqual(
      order.filter((name) => name !== "CreateAlias").map((name) => (isPermitting(name) ? "permit" : name)),
      [
        ...["CreateKey", "EnableKeyRotation", "CreateUserPool"],
        ...["permit", "permit", "permit", "permit"],
        ...order.slice(-2),
      ],
    );
    assert.deepEqual(order.slice(-2).sort(), ["AdminCreateUser", "CreateUserPoolClient"]);

    // The new permission needs the pool's ARN, so it comes after the pool has the other function.
    program.args = ({ fn, alias, role }) => ({
      userPool: notProtected,
      triggers: { preSignUp: alias.arn, customMessage: fn.arn },
      customSenders: { email: { functionArn: fn.arn, roleArn: role.arn } },
      testUser: jane,
    });
    const replaced = await changesDuring(() => stack.up());
    assert.deepEqual(replaced, ["UpdateUserPool", "AddPermission", "RemovePermission"]);

    program.args = ({ alias }) => ({
      userPool: notProtected,
      triggers: { preSignUp: alias.arn },
      testUser: jane,
    });
    const removed = await changesDuring(() => stack.up());
    assert.deepEqual(removed.slice(0, 1), ["UpdateUserPool"]);
    assert.deepEqual(removed.slice(1).sort(), [
      ...["DeleteAlias", "DeleteRolePolicy", "RemovePermission", "RemovePermission", "ScheduleKeyDeletion"],
    ]);
    await stack.destroy();
  });

  const kept = `before hook "auth-functions" failed: The update of the functions that the pool calls has a problem:

  triggers.preTokenGeneration
    why: the AWS provider would keep it while the pool calls other functions
    fix: keep it, with a function that returns its event as it is; or remove all of \`triggers\` and \`customSenders\` in one deployment and add the others again in the next, with no function called in between

No permission has been removed.
`;

  async function assertKept(stack: pulumi.automation.Stack): Promise<void> {
    const previewed = await errorsOf((options) => stack.preview(options));
    assert.equal(previewed["auth-functions"], `Preview failed: ${kept}`);
  }

  it("keep the one for tokens while there are others, since the AWS provider would", async () => {
    const program: FunctionProgram = {
      args: ({ fn }) => ({
        userPool: notProtected,
        triggers: { preSignUp: fn.arn, preTokenGeneration: { functionArn: fn.arn } },
      }),
    };
    const stack = await deployed(program);
    const before = await functionsOf(stack);
    program.args = ({ fn }) => ({ userPool: notProtected, triggers: { preSignUp: fn.arn } });
    await assertKept(stack);
    const made = await changesDuring(async () => {
      const updated = await errorsOf((options) => stack.up(options));
      assert.equal(updated["auth-functions"], kept);
    });
    assert.deepEqual(made, []);
    await assertKept(stack);
    assert.deepEqual(await functionsOf(stack), before);

    program.args = () => ({ userPool: notProtected });
    await stack.preview();
    assert.deepEqual(await outcomeOf(stack), {
      "user-pool": "updated",
      ...permissions("deleted", "pre-sign-up", "pre-token-generation"),
      ...note("deleted"),
    });
    assert.deepEqual(await functionsOf(stack), {});
    await assertSettled(stack);

    program.args = ({ fn }) => ({ userPool: notProtected, triggers: { preSignUp: fn.arn } });
    assert.deepEqual(await outcomeOf(stack), {
      "user-pool": "updated",
      ...permissions("created", "pre-sign-up"),
      ...note("created"),
    });
    await assertSettled(stack);
    await stack.destroy();
  });

  it("keep it, too, where other settings change at the same time, before any of them is changed", async () => {
    const program: FunctionProgram = {
      args: ({ fn }) => ({
        userPool: notProtected,
        triggers: { preSignUp: fn.arn, preTokenGeneration: { functionArn: fn.arn } },
      }),
    };
    const stack = await deployed(program);
    program.args = ({ fn }) => ({
      userPool: { ...notProtected, selfSignUp: true },
      triggers: { preSignUp: fn.arn, customMessage: fn.arn },
    });
    const made = await changesDuring(async () => {
      const errors = await errorsOf((options) => stack.up(options));
      const error = kept.replace('"auth-functions"', '"auth-user-pool-functions"');
      assert.equal(errors["auth-user-pool"], error);
    });
    assert.deepEqual(made, []);
    await stack.destroy();
  });

  it("are known as before where an update ends before that of the pool", async () => {
    const program: FunctionProgram = {
      args: ({ fn }) => ({
        userPool: notProtected,
        triggers: { preSignUp: fn.arn, preTokenGeneration: { functionArn: fn.arn } },
      }),
    };
    const stack = await deployed(program);
    // The pool waits for the role, which fails.
    program.args = () => ({ userPool: { ...notProtected, sms: {} } });
    await refusing("CreateRole", async () => {
      const errors = await errorsOf((options) => stack.up(options));
      assert.deepEqual(Object.keys(errors), ["auth-sms-role"]);
    });
    program.args = ({ fn }) => ({ userPool: notProtected, triggers: { preSignUp: fn.arn } });
    await assertKept(stack);
    await stack.destroy();
  });

  it("can be any others of a pool that replaces this one", async () => {
    const program: FunctionProgram = {
      args: ({ fn }) => ({
        userPool: notProtected,
        triggers: { preSignUp: fn.arn, preTokenGeneration: { functionArn: fn.arn } },
      }),
    };
    const stack = await deployed(program);
    program.args = ({ fn }) => ({
      userPool: { ...notProtected, signInWith: "email" },
      triggers: { preSignUp: fn.arn },
    });
    await stack.preview();
    await stack.up();
    assert.deepEqual(Object.keys(await functionsOf(stack)), ["PreSignUp"]);
    await assertSettled(stack);
    await stack.destroy();
  });

  it("can be those of two components of one name, which have a key each", async () => {
    const { stack } = await proxied.engine.newStack(proxied.provider, () => {
      const { fn, role } = createFunctions();
      for (const type of ["Shop", "Blog"]) {
        const parent = new pulumi.ComponentResource(`test:index:${type}`, type);
        const customSenders = { email: { functionArn: fn.arn, roleArn: role.arn } };
        new CognitoAuth("auth", { userPool: notProtected, customSenders }, { parent });
      }
      return Promise.resolve({});
    });
    const before = (await inventory()).keys;
    await stack.up();
    const added = (await inventory()).keys.filter((one) => !before.includes(one));
    assert.equal(added.filter((one) => one.startsWith("alias/auth-custom-senders-")).length, 2);
    assert.equal(added.length, 4);
    await assertSettled(stack);
    await stack.destroy();
  });
});

function isPermitting(operation: string): boolean {
  return operation === "AddPermission" || operation === "PutRolePolicy";
}
