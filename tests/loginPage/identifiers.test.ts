import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { password } from "../../packages/local-aws/tests/helpers/cognitoUnderTest";
import { SmsConfiguration } from "../../packages/local-aws/tests/helpers/messages";
import { codeSentTo } from "./sentCode";
import { failureOn, noticeOn, passwords, signIn, waitForScreen } from "./steps";
import { useLoginPage } from "./useBrowser";
import { createUserPool, type UserPoolSettings } from "./userPool";

const number = "+14155550123";

const byPhone: UserPoolSettings = {
  pool: {
    UsernameAttributes: ["phone_number"],
    AutoVerifiedAttributes: ["phone_number"],
    SmsConfiguration,
    AccountRecoverySetting: { RecoveryMechanisms: [{ Name: "verified_phone_number", Priority: 1 }] },
  },
  auth: { username_attributes: ["phone_number"], user_verification_types: ["phone_number"] },
};

const byEither: UserPoolSettings = {
  pool: {
    UsernameAttributes: ["email", "phone_number"],
    AutoVerifiedAttributes: ["email", "phone_number"],
    SmsConfiguration,
  },
  auth: {
    username_attributes: ["email", "phone_number"],
    user_verification_types: ["email", "phone_number"],
  },
};

describe("A user on the login page who has no username", () => {
  const tests = useLoginPage();

  async function open(settings: UserPoolSettings): Promise<Page> {
    const page = await tests.open((await createUserPool(tests.endpoint, settings)).amplifyOutputs);
    await waitForScreen(page, "Sign in");
    return page;
  }

  async function signUp(page: Page, label: string, username: string): Promise<void> {
    await page.getByRole("button", { name: "Create an account" }).click();
    assert.deepEqual(await page.getByRole("main").getByRole("textbox").count(), 2);
    await page.getByLabel(label).fill(username);
    await page.getByLabel("New password", { exact: true }).fill(passwords.chosen);
    await page.getByRole("button", { name: "Create account" }).click();
  }

  async function confirm(page: Page, label: string, code: string): Promise<void> {
    await page.getByLabel(label).fill(code);
    await page.getByRole("button", { name: "Confirm" }).click();
    await waitForScreen(page, "Sign in");
    assert.equal(await noticeOn(page), "Your account is ready. Sign in.");
  }

  it("signs up and in with a phone number, and confirms it with a code from a text message", async () => {
    const page = await open(byPhone);
    const field = page.getByLabel("Phone number");
    assert.equal(await field.getAttribute("type"), "tel");
    assert.equal(await field.getAttribute("autocomplete"), "tel");
    await signUp(page, "Phone number", "+1 415 555 0123");
    await waitForScreen(page, "Confirm your phone number");
    await page.getByText(/^A code was sent to \+\*+0123\.$/).waitFor();
    await confirm(page, "Code from the text message", await codeSentTo(tests.endpoint, number));
    await signIn(page, "+1 415 555 0123", passwords.chosen);
    await waitForScreen(page, `Hello, ${number}`);
  });

  it("replaces a forgotten password with a code from a text message", async () => {
    const page = await open({
      ...byPhone,
      user: { Username: number, attributes: { phone_number: number, phone_number_verified: "true" } },
    });
    await page.getByRole("button", { name: "Forgot your password?" }).click();
    await page
      .getByText("You'll get a code by text message. With it, you can choose a new password.")
      .waitFor();
    await page.getByLabel("Phone number").fill(number);
    await page.getByRole("button", { name: "Send code" }).click();
    await page.getByText("If there is such an account, a code was sent by text message.").waitFor();
    await page.getByLabel("Code from the text message").fill(await codeSentTo(tests.endpoint, number));
    await page.getByLabel("New password", { exact: true }).fill(passwords.other);
    await page.getByRole("button", { name: "Set password" }).click();
    await waitForScreen(page, "Sign in");
    await signIn(page, number, password);
    assert.equal(await failureOn(page), "Wrong username or password.");
    await signIn(page, number, passwords.other);
    await waitForScreen(page, `Hello, ${number}`);
  });

  for (const [kind, username, heading, label] of [
    ["an email address", "casey@example.com", "Confirm your email address", "Code from the email"],
    ["a phone number", "+14155550199", "Confirm your phone number", "Code from the text message"],
  ] as const) {
    it(`signs up with ${kind}, where the pool takes both`, async () => {
      const page = await open(byEither);
      await signUp(page, "Email address or phone number", username);
      await waitForScreen(page, heading);
      await confirm(page, label, await codeSentTo(tests.endpoint, username));
      await signIn(page, username, passwords.chosen);
      await waitForScreen(page, `Hello, ${username}`);
    });
  }
});
