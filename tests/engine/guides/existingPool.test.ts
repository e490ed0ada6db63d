import assert from "node:assert/strict";
import { findDeployed, poolIds } from "../deployed";
import { type Existing, lastChangeOf, makeByHand, signIn } from "../existing";
import { readGuide } from "./guide";
import { useShop } from "./shop";

const { sh, json, typescript } = readGuide("existing-pool.md", { sh: 8, json: 1, typescript: 4 });
const [backUp = "", importIt = "", preview = "", up = "", protect = "", previewAndUp = ""] = sh;
// Before the last, there is one that asks AWS; `adoption.test.ts` does what it does.
const look = sh.at(-1) ?? "";
const [existingJson = ""] = json;
const [component = "", importing = "", ownPool = "", moved = ""] = typescript;

/** What the engine must not do to a resource that is there. */
const harmful = /\b(replac|delet)(e|ed|ing)\b/;

describe("The guide to move an existing pool, on the command line,", () => {
  const shop = useShop();

  /** Makes sure that some work changes nothing in the cloud. */
  async function assertUntouched(existing: Existing, work: () => Promise<unknown>): Promise<void> {
    const { cognito } = shop.terminal;
    const before = await lastChangeOf(cognito, existing);
    await work();
    assert.equal(await lastChangeOf(cognito, existing), before);
    await signIn(cognito, existing);
  }

  /** Makes sure that the preview and the update leave all of the existing in place, and nothing to do. */
  async function assertMoved(userPoolId: string, commands: string): Promise<void> {
    const before = await findDeployed(shop.terminal.cognito);
    const printed = await shop.succeed(commands);
    assert.doesNotMatch(printed, harmful);
    assert.match(printed, /auth-user-pool updated /);
    assert.equal(await shop.succeed("pulumi stack output userPoolId"), `${userPoolId}\n`);
    assert.deepEqual(await findDeployed(shop.terminal.cognito), before);
    assert.match(await shop.succeed(look), /Resources:\n {4}\d+ unchanged/);
  }

  /** Makes sure that a program that would lose the pool is refused. */
  async function assertRefused(program: string, refusal: RegExp): Promise<void> {
    await shop.write("index.ts", program);
    const { exitCode, stdout, stderr } = await shop.run(preview);
    assert.notEqual(exitCode, 0, program);
    assert.match(stdout + stderr, refusal);
  }

  /** What was made by hand, and the text of the guide with its ids. */
  async function byHand(): Promise<{ existing: Existing; withIds: (text: string) => string }> {
    const existing = await makeByHand(shop.terminal.cognito, "shop");
    const { userPoolId, appClientId } = existing;
    const withIds = (text: string): string =>
      text.replaceAll("eu-west-1_aBcDeFgHi", userPoolId).replaceAll("1example23456789", appClientId);
    return { existing, withIds };
  }

  it("imports what was made by hand, replaces nothing, and is refused where it would", async () => {
    const { existing, withIds } = await byHand();
    await shop.write("existing.json", withIds(existingJson));
    await assertUntouched(existing, async () => {
      await shop.succeed(backUp);
      assert.match(await shop.succeed(importIt), /^ {4}= 4 imported$/m);
      const byEmail = component
        .replace('{ name: "shop" }', '{ name: "shop", signInWith: "email" }')
        .replace('username: "jane"', 'username: "jane@example.com"');
      await assertRefused(byEmail, /unable to replace .*auth-user-pool"/);
      await shop.write("index.ts", component);
      assert.doesNotMatch(await shop.succeed(preview), harmful);
    });
    await assertMoved(existing.userPoolId, up);
    await signIn(shop.terminal.cognito, existing);
  });

  it("imports it by the program, too, and then goes on in the same way", async () => {
    const { existing, withIds } = await byHand();
    const [, use = ""] = component.split("\nconst auth = ");
    const importAndUse = `import { CognitoAuth } from "cognito-auth";
${withIds(importing)}
const auth = ${use.replace("[keep]", "[adopt]")}`;
    await assertUntouched(existing, async () => {
      await shop.write("index.ts", importAndUse);
      assert.match(await shop.succeed(up), /= 3 imported/);
    });
    await shop.write("index.ts", component);
    await assertMoved(existing.userPoolId, up);
    await signIn(shop.terminal.cognito, existing);
  });

  it("moves a pool of the program, replaces nothing, and is refused where it would", async () => {
    await shop.write("index.ts", ownPool);
    await shop.succeed(up);
    const userPoolId = (await shop.succeed("pulumi stack output userPoolId")).trim();
    await shop.succeed(protect);
    await assertRefused(moved.replace(", transforms: [move]", ""), /cannot be deleted/);
    await assertRefused(
      moved.replace('"auth", {}', '"auth", { userPool: { signInWith: "email" } }'),
      /unable to replace .*auth-user-pool"/,
    );
    await shop.write("index.ts", moved);
    await assertMoved(userPoolId, previewAndUp);
    assert.ok((await poolIds(shop.terminal.cognito)).includes(userPoolId));
    // The aliases have done their work.
    await shop.write("index.ts", moved.replace("aliases, ", ""));
    await shop.succeed(look);
  });
});
