import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { DescribeUserPoolCommand, type LambdaConfigType } from "@aws-sdk/client-cognito-identity-provider";
import { DescribeKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { createAwsClient } from "@cognito-auth/local-aws/awsClient";
import { providerServices } from "@cognito-auth/local-aws/emulator";
import { Role } from "@pulumi/aws/iam/role";
import { Alias } from "@pulumi/aws/lambda/alias";
import { Function as LambdaFunction } from "@pulumi/aws/lambda/function";
import * as pulumi from "@pulumi/pulumi";
import { CognitoAuth, type CognitoAuthArgs, stackOutputs } from "../../components";
import { createZone } from "../../packages/local-aws/tests/provider/examples/otherServices";
import { assumeRolePolicy } from "../../packages/local-aws/tests/provider/lambdaFixtures";
import { region } from "../../packages/local-aws/tests/provider/providerUnderTest";
import { counts, idsOf, resourcesOf } from "../../packages/local-aws/tests/realEngine/engineStack";
import { outcomeOf, previewedOutcome } from "./changing";
import { type Inventory, inventoryOf } from "./inventory";
import { useRecorded } from "./recorded";
import { assertRefused } from "./refusals";
import { permissions } from "./userChanges/functions";

/** A function of the program under test, with an alias of its published version, and its role. */
interface Functions {
  readonly fn: LambdaFunction;
  readonly alias: Alias;
  readonly role: Role;
}

/** A program with a function and a component, which can change between operations on its stack. */
interface Program {
  /** What the function is about; another text is another version. */
  description: string;
  args: (functions: Functions) => CognitoAuthArgs;
  /** The component's name; "auth" by default. */
  name?: string;
  opts?: pulumi.ComponentResourceOptions;
}

const code = new pulumi.asset.AssetArchive({
  "index.js": new pulumi.asset.StringAsset("exports.handler = async (event) => event;"),
});

function createFunctions(description: string): Functions {
  const role = new Role("sender", { assumeRolePolicy });
  const fn = new LambdaFunction("fn", {
    description,
    role: role.arn,
    runtime: "nodejs22.x",
    handler: "index.handler",
    code,
    publish: true,
  });
  const alias = new Alias("live", { functionName: fn.name, functionVersion: fn.version });
  return { fn, alias, role };
}

const notProtected = { deletionProtection: false };
const jane = { username: "jane", email: "jane@example.com" };

describe("Functions of a user pool, under the real engine,", () => {
  const { proxied, changesDuring } = useRecorded(providerServices);

  /** Makes a stack of a program, and deploys it unless it is to be deployed by the test. */
  async function stackOf(program: Program): Promise<pulumi.automation.Stack> {
    const { stack } = await proxied.engine.newStack(proxied.provider, () => {
      const functions = createFunctions(program.description);
      const auth = new CognitoAuth(program.name ?? "auth", program.args(functions), program.opts);
      const { fn, alias } = functions;
      return Promise.resolve({
        ...stackOutputs(auth),
        fn: fn.arn,
        version: fn.qualifiedArn,
        alias: alias.arn,
      });
    });
    return stack;
  }

  async function deployed(program: Program): Promise<pulumi.automation.Stack> {
    const stack = await stackOf(program);
    await stack.up();
    return stack;
  }

  async function functionsOf(stack: pulumi.automation.Stack): Promise<LambdaConfigType> {
    const UserPoolId = String((await stack.outputs())["userPoolId"]?.value);
    const { UserPool } = await proxied.cognito.send(new DescribeUserPoolCommand({ UserPoolId }));
    return UserPool?.LambdaConfig ?? {};
  }

  async function inventory(): Promise<Inventory> {
    const place = { endpoint: proxied.engine.emulator.endpoint, region };
    return inventoryOf({ ...place, zoneId: await createZone(place, "example.com") }, []);
  }

  async function assertSettled(stack: pulumi.automation.Stack): Promise<void> {
    await stack.preview({ expectNoChanges: true });
    await stack.refresh({ expectNoChanges: true });
    await stack.preview({ expectNoChanges: true });
  }

  it("can be of the same program, and the versions and aliases of such, and leave nothing behind", async () => {
    const before = await inventory();
    const program: Program = {
      description: "first",
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
    assert.deepEqual((await stack.preview()).changeSummary, { create: 14 });
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
    const program: Program = {
      description: "first",
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
    const program: Program = {
      description: "first",
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

  it("keep the one for tokens while there are others, since the AWS provider would", async () => {
    const program: Program = {
      description: "first",
      args: ({ fn }) => ({
        userPool: notProtected,
        triggers: { preSignUp: fn.arn, preTokenGeneration: { functionArn: fn.arn } },
      }),
    };
    const stack = await deployed(program);
    const before = await functionsOf(stack);
    program.args = ({ fn }) => ({ userPool: notProtected, triggers: { preSignUp: fn.arn } });
    await assertRefused(
      stack,
      "auth",
      `before hook "auth-triggers" failed: The update of auth has a problem:

  triggers.preTokenGeneration
    why: the AWS provider would keep it while the pool calls other functions
    fix: keep it, with a function that returns its event as it is; or remove all of \`triggers\` and \`customSenders\` in one deployment, and add the others again in the next

Nothing of it has been changed.
`,
    );
    assert.deepEqual(await functionsOf(stack), before);

    program.args = () => ({ userPool: notProtected });
    await stack.preview();
    assert.deepEqual(await outcomeOf(stack), {
      "user-pool": "updated",
      ...permissions("deleted", "pre-sign-up", "pre-token-generation"),
    });
    assert.deepEqual(await functionsOf(stack), {});
    await assertSettled(stack);

    program.args = ({ fn }) => ({ userPool: notProtected, triggers: { preSignUp: fn.arn } });
    assert.deepEqual(await outcomeOf(stack), {
      "user-pool": "updated",
      ...permissions("created", "pre-sign-up"),
    });
    await assertSettled(stack);
    await stack.destroy();
  });

  it("can be changed in a protected component, whose key stays until it is unprotected", async () => {
    const program: Program = {
      description: "first",
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
    const program: Program = {
      description: "first",
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

  it("leave the hooks of the component's own options in place", async () => {
    const called: string[] = [];
    const hook = (name: string): pulumi.ResourceHook =>
      new pulumi.ResourceHook(name, ({ urn }) => {
        called.push(`${name} ${urn.split("::").at(-1) ?? ""}`);
      });
    const program: Program = {
      description: "first",
      args: ({ fn }) => ({
        userPool: notProtected,
        triggers: { preSignUp: fn.arn, preTokenGeneration: { functionArn: fn.arn } },
      }),
      get opts() {
        return { hooks: { beforeUpdate: [hook("before")], afterUpdate: [hook("after")] } };
      },
    };
    const stack = await deployed(program);
    program.args = ({ fn }) => ({
      userPool: notProtected,
      triggers: { preSignUp: fn.arn, customMessage: fn.arn, preTokenGeneration: { functionArn: fn.arn } },
    });
    await stack.up();
    assert.deepEqual(called, ["before auth", "after auth"]);
    program.args = ({ fn }) => ({ userPool: notProtected, triggers: { preSignUp: fn.arn } });
    await assert.rejects(stack.up(), /triggers\.preTokenGeneration\s/);
    assert.deepEqual(called, ["before auth", "after auth", "before auth"]);
    program.args = () => ({ userPool: notProtected });
    assert.deepEqual(counts(await stack.up()), { update: 2, delete: 3 });
    await stack.destroy();
  });

  async function daysUntilDeletion(keyArn: string): Promise<number> {
    const kms = createAwsClient(KMSClient, { endpoint: proxied.engine.emulator.endpoint, region });
    const { KeyMetadata: key } = await kms.send(new DescribeKeyCommand({ KeyId: keyArn }));
    kms.destroy();
    return Math.round(((key?.DeletionDate?.getTime() ?? 0) - Date.now()) / 86_400_000);
  }
});

function isPermitting(operation: string): boolean {
  return operation === "AddPermission" || operation === "PutRolePolicy";
}

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
