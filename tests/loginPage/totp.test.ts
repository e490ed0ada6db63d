import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { QRCodeSVG } from "qrcode.react";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { oneTimeCode } from "../../local/proofs/signIn/totp";
import { otherThan } from "../../packages/local-aws/tests/helpers/messages";
import { deployStack, jane, type TestStack } from "./stack";
import { choosePassword, failureOn, noticeOn, passwords, signIn, totpKeyOn, waitForScreen } from "./steps";
import { useLoginPage } from "./useBrowser";

describe("An authenticator app", () => {
  const tests = useLoginPage();

  /** Opens the page of a stack with a user who has signed in. */
  async function signedIn(stack: TestStack): Promise<Page> {
    const page = await tests.open(stack.amplifyOutputs);
    await signIn(page, jane.username, stack.temporaryPassword);
    await choosePassword(page, passwords.chosen);
    await waitForScreen(page, "Hello, jane");
    return page;
  }

  it("is set up where the pool offers it, and asked for at the next sign-in", async () => {
    const page = await signedIn(
      await deployStack(tests.endpoint, { userPool: { mfa: { mode: "OPTIONAL" } } }),
    );
    const secret = await startSetUp(page);
    await enterCode(page, oneTimeCode(secret), "Use this app");
    await waitForScreen(page, "Hello, jane");
    assert.equal(
      await noticeOn(page),
      "Your authenticator app is set up. The next sign-in asks for its code.",
    );

    await page.getByRole("button", { name: "Sign out", exact: true }).click();
    await signIn(page, jane.username, passwords.chosen);
    await waitForScreen(page, "Enter your code");
    await enterCode(page, otherThan(oneTimeCode(secret)), "Sign in");
    assert.equal(await failureOn(page), "This code is wrong or has expired.");
    await enterCode(page, oneTimeCode(secret), "Sign in");
    await waitForScreen(page, "Hello, jane");
  });

  it("isn't set up by a wrong code", async () => {
    const page = await signedIn(await deployStack(tests.endpoint));
    const secret = await startSetUp(page);
    await enterCode(page, otherThan(oneTimeCode(secret)), "Use this app");
    assert.equal(await failureOn(page), "This code is wrong or has expired.");
    await page.getByRole("button", { name: "Not now" }).click();
    await waitForScreen(page, "Hello, jane");
  });

  it("shows its key as text and as a QR code", async () => {
    const page = await signedIn(await deployStack(tests.endpoint));
    const secret = await startSetUp(page);
    assert.match(secret, /^[A-Z2-7]{32}$/);
    assert.match(await page.locator("code").innerText(), /^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
    const picture = page.getByRole("img", { name: "QR code for an authenticator app" });
    const value = `otpauth://totp/localhost:jane?secret=${secret}&issuer=localhost`;
    const markup = renderToStaticMarkup(createElement(QRCodeSVG, { value, marginSize: 4 }));
    assert.ok(markup.includes(`d="${await picture.locator("path").last().getAttribute("d")}"`));
  });

  it("accepts a code that is written in groups", async () => {
    const page = await signedIn(await deployStack(tests.endpoint));
    const code = oneTimeCode(await startSetUp(page));
    await enterCode(page, ` ${code.slice(0, 3)} ${code.slice(3)} `, "Use this app");
    await page.getByText("Your authenticator app is set up.").waitFor();
  });

  it("isn't offered where the pool has no second factor", async () => {
    const page = await signedIn(await deployStack(tests.endpoint, { userPool: { mfa: { mode: "OFF" } } }));
    assert.equal(await page.getByRole("button", { name: "Sign out", exact: true }).count(), 1);
    assert.equal(await page.getByRole("button", { name: /authenticator/ }).count(), 0);
  });

  it("is set up during the sign-in where the pool requires it", async () => {
    const stack = await deployStack(tests.endpoint, { userPool: { mfa: { mode: "ON" } } });
    const page = await tests.open(stack.amplifyOutputs);
    await signIn(page, jane.username, stack.temporaryPassword);
    await choosePassword(page, passwords.chosen);
    await waitForScreen(page, "Set up your authenticator app");
    const secret = await totpKeyOn(page);
    await enterCode(page, otherThan(oneTimeCode(secret)), "Sign in");
    assert.equal(await failureOn(page), "This code is wrong or has expired.");
    await enterCode(page, oneTimeCode(secret), "Sign in");
    await waitForScreen(page, "Hello, jane");
  });
});

async function startSetUp(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Set up an authenticator app" }).click();
  await waitForScreen(page, "Set up your authenticator app");
  return totpKeyOn(page);
}

async function enterCode(page: Page, code: string, button: string): Promise<void> {
  await page.getByLabel("Six-digit code").fill(code);
  await page.getByRole("button", { name: button }).click();
}
