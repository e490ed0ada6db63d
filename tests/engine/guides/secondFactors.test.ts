import assert from "node:assert/strict";
import { readGuide } from "./guide";
import { useShop } from "./shop";

const { typescript } = readGuide("second-factors.md", { typescript: 5 });
const [byEmail = "", emailFactor = "", bySms = "", passwordless = "", devices = ""] = typescript;

/** What needs less than an email as second factor does. */
const before = `import { CognitoAuth } from "cognito-auth";

new CognitoAuth("auth");
`;

describe("The guide to second factors, on the command line,", () => {
  const shop = useShop();

  async function deploy(program: string): Promise<void> {
    await shop.write("index.ts", program);
    await shop.succeed("pulumi up");
  }

  async function assertRejected(program: string, problem: RegExp): Promise<void> {
    await shop.write("index.ts", program);
    const { exitCode, stdout, stderr } = await shop.run("pulumi preview");
    assert.notEqual(exitCode, 0);
    assert.match(stdout + stderr, problem);
  }

  it("adds email as a second factor in two deployments, not in one, and then keeps it", async () => {
    await deploy(before);
    await assertRejected(emailFactor, /userPool\.mfa\.email\s+why: it rests on other changes of this update/);
    await deploy(byEmail);
    await deploy(emailFactor);
    await assertRejected(byEmail, /userPool\.mfa\.email\s+why: email is a second factor of the pool/);
    const off = byEmail.replace('accountRecovery: "adminOnly",', '$& mfa: { mode: "OFF" },');
    await deploy(off);
    await deploy(byEmail);
  });

  it("adds text messages", async () => {
    await deploy(bySms);
  });

  it("keeps the text messages of a pool", async () => {
    await deploy(before.replace('"auth"', '"auth", { userPool: { sms: {} } }'));
    await assertRejected(before, /userPool\.sms\s+why: the pool has text messages/);
  });

  it("adds passwordless sign-in", async () => {
    await deploy(passwordless);
  });

  it("adds remembered devices to a pool", async () => {
    await deploy(before);
    await deploy(devices);
  });
});
