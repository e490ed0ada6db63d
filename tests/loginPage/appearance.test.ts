import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import axe from "axe-core";
import type { BrowserContextOptions, Page } from "playwright-core";
import { hostedPageFor } from "./hostedPage";
import { screensOf } from "./screens";
import { deployStack, jane, withApi } from "./stack";
import { choosePassword, passwords, signIn, waitForScreen } from "./steps";
import { useLoginPage } from "./useBrowser";

/** Where a picture of each screen goes; nowhere by default. */
const screenshots = process.env["SCREENSHOTS"];

const looks: Readonly<Record<string, BrowserContextOptions>> = {
  light: { colorScheme: "light", viewport: { width: 520, height: 640 } },
  dark: { colorScheme: "dark", viewport: { width: 520, height: 640 } },
  wide: { viewport: { width: 1920, height: 1080 } },
  phone: { viewport: { width: 390, height: 844 } },
  // The narrowest that has to be usable without scrolling sideways (WCAG 2.2, 1.4.10).
  narrow: { colorScheme: "dark", viewport: { width: 320, height: 568 } },
};

describe("Every screen of the login page", () => {
  const tests = useLoginPage();

  for (const [look, options] of Object.entries(looks)) {
    it(`is accessible, fits and doesn't jump: ${look}`, async () => {
      const stack = await deployStack(tests.endpoint, {
        ...hostedPageFor(tests.address),
        userPool: { selfSignUp: true },
      });
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
    });
  }

  it("covers the claims with what has just happened only, and not with what is so anyway", async () => {
    const stack = await deployStack(tests.endpoint);
    const page = await tests.open(stack.amplifyOutputs, looks["phone"]);
    await signIn(page, jane.username, stack.temporaryPassword);
    await choosePassword(page, passwords.chosen);
    await waitForScreen(page, "Hello, jane");
    assert.equal(await positionOfMessage(page), "You are signed in.: static");
    await page.getByRole("button", { name: "Get new tokens" }).click();
    await page.getByText("You have new tokens.").waitFor();
    assert.equal(await positionOfMessage(page), "You have new tokens.: sticky");
  });

  it("is light or dark, as the browser is, and shows what has the focus", async () => {
    const page = await tests.open({ auth: { user_pool_id: "us-east-1_abc", user_pool_client_id: "client" } });
    await waitForScreen(page, "Sign in");
    for (const [colorScheme, background, outline] of [
      ["light", "rgb(243, 244, 248)", "rgb(61, 79, 209)"],
      ["dark", "rgb(20, 22, 28)", "rgb(154, 166, 255)"],
    ] as const) {
      await page.emulateMedia({ colorScheme });
      assert.deepEqual(
        await page.evaluate(`[
          getComputedStyle(document.body).backgroundColor,
          getComputedStyle(document.activeElement).outline,
        ]`),
        [background, `${outline} solid 3px`],
      );
    }
  });
});

async function positionOfMessage(page: Page): Promise<string> {
  return page.evaluate(
    "((message) => `${message.innerText.trim()}: ${getComputedStyle(message).position}`)(document.querySelector('#message'))",
  );
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

/** Records each layout shift: whatever moves while it stays in the page. */
async function watchJumps(page: Page): Promise<void> {
  await page.addInitScript(`
    globalThis.jumps = [];
    new PerformanceObserver((list) => {
      for (const shift of list.getEntries()) jumps.push(shift.value);
    }).observe({ type: "layout-shift", buffered: true });
  `);
}

/** Whether something on the screen has the focus, so that a screen reader announces it. */
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
