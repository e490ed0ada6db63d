import assert from "node:assert/strict";
import { DescribeUserPoolCommand } from "@aws-sdk/client-cognito-identity-provider";
import { createCognitoClient } from "@cognito-auth/local-aws/awsClient";
import * as pulumi from "@pulumi/pulumi";
import { CognitoAuth, type CustomAttributeArgs, type UserPoolArgs } from "../../components";
import { region, types } from "../../packages/local-aws/tests/provider/providerUnderTest";
import { counts, resourcesOf, useEngine } from "../../packages/local-aws/tests/realEngine/engineStack";
import { commandsBeginningWith } from "../helpers/readme";
import { assertRefused, errorsOf } from "./refusals";

const level: CustomAttributeArgs = { type: "Number", minValue: 1, maxValue: 10 };
const tier: CustomAttributeArgs = { type: "String", mutable: false };

const wayOut = `
A pool with another schema is a new pool, which has none of the users.
If the pool is already as your program says, the state isn't: run \`pulumi refresh\` first.
`;

describe("A change of the schema of a user pool, under the real engine,", () => {
  const engine = useEngine();
  let program: () => void;

  async function newStack(): Promise<pulumi.automation.Stack> {
    const { stack } = await engine.newStack(await engine.served(), () => {
      program();
      return Promise.resolve();
    });
    await stack.up();
    return stack;
  }

  const withPool = (userPool: UserPoolArgs, opts?: pulumi.ComponentResourceOptions) => () => {
    new CognitoAuth("auth", { userPool }, opts);
  };

  const withAttributes = (
    customAttributes: Record<string, CustomAttributeArgs>,
    opts?: pulumi.ComponentResourceOptions,
  ): (() => void) => withPool({ customAttributes }, opts);

  /** The names of the attributes that the pool has in Cognito, without those that every pool has. */
  async function attributesOf(stack: pulumi.automation.Stack): Promise<string[]> {
    const { id } = (await resourcesOf(stack)).find(({ type }) => type === types.pool) ?? {};
    const cognito = createCognitoClient({ endpoint: engine.emulator.endpoint, region });
    const { UserPool } = await cognito.send(new DescribeUserPoolCommand({ UserPoolId: id }));
    cognito.destroy();
    const names = (UserPool?.SchemaAttributes ?? []).map(({ Name = "" }) => Name);
    return names.filter((name) => name.startsWith("custom:")).sort();
  }

  it("is refused by the preview, and by an update without one, and leaves the stack as it was", async () => {
    program = withAttributes({ level, tier });
    const stack = await newStack();

    program = withAttributes({ level: { type: "String" } });
    const error = `before hook "auth-user-pool-schema" failed: The new schema of auth-user-pool has 2 problems:

  userPool.customAttributes.level
    why: type was Number and would be String, and Cognito can't change an attribute of a user pool
    fix: keep it as it was, { type: "Number", minValue: 1, maxValue: 10 }, or add another one under a new name

  userPool.customAttributes.tier
    why: the user pool has this attribute, and Cognito can't remove one
    fix: keep it, as { type: "String", mutable: false }
${wayOut}`;
    await assertRefused(stack, "auth-user-pool", error);

    program = withAttributes({ level, tier });
    await stack.preview({ expectNoChanges: true });
    await stack.preview({ expectNoChanges: true, refresh: true });
    assert.deepEqual(await attributesOf(stack), ["custom:level", "custom:tier"]);
  });

  it("is made where attributes are added, and can't be undone", async () => {
    program = withAttributes({ level });
    const stack = await newStack();
    program = withAttributes({ tier, level });
    await stack.preview();
    // The pool, and the client, which can read the attribute.
    assert.deepEqual(counts(await stack.up()), { update: 2 });
    assert.deepEqual(await attributesOf(stack), ["custom:level", "custom:tier"]);
    program = withAttributes({ level });
    const { "auth-user-pool": error } = await errorsOf((options) => stack.preview(options));
    assert.match(
      error ?? "",
      /\n {2}userPool\.customAttributes\.tier\n {4}why: .* Cognito can't remove one\n/,
    );
  });

  it("is refused where it adds more than 25 attributes at once, and made in two updates", async () => {
    const attributes = (count: number): Record<string, CustomAttributeArgs> =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`extra${index}`, tier]));
    program = withAttributes(attributes(1));
    const stack = await newStack();
    program = withAttributes(attributes(1 + 26));
    const { "auth-user-pool": error } = await errorsOf((options) => stack.preview(options));
    assert.equal(
      error,
      `Preview failed: before hook "auth-user-pool-schema" failed: The new schema of auth-user-pool has a problem:

  userPool.customAttributes: 26 new ones
    why: Cognito adds at most 25 attributes at a time to a pool that exists
    fix: add 25 of them, deploy, and then add the others
${wayOut}`,
    );
    for (const count of [1 + 25, 1 + 26]) {
      program = withAttributes(attributes(count));
      await stack.up();
      assert.equal((await attributesOf(stack)).length, count);
    }
  });

  it("is refused where it's the state that is wrong, until that is refreshed, as the guide says", async () => {
    program = withAttributes({ level });
    const stack = await newStack();
    // So the AWS provider leaves the state where it has refused a change itself.
    const exported = await stack.exportStack();
    const state = JSON.stringify(exported);
    const wrong = state.replaceAll('"maxValue":"10"', '"maxValue":"20"');
    assert.notEqual(wrong, state);
    await stack.importStack(JSON.parse(wrong) as pulumi.automation.Deployment);

    const { "auth-user-pool": error } = await errorsOf((options) => stack.preview(options));
    assert.match(error ?? "", /why: maxValue was 20 and would be 10, .*run `pulumi refresh` first\.\n$/s);
    const [command] = commandsBeginningWith("pulumi up --refresh", "deploy-to-aws.md");
    assert.equal(command, "pulumi up --refresh");
    await stack.up({ refresh: true });
    await stack.preview({ expectNoChanges: true });
  });

  it("is made with anything else in it where the pool is replaced", async () => {
    const deletable = { deletionProtection: false };
    program = () => {
      new CognitoAuth("auth", { userPool: { ...deletable, customAttributes: { level, tier } } });
    };
    const stack = await newStack();
    program = () => {
      const customAttributes: Record<string, CustomAttributeArgs> = { level: { type: "String" } };
      new CognitoAuth("auth", { userPool: { ...deletable, signInWith: "email", customAttributes } });
    };
    await stack.preview();
    assert.deepEqual(counts(await stack.up()), { replace: 2 });
    assert.deepEqual(await attributesOf(stack), ["custom:level"]);
  });

  it("is refused where it declares a standard attribute late, as for a pool that came from elsewhere", async () => {
    const schemas = { withoutThem: true };
    const transform: pulumi.ResourceTransform = ({ type, props, opts }) => {
      if (type !== types.pool) return undefined;
      const { schemas: declared, ...others } = props as Record<string, unknown>;
      return { props: schemas.withoutThem ? others : { ...others, schemas: declared }, opts };
    };
    program = withAttributes({}, { transforms: [transform] });
    const stack = await newStack();
    schemas.withoutThem = false;
    const { "auth-user-pool": error } = await errorsOf((options) => stack.preview(options));
    assert.equal(
      error,
      `Preview failed: before hook "auth-user-pool-schema" failed: The new schema of auth-user-pool has a problem:

  userPool.standardAttributes.email
    why: a standard attribute can be declared only when the user pool is created
    fix: write it as { required: false, mutable: true }, or keep the schema that the user pool has, with the resource option ignoreChanges: ["schemas"]
${wayOut}`,
    );

    const keep: pulumi.ResourceTransform = ({ type, props, opts }) =>
      type === types.pool ? { props, opts: { ...opts, ignoreChanges: ["schemas"] } } : undefined;
    program = withAttributes({}, { transforms: [keep] });
    await stack.preview({ expectNoChanges: true });
  });

  it("is refused where standard attributes are added, changed or removed, of which the pool has all", async () => {
    program = withPool({
      standardAttributes: { nickname: { mutable: false }, updatedAt: { required: true } },
    });
    const stack = await newStack();
    program = withPool({
      standardAttributes: {
        email: { required: false },
        nickname: { required: true, mutable: false },
        zoneinfo: { required: true },
      },
    });
    const keep =
      'keep the schema that the user pool has, with the resource option ignoreChanges: ["schemas"]';
    const { "auth-user-pool": error } = await errorsOf((options) => stack.preview(options));
    assert.equal(
      error,
      `Preview failed: before hook "auth-user-pool-schema" failed: The new schema of auth-user-pool has 4 problems:

  userPool.standardAttributes.email
    why: the user pool has this attribute, and Cognito can't remove one
    fix: write it as { required: true, mutable: true }, or ${keep}

  userPool.standardAttributes.nickname
    why: required was false and would be true, and Cognito can't change an attribute of a user pool
    fix: write it as { required: false, mutable: false }, or ${keep}

  userPool.standardAttributes.updatedAt
    why: the user pool has this attribute, and Cognito can't remove one
    fix: write it as { required: true, mutable: true }, or ${keep}

  userPool.standardAttributes.zoneinfo
    why: a standard attribute can be declared only when the user pool is created
    fix: write it as { required: false, mutable: true }, or ${keep}
${wayOut}`,
    );
    // What it says of each makes the program fit the pool again.
    program = withPool({
      standardAttributes: {
        email: { required: true, mutable: true },
        nickname: { required: false, mutable: false },
        updatedAt: { required: true, mutable: true },
        zoneinfo: { required: false, mutable: true },
      },
    });
    await stack.preview({ expectNoChanges: true, refresh: true });
  });

  it("is refused where it is the last attribute that isn't as in every pool, and the schema is left out", async () => {
    program = withPool({});
    const stack = await newStack();
    program = withPool({ standardAttributes: { email: { required: false } } });
    const { "auth-user-pool": error } = await errorsOf((options) => stack.preview(options));
    assert.match(error ?? "", /\n {2}userPool\.standardAttributes\.email\n {4}why: .* can't remove one\n/);
  });

  it("is found in each of several components, also of one name with different parents", async () => {
    const programWith = (customAttributes: Record<string, CustomAttributeArgs>) => () => {
      for (const type of ["shop:index:Staff", "shop:index:Customers"]) {
        const parent = new pulumi.ComponentResource(type, "people");
        new CognitoAuth("auth", { userPool: { customAttributes } }, { parent });
      }
      new CognitoAuth("partners", { userPool: { customAttributes } });
    };
    program = programWith({ level });
    const stack = await newStack();
    program = programWith({});
    const refused = new Set<string>();
    const onEvent = ({ diagnosticEvent }: pulumi.automation.EngineEvent): void => {
      const { urn = "", message = "" } = diagnosticEvent ?? {};
      if (message.includes("Cognito can't remove one")) refused.add(urn.split("::").slice(2).join(" "));
    };
    await assert.rejects(stack.up({ onEvent, continueOnError: true }));
    const component = `cognito-auth:index:CognitoAuth$${types.pool}`;
    assert.deepEqual([...refused].sort(), [
      `${component} partners-user-pool`,
      `shop:index:Customers$${component} auth-user-pool`,
      `shop:index:Staff$${component} auth-user-pool`,
    ]);
  });

  it("needs no program to refresh and destroy a stack", async () => {
    program = () => {
      new CognitoAuth("auth", { userPool: { deletionProtection: false, customAttributes: { level } } });
    };
    const stack = await newStack();
    program = () => assert.fail("the program was run");
    await stack.refresh();
    await stack.destroy();
    assert.deepEqual(await resourcesOf(stack), []);
  });
});
