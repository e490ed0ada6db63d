import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { CognitoAuth, stackOutputs } from "../../components";
import { counts, idsOf } from "../../packages/local-aws/tests/realEngine/engineStack";
import { choosePassword, type Existing, existingOf, lastChangeOf, signIn } from "./existing";
import { useRecorded } from "./recorded";

/** A component of a program's own, which can have others in it. */
class Platform extends pulumi.ComponentResource {
  constructor() {
    super("shop:index:Platform", "platform");
  }
}

/** How a component is written in a program. */
interface Written {
  readonly name: string;
  readonly inPlatform: boolean;
  readonly aliases?: pulumi.Alias[];
}

const original: Written = { name: "auth", inPlatform: false };

const moves: readonly (Written & { title: string; created: pulumi.automation.OpMap })[] = [
  { title: "renamed", name: "sign-in", inPlatform: false, aliases: [{ name: "auth" }], created: {} },
  {
    title: "moved under another parent",
    name: "auth",
    inPlatform: true,
    aliases: [{ parent: pulumi.rootStackResource }],
    created: { create: 1 },
  },
  {
    title: "renamed and moved under another parent",
    name: "sign-in",
    inPlatform: true,
    aliases: [{ name: "auth", parent: pulumi.rootStackResource }],
    created: { create: 1 },
  },
];

describe("A component, under the real engine,", () => {
  const { proxied, changesDuring } = useRecorded();

  /** A protected stack whose test user has chosen a password, and whose program can then be changed. */
  async function deployed(): Promise<{
    stack: pulumi.automation.Stack;
    outputs: pulumi.automation.OutputMap;
    existing: Existing;
    write: (written: Written) => void;
  }> {
    let written = original;
    const { stack } = await proxied.engine.newStack(proxied.provider, () => {
      const { name, inPlatform, aliases = [] } = written;
      const parent = inPlatform ? { parent: new Platform() } : {};
      const testUser = { username: "jane", email: "jane@example.com" };
      const auth = new CognitoAuth(name, { testUser }, { protect: true, aliases, ...parent });
      return Promise.resolve({ ...stackOutputs(auth) });
    });
    const { outputs } = await stack.up();
    const existing = existingOf(outputs);
    await choosePassword(proxied.cognito, existing);
    return { stack, outputs, existing, write: (other) => (written = other) };
  }

  for (const { title, created, ...moved } of moves) {
    it(`that is ${title} with an alias replaces nothing, and keeps the chosen password`, async () => {
      const { stack, outputs, existing, write } = await deployed();
      write(moved);
      const changes = await changesDuring(async () => {
        const { changeSummary } = await stack.preview();
        assert.deepEqual(changeSummary, { ...created, same: 6 });
        const up = await stack.up();
        assert.deepEqual(counts(up), created);
        assert.deepEqual(up.outputs, outputs);
        // The alias has done its work; it may go.
        write({ ...moved, aliases: [] });
        await stack.preview({ expectNoChanges: true });
        await stack.refresh({ expectNoChanges: true });
      });
      assert.deepEqual(changes, []);
      await signIn(proxied.cognito, existing);
    });
  }

  for (const { title, name, inPlatform } of moves) {
    it(`that is ${title} without an alias is refused on a protected stack, and loses nothing`, async () => {
      const { stack, existing, write } = await deployed();
      const before = await lastChangeOf(proxied.cognito, existing);
      const idsBefore = await idsOf(stack);
      write({ name, inPlatform });
      const refused = /auth-app-client"\s+cannot be deleted\s+because it is protected/;
      const inPreview = await changesDuring(() => assert.rejects(stack.preview(), refused));
      assert.deepEqual(inPreview, []);

      // Skipping the preview creates a second pool, but the first one stays as it is.
      const inUpdate = await changesDuring(() => assert.rejects(stack.up(), refused));
      assert.deepEqual(inUpdate.sort(), [
        "AdminCreateUser",
        "CreateUserPool",
        "CreateUserPoolClient",
        "SetUserPoolMfaConfig",
      ]);
      const idsAfter = await idsOf(stack);
      assert.deepEqual(
        idsBefore.filter((id) => !idsAfter.includes(id)),
        [],
      );
      assert.equal(await lastChangeOf(proxied.cognito, existing), before);
      await signIn(proxied.cognito, existing);
    });
  }
});
