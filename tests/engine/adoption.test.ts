import assert from "node:assert/strict";
import { AddCustomAttributesCommand } from "@aws-sdk/client-cognito-identity-provider";
import type * as pulumi from "@pulumi/pulumi";
import { type CognitoAuthArgs, SignInWith } from "../../components";
import { types } from "../../packages/local-aws/tests/provider/providerUnderTest";
import { counts } from "../../packages/local-aws/tests/realEngine/engineStack";
import { commandsBeginningWith } from "../helpers/readme";
import { adopt, importIds, keep, type Program, useAdoption } from "./adopting";
import { choosePassword, type Existing, existingOf, lastChangeOf, makeByHand, signIn } from "./existing";

const testUser = { username: "jane", email: "jane@example.com" };
const names = { userPool: { name: "by-hand" }, appClient: { name: "by-hand" } };

/** What the AWS provider can't read of an existing user, and would reset the password for. */
const unreadable = ["temporaryPassword"];

describe("Existing resources, under the real engine,", () => {
  const { proxied, changesDuring, stackOf } = useAdoption();

  /** What another stack has deployed with these arguments, and a user who has chosen a password. */
  async function deployed(args: CognitoAuthArgs): Promise<Existing> {
    const existing = existingOf((await (await stackOf({ args })).up()).outputs);
    await choosePassword(proxied.cognito, existing);
    return existing;
  }

  /** Makes sure that some work changes nothing that exists. */
  async function assertUntouched(existing: Existing, work: () => Promise<unknown>): Promise<void> {
    const before = await lastChangeOf(proxied.cognito, existing);
    assert.deepEqual(await changesDuring(work), []);
    assert.equal(await lastChangeOf(proxied.cognito, existing), before);
    await signIn(proxied.cognito, existing);
  }

  it("is taken over as it is, whatever the arguments say, and then shown where they differ", async () => {
    const existing = await makeByHand(proxied.cognito);
    const program: Program = { args: { ...names, testUser }, transform: adopt(importIds(existing)) };
    const stack = await stackOf(program);
    await assertUntouched(existing, async () => {
      // Besides the three, the stack, the component and the random password, which aren't in the cloud.
      assert.deepEqual((await stack.preview()).changeSummary, { create: 3, import: 3 });
      const up = await stack.up();
      assert.deepEqual(counts(up), { create: 3, import: 3 });
      assert.deepEqual(existingOf(up.outputs), existing);
      await stack.preview({ expectNoChanges: true });
      await stack.refresh({ expectNoChanges: true });

      program.transform = keep(importIds(existing), unreadable);
      await assert.rejects(
        stack.preview(),
        /userPool\.standardAttributes\.email\s+why: a standard attribute can be declared only when/,
      );

      program.transform = keep(importIds(existing), [...unreadable, "schemas"]);
      const { stdout, changeSummary } = await stack.preview();
      assert.deepEqual(changeSummary, { same: 3, update: 3 });
      assert.match(
        stdout,
        /auth-user-pool update \[diff: .*~.*,passwordPolicy,tags,tagsAll,verificationMessageTemplate\]/,
      );
      assert.match(stdout, /auth-app-client update \[diff: .*~explicitAuthFlows,preventUserExistenceErrors/);
      assert.match(stdout, /auth-test-user update \[diff: \+desiredDeliveryMediums~attributes\]/);
    });
  });

  it("becomes what the arguments say afterwards, but for what Cognito can't change", async () => {
    const existing = await makeByHand(proxied.cognito);
    const program: Program = { args: { ...names, testUser }, transform: adopt(importIds(existing)) };
    const stack = await stackOf(program);
    await stack.up();
    program.transform = keep(importIds(existing), [...unreadable, "schemas"]);
    const changes = await changesDuring(async () => {
      assert.deepEqual(counts(await stack.up()), { update: 3 });
    });
    assert.deepEqual(changes.sort(), [
      "AdminUpdateUserAttributes",
      "SetUserPoolMfaConfig",
      "TagResource",
      "UntagResource",
      "UpdateUserPool",
      "UpdateUserPoolClient",
    ]);
    await stack.preview({ expectNoChanges: true });
    await signIn(proxied.cognito, existing);
  });

  it("shows no difference where the arguments match, and keeps the chosen password for good", async () => {
    const args: CognitoAuthArgs = { ...names, testUser };
    const existing = await deployed(args);
    const program: Program = { args, transform: adopt(importIds(existing)) };
    const stack = await stackOf(program);
    await assertUntouched(existing, async () => {
      assert.deepEqual(counts(await stack.up()), { create: 3, import: 3 });
      program.transform = keep(importIds(existing), unreadable);
      // How a user was invited can't be read either; it goes into the state only.
      assert.match(
        (await stack.preview()).stdout,
        /auth-test-user update \[diff: \+desiredDeliveryMediums\]/,
      );
      assert.deepEqual(counts(await stack.up()), { update: 1 });
      await stack.preview({ expectNoChanges: true });
    });

    const userPool = { ...names.userPool, passwordPolicy: { minimumLength: 30 } };
    program.args = { ...args, userPool };
    const changes = await changesDuring(() => stack.up());
    assert.deepEqual(changes, ["UpdateUserPool"]);
    await signIn(proxied.cognito, existing);

    program.transform = keep(importIds(existing), []);
    const { stdout } = await stack.preview();
    assert.match(stdout, /auth-test-user update \[diff: \+temporaryPassword\]/);
    program.args = { ...args, userPool, testUser: { ...testUser, passwordVersion: 2 } };
    const reset = await changesDuring(async () => {
      assert.deepEqual(counts(await stack.up()), { create: 1, update: 1, delete: 1 });
    });
    assert.deepEqual(reset, ["AdminSetUserPassword"]);
    await assert.rejects(signIn(proxied.cognito, existing), { name: "NotAuthorizedException" });
  });

  it("keeps a client with a secret, which can't be read, only where that is ignored", async () => {
    const args: CognitoAuthArgs = {
      ...names,
      appClient: { ...names.appClient, generateSecret: true },
      testUser,
    };
    const existing = existingOf((await (await stackOf({ args })).up()).outputs);
    const program: Program = { args, transform: adopt(importIds(existing)) };
    const stack = await stackOf(program);
    const changes = await changesDuring(async () => {
      await stack.up();
      program.transform = keep(importIds(existing), unreadable);
      assert.match((await stack.preview()).stdout, /auth-app-client replace \[diff: \+.*generateSecret\]/);
      program.transform = keep(importIds(existing), [...unreadable, "generateSecret"]);
      assert.deepEqual(counts(await stack.up()), { update: 1 });
      await stack.preview({ expectNoChanges: true });
    });
    assert.deepEqual(changes, []);
  });

  it("would be changed at once where the import ignores no changes but the schema's, which the preview says", async () => {
    const existing = await makeByHand(proxied.cognito);
    const stack = await stackOf({
      args: { ...names, testUser },
      transform: adopt(importIds(existing), ["schemas"]),
    });
    await assertUntouched(existing, async () => {
      const { stdout, changeSummary } = await stack.preview();
      assert.deepEqual(changeSummary, { create: 3, import: 3, update: 3 });
      assert.match(
        stdout,
        /auth-test-user update \[diff: \+desiredDeliveryMediums,temporaryPassword~attributes\]/,
      );
    });
  });

  it("isn't replaced where the import ignores no changes: that is refused, and the reason named", async () => {
    const existing = await makeByHand(proxied.cognito);
    const byEmail = { ...names.userPool, signInWith: SignInWith.Email };
    const args: CognitoAuthArgs = {
      ...names,
      userPool: byEmail,
      testUser: { username: "jane@example.com" },
    };
    const stack = await stackOf({ args, transform: adopt(importIds(existing), []) });
    await assertUntouched(existing, async () => {
      const refused = /\(auth-user-pool\):\s+error: .* may not be replaced;.*\busernameAttributes\b/s;
      await assert.rejects(stack.up(), refused);
    });
  });

  it("can get a custom attribute only by hand while its schema is ignored, before the program declares it", async () => {
    const existing = await makeByHand(proxied.cognito);
    const ids = importIds(existing);
    const program: Program = { args: { ...names, testUser }, transform: adopt(ids) };
    const stack = await stackOf(program);
    await stack.up();
    program.transform = keep(ids, [...unreadable, "schemas"]);
    await stack.up();

    const userPool = { ...names.userPool, customAttributes: { plan: { type: "String" } } } as const;
    program.args = { ...program.args, userPool };
    // Of the attribute, only the client's lists are left, and no preview knows that the pool lacks it.
    assert.deepEqual((await stack.preview()).changeSummary, { same: 5, update: 1 });
    const refused = /auth-app-client.*Invalid read attributes specified while creating a client/s;
    await assert.rejects(stack.up(), refused);

    assert.deepEqual(commandsBeginningWith("aws cognito-idp", "existing-pool.md"), [
      "aws cognito-idp add-custom-attributes --user-pool-id eu-west-1_aBcDeFgHi \\",
      "  --custom-attributes Name=plan,AttributeDataType=String,Mutable=true",
    ]);
    const CustomAttributes = [{ Name: "plan", AttributeDataType: "String", Mutable: true } as const];
    await proxied.cognito.send(
      new AddCustomAttributesCommand({ UserPoolId: existing.userPoolId, CustomAttributes }),
    );
    const changes = await changesDuring(async () => {
      assert.deepEqual(counts(await stack.up()), { update: 1 });
      await stack.refresh({ expectNoChanges: true });
      await stack.preview({ expectNoChanges: true });
    });
    assert.deepEqual(changes, ["UpdateUserPoolClient"]);

    // The pool now has an attribute that neither the former inputs nor the update have.
    program.args = { ...program.args, userPool: { ...userPool, passwordPolicy: { minimumLength: 30 } } };
    assert.deepEqual(await changesDuring(() => stack.up()), ["UpdateUserPool"]);
    await signIn(proxied.cognito, existing);
  });

  it("is taken over by pulumi import, under a placeholder of the component", async () => {
    const args: CognitoAuthArgs = { testUser };
    const existing = await deployed(args);
    const ids = importIds(existing);
    const child = (type: string, name: string): pulumi.automation.ImportResource => ({
      ...{ type, name, parent: "auth" },
      id: ids.get(name) ?? "",
    });
    const resources = [
      { type: "cognito-auth:index:CognitoAuth", name: "auth", component: true },
      child(types.pool, "auth-user-pool"),
      child(types.client, "auth-app-client"),
      child(types.user, "auth-test-user"),
    ];
    const stack = await stackOf({ args, transform: keep(importIds(existing), unreadable) });
    await assertUntouched(existing, async () => {
      await stack.import({ resources, generateCode: false, protect: false });
      // The random password is new, and how the user was invited goes into the state.
      assert.deepEqual((await stack.preview()).changeSummary, { create: 1, same: 4, update: 1 });
      const up = await stack.up();
      assert.deepEqual(counts(up), { create: 1, update: 1 });
      assert.deepEqual(existingOf(up.outputs), existing);
      await stack.preview({ expectNoChanges: true });
    });
  });
});
