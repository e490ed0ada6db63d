import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { otherThan } from "../../packages/local-aws/tests/helpers/messages";
import { answer, refuse } from "./cognitoAnswers";
import { codeSentTo } from "./sentCode";
import { deployStack, jane, type TestStack } from "./stack";
import {
  choosePassword,
  descriptionOf,
  failureOn,
  noticeOn,
  passwords,
  signIn,
  waitForScreen,
} from "./steps";
import { useLoginPage } from "./useBrowser";

/** The requirements for a password that the page shows, and whether each is met. */
async function rulesOn(page: Page): Promise<string[]> {
  return page.getByRole("list").getByRole("listitem").allTextContents();
}

/** The browser's validation message for a field. */
async function validationMessageOf(field: Locator): Promise<unknown> {
  return field.evaluate((element: { readonly validationMessage?: string }) => element.validationMessage);
}

describe("A new password", () => {
  const tests = useLoginPage();

  it("is checked while it is typed, by the policy of the pool", async () => {
    const stack = await deployStack(tests.endpoint);
    const page = await tests.open(stack.amplifyOutputs);
    await signIn(page, jane.username, stack.temporaryPassword);
    assert.deepEqual(await rulesAfter(page, ""), [
      "14 characters or more: missing",
      "a lowercase letter (a–z): missing",
      "an uppercase letter (A–Z): missing",
      "a digit (0–9): missing",
      "a symbol, such as ! or %: missing",
      "no space at the beginning or end: done",
    ]);
    assert.deepEqual(await rulesAfter(page, "abcDEF1!"), [
      "14 characters or more: missing",
      "a lowercase letter (a–z): done",
      "an uppercase letter (A–Z): done",
      "a digit (0–9): done",
      "a symbol, such as ! or %: done",
      "no space at the beginning or end: done",
    ]);
    const field = page.getByLabel("New password", { exact: true });
    assert.equal(await field.getAttribute("aria-invalid"), "true");
    await page.getByRole("button", { name: "Set password" }).click();
    assert.equal(await validationMessageOf(field), "This password doesn't meet the requirements yet.");
    assert.equal(
      (await rulesAfter(page, " abcDEF1!abcDEF")).at(-1),
      "no space at the beginning or end: missing",
    );
    assert.equal(await validationMessageOf(field), "This password doesn't meet the requirements yet.");
    await field.fill(`aB1!${"x".repeat(253)}`);
    assert.equal(await validationMessageOf(field), "It can't be longer than 256 characters.");
    await choosePassword(page, "abcDEF1!abcDEF");
    await waitForScreen(page, "Hello, jane");
  });

  it("needs nothing that the pool doesn't require", async () => {
    const stack = await deployStack(tests.endpoint, {
      userPool: { passwordPolicy: { minimumLength: 8, requireSymbols: false, requireUppercase: false } },
    });
    const page = await tests.open(stack.amplifyOutputs);
    await signIn(page, jane.username, stack.temporaryPassword);
    assert.deepEqual(await rulesAfter(page, "abcdefg1"), [
      "8 characters or more: done",
      "a lowercase letter (a–z): done",
      "a digit (0–9): done",
      "no space at the beginning or end: done",
    ]);
    await choosePassword(page, "abcdefg1");
    await waitForScreen(page, "Hello, jane");
  });

  async function rulesAfter(page: Page, password: string): Promise<string[]> {
    await page.getByLabel("New password", { exact: true }).fill(password);
    return rulesOn(page);
  }
});

describe("A forgotten password", () => {
  const tests = useLoginPage();
  let stack: TestStack;

  beforeEach(async () => {
    stack = await deployStack(tests.endpoint);
  });

  /** Has the user choose a password, and forget it. */
  async function forget(page: Page): Promise<void> {
    await signIn(page, jane.username, stack.temporaryPassword);
    await choosePassword(page, passwords.chosen);
    await page.getByRole("button", { name: "Sign out", exact: true }).click();
    await askForCode(page, jane.username);
  }

  async function askForCode(page: Page, username: string): Promise<void> {
    await page.getByRole("button", { name: "Forgot your password?" }).click();
    await waitForScreen(page, "Reset your password");
    assert.equal(
      await descriptionOf(page, "Username or email address"),
      "You'll get a code by email. With it, you can choose a new password.",
    );
    await page.getByLabel(/^Username/).fill(username);
    await page.getByRole("button", { name: "Send code" }).click();
    await waitForScreen(page, "Choose a new password");
  }

  it("is replaced with a code that is sent by email", async () => {
    const page = await tests.open(stack.amplifyOutputs);
    await forget(page);
    await page.getByText("If there is such an account, a code was sent by email.").waitFor();
    await page.getByLabel("Code from the email").fill(await codeSentTo(tests.endpoint, jane.email));
    await choosePassword(page, passwords.other);
    await waitForScreen(page, "Sign in");
    assert.equal(await noticeOn(page), "Your password has been changed. Sign in with it.");
    await signIn(page, jane.username, passwords.chosen);
    assert.equal(await failureOn(page), "Wrong username or password.");
    await signIn(page, jane.username, passwords.other);
    await waitForScreen(page, "Hello, jane");
  });

  it("is replaced with a code that is sent by text message, where Cognito says so", async () => {
    const page = await tests.open(stack.amplifyOutputs);
    await answer(page, "ForgotPassword", {
      CodeDeliveryDetails: {
        AttributeName: "phone_number",
        DeliveryMedium: "SMS",
        Destination: "+*******0123",
      },
    });
    await askForCode(page, jane.username);
    await page.getByText("If there is such an account, a code was sent by text message.").waitFor();
    assert.equal(await page.getByLabel("Code from the text message").count(), 1);
  });

  it("stays where the code is wrong", async () => {
    const page = await tests.open(stack.amplifyOutputs);
    await forget(page);
    const code = await codeSentTo(tests.endpoint, jane.email);
    await page.getByLabel("Code from the email").fill(otherThan(code));
    await choosePassword(page, passwords.other);
    assert.equal(await failureOn(page), "This code is wrong or has expired.");
  });

  it("doesn't reveal whether there is such an account", async () => {
    const page = await tests.open(stack.amplifyOutputs);
    await askForCode(page, "nobody");
    const shown = await page.getByRole("main").innerText();
    await page.getByLabel("Code from the email").fill("000000");
    await choosePassword(page, passwords.chosen);
    assert.equal(await failureOn(page), "This code is wrong or has expired.");
    // The local AWS sends a code all the same; Amazon Cognito refuses, in these words.
    for (const refusal of [
      {
        __type: "NotAuthorizedException",
        message: "User password cannot be reset in the current state.",
      },
      {
        __type: "InvalidParameterException",
        message:
          "Cannot reset password for the user as there is no registered/verified email or phone_number",
      },
    ]) {
      await page.getByRole("button", { name: "Back to sign-in" }).click();
      await refuse(page, "ForgotPassword", refusal);
      await askForCode(page, jane.username);
      assert.equal(await page.getByRole("main").innerText(), shown);
    }
  });

  it("is required, with the reason, where an administrator has reset it", async () => {
    const page = await tests.open(stack.amplifyOutputs);
    await refuse(page, "InitiateAuth", {
      __type: "PasswordResetRequiredException",
      message: "Password reset required for the user",
    });
    await signIn(page, jane.username, stack.temporaryPassword);
    await waitForScreen(page, "Choose a new password");
    await page
      .getByText("Your administrator asks you to replace your password. A code was sent by email.")
      .waitFor();
  });
});
