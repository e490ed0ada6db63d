import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import axe from "axe-core";
import type { BrowserContextOptions, Page } from "playwright-core";
import { oneTimeCode } from "../../local/proof/totp";
import { useLoginPage } from "./browser";
import { isCognito } from "./refusal";
import { deployStack, jane, withApi, type TestStack } from "./stack";
import { choosePassword, failureOn, passwords, signIn, waitForScreen } from "./steps";

/** Where a picture of each screen goes; nowhere by default. */
const screenshots = process.env["SCREENSHOTS"];

const looks: Readonly<Record<string, BrowserContextOptions>> = {
  light: { colorScheme: "light", viewport: { width: 520, height: 640 } },
  dark: { colorScheme: "dark", viewport: { width: 520, height: 640 } },
  wide: { viewport: { width: 1920, height: 1080 } },
  phone: { viewport: { width: 390, height: 844 } },
  // The narrowest that has to be usable without scrolling sideways (WCAG 2.2, 1.4.10).
  narrow: { viewport: { width: 320, height: 568 } },
};

describe("Every screen of the login page", () => {
  const tests = useLoginPage();

  for (const [look, options] of Object.entries(looks)) {
    it(`is accessible, fits and doesn't jump: ${look}`, async () => {
      const stack = await deployStack(tests.endpoint, { selfSignUp: true });
      const page = await tests.open(withApi(stack), options);
      await watchJumps(page);
      await page.reload();
      for await (const screen of screensOf(page, stack)) {
        assert.deepEqual(await violationsOn(page), [], `${screen} has accessibility violations`);
        const { needed, width } = await widthsOf(page);
        assert.ok(needed <= width, `${screen} needs ${needed} pixels of ${width}`);
        // Taking a picture of the whole page makes it jump, too.
        if (screenshots === undefined) assert.deepEqual(await jumpsOf(page), [], `${screen} jumps`);
        assert.equal(await isLedTo(page), true, `${screen} doesn't say where the user is`);
        await takePicture(page, `${screen} ${look}`);
      }
      await page.context().close();
      const unconfigured = await tests.open(undefined, options);
      await waitForScreen(unconfigured, "Which stack?");
      assert.deepEqual(await violationsOn(unconfigured), []);
      await takePicture(unconfigured, `not configured ${look}`);
    });
  }

  it("leaves its buttons where they are when something goes wrong", async () => {
    const stack = await deployStack(tests.endpoint);
    for (const [look, options] of Object.entries(looks)) {
      const page = await tests.open(stack.amplifyOutputs, options);
      const button = page.getByRole("button", { name: "Sign in" });
      const before = await button.boundingBox();
      await signIn(page, jane.username, passwords.wrong);
      await failureOn(page);
      assert.deepEqual(await button.boundingBox(), before, look);
      await page.route(isCognito, (route) => route.abort());
      await button.click();
      await page.getByText("can't be reached").waitFor();
      assert.deepEqual(await button.boundingBox(), before, look);
    }
  });
});

/** Goes through all screens, in the order in which a user sees them. */
async function* screensOf(page: Page, stack: TestStack): AsyncGenerator<string> {
  const button = (name: string): Promise<void> => page.getByRole("button", { name, exact: true }).click();
  await waitForScreen(page, "Sign in");
  yield "sign in";
  await signIn(page, jane.username, passwords.wrong);
  await failureOn(page);
  yield "wrong password";
  await button("Create an account");
  await waitForScreen(page, "Create an account");
  yield "create an account";
  await page.getByLabel("Username").fill("casey");
  await page.getByLabel("E-mail address").fill("casey@example.com");
  await page.getByLabel("New password").fill(passwords.chosen);
  await button("Create the account");
  await waitForScreen(page, "Confirm your e-mail address");
  yield "confirm the e-mail address";
  await button("Back to the sign-in");
  await button("Forgot your password?");
  await waitForScreen(page, "Reset your password");
  yield "reset the password";
  await page.getByLabel(/^Username/).fill("casey");
  await button("Send a code");
  await waitForScreen(page, "Choose another password");
  yield "choose another password";
  await button("Back to the sign-in");
  await signIn(page, jane.username, stack.temporaryPassword);
  await waitForScreen(page, "Choose your password");
  await page.getByLabel("New password").fill("Correct-Horse");
  yield "choose a password";
  await choosePassword(page, passwords.chosen);
  await waitForScreen(page, "Hello, jane");
  yield "signed in";
  await page.route(/\/me$/, (route) => route.fulfill({ json: { sub: "1", email: jane.email } }));
  await button("Call the API");
  await page.getByLabel("The API's answer").filter({ hasText: /./ }).waitFor();
  yield "the API's answer";
  await button("Set up an authenticator app");
  await waitForScreen(page, "Set up your authenticator app");
  yield "set up an authenticator app";
  const code = oneTimeCode(await page.locator("code").innerText());
  await page.getByLabel("Six-digit code").fill(code);
  await button("Use this app");
  await button("Sign out");
  await waitForScreen(page, "Sign in");
  yield "signed out";
  await signIn(page, jane.username, passwords.chosen);
  await waitForScreen(page, "Enter your code");
  yield "enter the code";
  await page.route(isCognito, (route) => route.abort());
  await page.getByLabel("Six-digit code").fill(code);
  await button("Sign in");
  await failureOn(page);
  yield "service out of reach";
}

/** What axe finds, by rule. */
async function violationsOn(page: Page): Promise<string[]> {
  // A string, because the page's policy lets in no other script.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<axe.AxeResults>("axe.run()");
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

/** Pixels that the page needs, and has. */
async function widthsOf(page: Page): Promise<{ needed: number; width: number }> {
  return page.evaluate("({ needed: document.documentElement.scrollWidth, width: innerWidth })");
}

/** Notes each shift of the layout, that is, whatever moves while it stays in the page. */
async function watchJumps(page: Page): Promise<void> {
  await page.addInitScript(`
    globalThis.jumps = [];
    new PerformanceObserver((list) => {
      for (const shift of list.getEntries()) jumps.push(shift.value);
    }).observe({ type: "layout-shift", buffered: true });
  `);
}

/** Whether something on the screen has the focus, so that a screen reader tells of it. */
async function isLedTo(page: Page): Promise<boolean> {
  return page.evaluate("document.activeElement !== document.body");
}

async function jumpsOf(page: Page): Promise<number[]> {
  return page.evaluate("jumps");
}

async function takePicture(page: Page, name: string): Promise<void> {
  if (screenshots === undefined) return;
  await mkdir(screenshots, { recursive: true });
  await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true });
}
