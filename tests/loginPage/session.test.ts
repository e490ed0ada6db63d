import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { cutOff, isCognito, refuse } from "./cognitoAnswers";
import { deployStack, endSessionsOf, jane, type TestStack } from "./stack";
import {
  choosePassword,
  claimsOn,
  failureOn,
  isInView,
  keptClaims,
  noticeOn,
  passwords,
  signIn,
  signInInOtherTab,
  waitForScreen,
} from "./steps";
import { useLoginPage } from "./useBrowser";

const unreachable = "The sign-in service can't be reached. Check your connection, and try again.";
const sessionEnded = "Your session has ended. Sign in again.";

describe("A session on the login page", () => {
  const tests = useLoginPage();
  let stack: TestStack;

  before(async () => {
    stack = await deployStack(tests.endpoint);
    // Once for all tests, so that each can start with the user's own password.
    const page = await tests.open(stack.amplifyOutputs);
    await signIn(page, jane.username, stack.temporaryPassword);
    await choosePassword(page, passwords.chosen);
    await waitForScreen(page, "Hello, jane");
  });

  async function signedIn(
    prepare: (page: Page) => Promise<unknown> = () => Promise.resolve(),
  ): Promise<Page> {
    const page = await tests.open(stack.amplifyOutputs);
    await prepare(page);
    await signIn(page, jane.username, passwords.chosen);
    await waitForScreen(page, "Hello, jane");
    return page;
  }

  it("lasts while the service can't be reached", async () => {
    const page = await signedIn();
    await cutOff(page);
    await page.getByRole("button", { name: "Get new tokens" }).click();
    assert.equal(await failureOn(page), unreachable);
    await page.reload();
    await waitForScreen(page, "Hello, jane");
  });

  it("ends here even while the service can't be reached", async () => {
    const page = await signedIn();
    await cutOff(page);
    await page.getByRole("button", { name: "Sign out", exact: true }).click();
    await waitForScreen(page, "Sign in");
    await page.reload();
    await waitForScreen(page, "Sign in");
  });

  it("isn't said to have ended everywhere where Cognito refuses", async () => {
    const page = await signedIn();
    await page.setViewportSize({ width: 520, height: 640 });
    await refuse(page, "GlobalSignOut", { __type: "TooManyRequestsException", message: "Too many" });
    await page.getByRole("button", { name: "Sign out everywhere" }).click();
    assert.equal(await failureOn(page), "You can't be signed out everywhere right now. Try again.");
    assert.equal(await isInView(page.getByRole("alert").first()), true);
    await page.unrouteAll();
    await cutOff(page);
    await page.getByRole("button", { name: "Sign out everywhere" }).click();
    assert.equal(await failureOn(page), "You can't be signed out everywhere right now. Try again.");
    await waitForScreen(page, "Hello, jane");
  });

  it("asks for a new sign-in when it was ended elsewhere", async () => {
    const page = await signedIn();
    await endSessionsOf(stack);
    await page.getByRole("button", { name: "Get new tokens" }).click();
    await waitForScreen(page, "Sign in");
    assert.equal(await noticeOn(page), sessionEnded);
  });

  it("asks for a new sign-in wherever it is noticed to have ended", async () => {
    const page = await signedIn();
    await refuse(page, "AssociateSoftwareToken", {
      __type: "NotAuthorizedException",
      message: "Access Token has been revoked",
    });
    await page.getByRole("button", { name: "Set up an authenticator app" }).click();
    await waitForScreen(page, "Sign in");
    assert.equal(await noticeOn(page), sessionEnded);
    await page.reload();
    await waitForScreen(page, "Sign in");
  });

  it("ends in all tabs at once", async () => {
    const page = await signedIn();
    const other = await page.context().newPage();
    await other.goto(page.url());
    await waitForScreen(other, "Hello, jane");
    await page.getByRole("button", { name: "Sign out", exact: true }).click();
    await waitForScreen(page, "Sign in");
    await waitForScreen(other, "Sign in");
    assert.equal(await noticeOn(other), sessionEnded);
  });

  it("is shared with a tab that still asks for a password", async () => {
    const page = await tests.open(stack.amplifyOutputs);
    await waitForScreen(page, "Sign in");
    await signInInOtherTab(page);
    await signIn(page, jane.username, passwords.wrong);
    await waitForScreen(page, "Hello, jane");
    assert.equal(await noticeOn(page), "You have already signed in in another tab.");
  });

  it("gets new tokens by itself before the old ones expire", async () => {
    const page = await signedIn((opened) => opened.clock.install());
    const { jti } = await claimsOn(page);
    const { exp } = await keptClaims(page);
    await page.clock.pauseAt(Number(exp) * 1_000 - 3_590_000);
    const timer = page.getByRole("timer");
    assert.equal(await timer.innerText(), "Valid for another 59 min 50 s");
    await page.clock.runFor(1_000);
    assert.equal(await timer.innerText(), "Valid for another 59 min 49 s");
    await page.clock.resume();
    await page.clock.fastForward("59:31");
    await otherTokens(page, jti);
    assert.equal(await noticeOn(page), "You are signed in.");
  });

  it("goes on asking for new tokens until it gets them", async () => {
    const page = await signedIn((opened) => opened.clock.install());
    const { jti } = await claimsOn(page);
    await cutOff(page);
    await page.clock.fastForward("01:00:01");
    assert.equal(await failureOn(page), unreachable);
    await page.getByText("Expired", { exact: true }).waitFor();
    assert.equal((await claimsOn(page))["jti"], jti);
    await page.unroute(isCognito);
    await page.clock.fastForward("00:30");
    await otherTokens(page, jti);
  });

  it("is looked for again, where the service can't be reached at first", async () => {
    const page = await signedIn();
    await page.clock.install({ time: Date.now() + 2 * 3_600_000 });
    await cutOff(page);
    await page.reload();
    await waitForScreen(page, "One moment …");
    assert.equal(await failureOn(page), unreachable);
    await page.unroute(isCognito);
    await page.getByRole("button", { name: "Try again" }).click();
    await waitForScreen(page, "Hello, jane");
  });

  it("is said to have ended, where it did while the page was closed", async () => {
    const page = await signedIn();
    await endSessionsOf(stack);
    await page.clock.install({ time: Date.now() + 2 * 3_600_000 });
    await page.reload();
    await waitForScreen(page, "Sign in");
    assert.equal(await noticeOn(page), sessionEnded);
  });
});

/** Waits until the page shows another token than this. */
async function otherTokens(page: Page, jti: string | undefined): Promise<void> {
  await page
    .locator("dl > div", { has: page.locator("dt", { hasText: /^jti$/ }) })
    .locator("dd", { hasNotText: jti ?? "" })
    .waitFor();
}
