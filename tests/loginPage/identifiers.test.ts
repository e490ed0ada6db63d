import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { SignInWith, TestUserArgs, UserPoolArgs } from "../../components";
import { codeSentTo } from "./sentCode";
import { deployStack } from "./stack";
import { failureOn, noticeOn, passwords, signIn, waitForScreen } from "./steps";
import { useLoginPage } from "./useBrowser";

const number = "+14155550123";

const userPool = { selfSignUp: true, sms: {}, mfa: { mode: "OFF" } } as const satisfies UserPoolArgs;

describe("A user on the login page who has no username", () => {
  const tests = useLoginPage();

  async function open(
    signInWith: SignInWith,
    testUser?: TestUserArgs,
  ): Promise<{ page: Page; password: string }> {
    const stack = await deployStack(tests.endpoint, { userPool: { ...userPool, signInWith }, testUser });
    const page = await tests.open(stack.amplifyOutputs);
    await waitForScreen(page, "Sign in");
    return { page, password: stack.permanentPassword };
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
    const { page } = await open("phone");
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
    const { page, password } = await open("phone", { username: number, permanentPassword: true });
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
      const { page } = await open("emailOrPhone");
      await signUp(page, "Email address or phone number", username);
      await waitForScreen(page, heading);
      await confirm(page, label, await codeSentTo(tests.endpoint, username));
      await signIn(page, username, passwords.chosen);
      await waitForScreen(page, `Hello, ${username}`);
    });
  }
});
