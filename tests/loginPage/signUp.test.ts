import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { refuse } from "./cognitoAnswers";
import { codeSentTo } from "./sentCode";
import { deployStack, jane } from "./stack";
import { failureOn, noticeOn, passwords, signIn, waitForScreen } from "./steps";
import { useLoginPage } from "./useBrowser";

const casey = { username: "casey", email: "casey@example.com" };

describe("Signing up on the login page", () => {
  const tests = useLoginPage();

  it("isn't offered where only an administrator creates users", async () => {
    const stack = await deployStack(tests.endpoint);
    const page = await tests.open(stack.amplifyOutputs);
    await waitForScreen(page, "Sign in");
    assert.equal(await page.getByRole("button", { name: "Forgot your password?" }).count(), 1);
    assert.equal(await page.getByRole("button", { name: "Create an account" }).count(), 0);
  });

  it("makes an account, once the email address is confirmed", async () => {
    const stack = await deployStack(tests.endpoint, { userPool: { selfSignUp: true } });
    const page = await tests.open(stack.amplifyOutputs);
    await signUp(page, casey);
    await page.getByText(/^A code was sent to c\S+\.$/).waitFor();
    await confirm(page, "000000");
    assert.equal(await failureOn(page), "This code is wrong or has expired.");
    await page.getByRole("button", { name: "Send another code" }).click();
    await page.getByText("Another code was sent.").waitFor();
    await confirm(page, await codeSentTo(tests.endpoint, casey.email));
    await waitForScreen(page, "Sign in");
    assert.equal(await noticeOn(page), "Your account is ready. Sign in.");
    await signIn(page, casey.username, passwords.chosen);
    await waitForScreen(page, "Hello, casey");
  });

  it("goes on with the confirmation at the next sign-in, where it was left", async () => {
    const stack = await deployStack(tests.endpoint, { userPool: { selfSignUp: true } });
    const page = await tests.open(stack.amplifyOutputs);
    await signUp(page, casey);
    await page.reload();
    await signIn(page, casey.username, passwords.chosen);
    await waitForScreen(page, "Confirm your email address");
    await confirm(page, await codeSentTo(tests.endpoint, casey.email));
    await waitForScreen(page, "Sign in");
  });

  it("is refused for a name that is taken", async () => {
    const stack = await deployStack(tests.endpoint, { userPool: { selfSignUp: true } });
    const page = await tests.open(stack.amplifyOutputs);
    await fillIn(page, { ...casey, username: jane.username });
    assert.equal(await failureOn(page), "An account with this name already exists.");
  });

  it("says that a username isn't an email address", async () => {
    const stack = await deployStack(tests.endpoint, { userPool: { selfSignUp: true } });
    const page = await tests.open(stack.amplifyOutputs);
    await fillIn(page, { ...casey, username: casey.email });
    const isRefused = await page
      .getByLabel("Username")
      .evaluate((field: { readonly validity?: { readonly patternMismatch: boolean } }) => {
        return field.validity?.patternMismatch;
      });
    assert.equal(isRefused, true);
    await waitForScreen(page, "Create an account");
  });

  it("explains what the pool doesn't accept", async () => {
    const stack = await deployStack(tests.endpoint, { userPool: { selfSignUp: true } });
    const page = await tests.open(stack.amplifyOutputs);
    await refuse(page, "SignUp", { __type: "InvalidParameterException", message: "secret detail" });
    await fillIn(page, casey);
    assert.equal(await failureOn(page), "This isn't accepted. Check what you typed.");
  });

  it("leaves the account to an administrator where the pool verifies nothing", async () => {
    const stack = await deployStack(tests.endpoint, {
      userPool: {
        selfSignUp: true,
        aliases: { email: false },
        autoVerify: { email: false },
        accountRecovery: "adminOnly",
      },
    });
    const page = await tests.open(stack.amplifyOutputs);
    await fillIn(page, casey);
    await waitForScreen(page, "Sign in");
    assert.equal(
      await noticeOn(page),
      "Your account was created. You can sign in when an administrator has confirmed it.",
    );
  });

  it("needs no username where users sign in with their email address", async () => {
    const stack = await deployStack(tests.endpoint, {
      userPool: { selfSignUp: true, signInWith: "email" },
      testUser: { username: jane.email },
    });
    const page = await tests.open(stack.amplifyOutputs);
    assert.equal(await page.getByLabel("Email address").getAttribute("type"), "email");
    await signUp(page, { email: casey.email });
    await confirm(page, await codeSentTo(tests.endpoint, casey.email));
    await waitForScreen(page, "Sign in");
    await signIn(page, casey.email, passwords.chosen);
    await waitForScreen(page, "Hello, casey@example.com");
  });
});

interface NewUser {
  readonly username?: string;
  readonly email: string;
}

async function signUp(page: Page, user: NewUser): Promise<void> {
  await fillIn(page, user);
  await waitForScreen(page, "Confirm your email address");
}

async function fillIn(page: Page, { username, email }: NewUser): Promise<void> {
  await page.getByRole("button", { name: "Create an account" }).click();
  assert.equal(await page.getByLabel("Username").count(), username === undefined ? 0 : 1);
  if (username !== undefined) await page.getByLabel("Username").fill(username);
  await page.getByLabel("Email address").fill(email);
  await page.getByLabel("New password", { exact: true }).fill(passwords.chosen);
  await page.getByRole("button", { name: "Create account" }).click();
}

async function confirm(page: Page, code: string): Promise<void> {
  await page.getByLabel("Code from the email").fill(code);
  await page.getByRole("button", { name: "Confirm" }).click();
}
