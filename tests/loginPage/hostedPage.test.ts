import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { challengeOf } from "../../packages/local-aws/tests/helpers/signInPages";
import {
  choosePasswordOf,
  choosePasswordThere,
  comeBackWith,
  goToHostedPage,
  hostedPageFor,
  signInThere,
  signOutThere,
  tokenEndpoint,
} from "./hostedPage";
import { deployStack, endSessionsOf, jane, type TestStack } from "./stack";
import {
  assertClaimsOfJane,
  claimsOn,
  failureOn,
  keptToken,
  noticeOn,
  passwords,
  signIn,
  storageOf,
  waitForScreen,
} from "./steps";
import { useLoginPage } from "./useBrowser";
import { verifyTokens } from "./verifyTokens";

const unreachable = "The sign-in service can't be reached. Check your connection, and try again.";
const notSignedIn = "The hosted page didn't sign you in. Try again.";
const sessionEnded = "Your session has ended. Sign in again.";
const authorizeEndpoint = /\/oauth2\/authorize/;

describe("A user of the hosted page", () => {
  const tests = useLoginPage();
  let stack: TestStack;

  before(async () => {
    stack = await deployStack(tests.endpoint, hostedPageFor(tests.address));
    await choosePasswordOf(stack);
  });

  async function signedIn(): Promise<Page> {
    const page = await tests.open(stack.amplifyOutputs);
    await goToHostedPage(page);
    await signInThere(page, jane.username, passwords.chosen);
    await waitForScreen(page, "Hello, jane");
    return page;
  }

  function buttonsOn(page: Page): Promise<string[]> {
    return page.getByRole("button").allInnerTexts();
  }

  it("comes back signed in, and sees who that is", async () => {
    const page = await signedIn();
    assert.equal(page.url(), tests.address);
    assert.equal(await noticeOn(page), "You are signed in.");
    const owner = { ...stack, username: jane.username };
    await verifyTokens(owner, await keptToken(page, "idToken"), await keptToken(page, "accessToken"));
    await assertClaimsOfJane(page, stack);
  });

  it("gets tokens for a code that only this page can exchange (PKCE)", async () => {
    const page = await tests.open(stack.amplifyOutputs);
    const asked = page.waitForRequest(/\/oauth2\/authorize\?/);
    await goToHostedPage(page);
    const { searchParams } = new URL((await asked).url());
    assert.equal(searchParams.get("response_type"), "code");
    const exchanged = page.waitForRequest(tokenEndpoint);
    await signInThere(page, jane.username, passwords.chosen);
    const verifier = new URLSearchParams((await exchanged).postData() ?? "").get("code_verifier") ?? "";
    assert.match(verifier, /^[\w.~-]{43,128}$/);
    const { code_challenge, code_challenge_method } = Object.fromEntries(searchParams);
    assert.deepEqual({ code_challenge, code_challenge_method }, challengeOf(verifier));
    await waitForScreen(page, "Hello, jane");
  });

  it("chooses a password there at the first sign-in", async () => {
    const invited = await deployStack(tests.endpoint, hostedPageFor(tests.address));
    const page = await tests.open(invited.amplifyOutputs);
    await goToHostedPage(page);
    await signInThere(page, jane.username, invited.temporaryPassword);
    await choosePasswordThere(page, passwords.chosen);
    await waitForScreen(page, "Hello, jane");
    assert.equal((await claimsOn(page))["aud"], invited.appClientId);
  });

  it("keeps the session over a reload, and gets new tokens", async () => {
    const page = await signedIn();
    await page.reload();
    await waitForScreen(page, "Hello, jane");
    const { jti } = await claimsOn(page);
    await page.getByRole("button", { name: "Get new tokens" }).click();
    await page.getByText("You have new tokens.").waitFor();
    assert.notEqual((await claimsOn(page))["jti"], jti);
  });

  it("is told to wait on the way back, however long the sign-in took", async () => {
    const page = await tests.open(stack.amplifyOutputs);
    await goToHostedPage(page);
    // Amplify itself waits for five minutes.
    await page.clock.setSystemTime(Date.now() + 6 * 60_000);
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    await page.route(tokenEndpoint, async (route) => {
      await released;
      await route.continue();
    });
    const asked = page.waitForRequest(tokenEndpoint);
    await signInThere(page, jane.username, passwords.chosen);
    await asked;
    await waitForScreen(page, "Signing in …");
    release();
    await waitForScreen(page, "Hello, jane");
  });

  it("signs out there, too, and comes back to the sign-in, which leaves nothing behind", async () => {
    const page = await signedIn();
    const request = await signOutThere(page, "Sign out");
    const { origin, searchParams } = new URL(request.url());
    assert.equal(origin, tests.endpoint);
    assert.deepEqual(Object.fromEntries(searchParams), {
      client_id: stack.appClientId,
      logout_uri: tests.address,
    });
    const back = await (await request.response())?.headerValue("location");
    assert.equal(back, tests.address);
    assert.equal(page.url(), tests.address);
    await waitForScreen(page, "Sign in");
    assert.equal(await noticeOn(page), "You are signed out.");
    assert.deepEqual(await storageOf(page), {});
    await page.reload();
    await waitForScreen(page, "Sign in");
    assert.equal(await page.getByRole("status").first().innerText(), "");
  });

  it("signs out only here where the hosted page wouldn't lead back from that", async () => {
    const other = await deployStack(tests.endpoint, hostedPageFor(tests.address, { logoutUrls: [] }));
    await choosePasswordOf(other);
    const page = await tests.open(other.amplifyOutputs);
    await goToHostedPage(page);
    await signInThere(page, jane.username, passwords.chosen);
    await waitForScreen(page, "Hello, jane");
    await page.getByRole("button", { name: "Sign out", exact: true }).click();
    await waitForScreen(page, "Sign in");
    assert.equal(await noticeOn(page), "You are signed out here, but not on the hosted page.");
    assert.deepEqual(await storageOf(page), {});
  });

  it("sees only what tokens from there allow", async () => {
    const page = await signedIn();
    assert.deepEqual(await buttonsOn(page), ["Get new tokens", "Sign out"]);

    const scopes = ["openid", "email", "aws.cognito.signin.user.admin"];
    const allowing = await deployStack(tests.endpoint, hostedPageFor(tests.address, { scopes }));
    await choosePasswordOf(allowing);
    const other = await tests.open(allowing.amplifyOutputs);
    await goToHostedPage(other);
    await signInThere(other, jane.username, passwords.chosen);
    await waitForScreen(other, "Hello, jane");
    assert.deepEqual(await buttonsOn(other), [
      "Get new tokens",
      "Set up an authenticator app",
      "Sign out",
      "Sign out everywhere",
    ]);
    await signOutThere(other, "Sign out everywhere");
    assert.equal(other.url(), tests.address);
    await waitForScreen(other, "Sign in");
    assert.equal(await noticeOn(other), "You are signed out on all devices.");
  });

  it("is told that the session has ended, and stays signed in on the hosted page", async () => {
    const page = await signedIn();
    await endSessionsOf(stack);
    const asked = requestsOf(page, /\/logout\?/);
    await page.getByRole("button", { name: "Get new tokens" }).click();
    await waitForScreen(page, "Sign in");
    assert.equal(await noticeOn(page), sessionEnded);
    assert.deepEqual(await storageOf(page), {});
    // A navigation would have been under way by now.
    await signIn(page, jane.username, passwords.chosen);
    await waitForScreen(page, "Hello, jane");
    assert.deepEqual(asked, []);
  });

  it("is told that the session has ended while the page was closed, which leaves nothing behind", async () => {
    const page = await signedIn();
    await endSessionsOf(stack);
    await page.clock.install({ time: Date.now() + 2 * 3_600_000 });
    await page.reload();
    await waitForScreen(page, "Sign in");
    assert.equal(await noticeOn(page), sessionEnded);
    assert.deepEqual(await storageOf(page), {});
  });

  it("can sign in without it as well", async () => {
    const page = await tests.open(stack.amplifyOutputs);
    await signIn(page, jane.username, passwords.chosen);
    await waitForScreen(page, "Hello, jane");
    await page.getByRole("button", { name: "Sign out", exact: true }).click();
    await waitForScreen(page, "Sign in");
    assert.equal(await noticeOn(page), "You are signed out.");
  });

  it("can sign in without it where the browser lacks the Navigation API", async () => {
    const page = await tests.open(stack.amplifyOutputs);
    await page.addInitScript("delete globalThis.navigation");
    await page.reload();
    assert.equal(await page.evaluate("'navigation' in globalThis"), false);
    await signIn(page, jane.username, passwords.chosen);
    await waitForScreen(page, "Hello, jane");
  });

  it("isn't led there again after signing in in another tab", async () => {
    const page = await tests.open(stack.amplifyOutputs);
    await waitForScreen(page, "Sign in");
    const other = await page.context().newPage();
    await other.goto(page.url());
    await signIn(other, jane.username, passwords.chosen);
    await waitForScreen(other, "Hello, jane");
    await page.getByRole("button", { name: "Sign in with the hosted page" }).click();
    await waitForScreen(page, "Hello, jane");
    assert.equal(await noticeOn(page), "You have already signed in in another tab.");
  });

  it("is told that it failed there, once", async () => {
    const page = await tests.open(stack.amplifyOutputs);
    await comeBackWith(page, { error: "access_denied", error_description: "not to be shown" });
    await waitForScreen(page, "Sign in");
    assert.equal(await failureOn(page), notSignedIn);
    assert.equal(page.url(), tests.address);
    await page.reload();
    await waitForScreen(page, "Sign in");
    assert.equal(await page.getByRole("alert").innerText(), "");
  });

  it("is told that the code from there was refused", async () => {
    const page = await tests.open(stack.amplifyOutputs);
    const refusal = page.waitForResponse(tokenEndpoint);
    await comeBackWith(page, { code: "12345678-1234-1234-1234-123456789abc" });
    assert.equal((await refusal).status(), 400);
    assert.equal(await failureOn(page), notSignedIn);
    assert.deepEqual(await storageOf(page), {});
  });

  it("is told that the service can't be reached on the way back, and can try again", async () => {
    const page = await tests.open(stack.amplifyOutputs);
    await page.route(tokenEndpoint, (route) => route.abort());
    await goToHostedPage(page);
    await signInThere(page, jane.username, passwords.chosen);
    assert.equal(await failureOn(page), unreachable);
    await page.unroute(tokenEndpoint);
    await goToHostedPage(page);
    await signInThere(page, jane.username, passwords.chosen);
    await waitForScreen(page, "Hello, jane");
  });

  it("is told that nobody here has asked for what comes back", async () => {
    const page = await tests.open(stack.amplifyOutputs);
    await page.goto(`${tests.address}?code=12345678-1234-1234-1234-123456789abc&state=unknown`);
    await waitForScreen(page, "Sign in");
    assert.equal(await failureOn(page), notSignedIn);
    assert.equal(page.url(), tests.address);
  });

  it("can go back from there, and sign in here", async () => {
    const page = await tests.open(stack.amplifyOutputs);
    await goToHostedPage(page);
    await page.goBack();
    await waitForScreen(page, "Sign in");
    assert.equal(await page.getByRole("alert").innerText(), "");
    await signIn(page, jane.username, passwords.chosen);
    await waitForScreen(page, "Hello, jane");
  });

  it("can go on where the browser shows the page again as it was left", async () => {
    const page = await tests.open(stack.amplifyOutputs);
    await page.route(authorizeEndpoint, (route) => route.abort("aborted"));
    const left = page.waitForRequest(authorizeEndpoint);
    await page.getByRole("button", { name: "Sign in with the hosted page" }).click();
    await left;
    await page.evaluate(`dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }))`);
    await signIn(page, jane.username, passwords.chosen);
    await waitForScreen(page, "Hello, jane");
  });

  it("can go on where the browser was kept from leaving, by either sign-in", async () => {
    const page = await tests.open(stack.amplifyOutputs);
    await page.route(authorizeEndpoint, (route) => route.fulfill({ status: 204 }));
    const link = page.getByRole("button", { name: "Sign in with the hosted page" });
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      const left = page.waitForRequest(authorizeEndpoint);
      await link.click();
      await left;
    }
    await signIn(page, jane.username, passwords.chosen);
    await waitForScreen(page, "Hello, jane");
  });

  it("leaves once for a double click", async () => {
    const page = await tests.open(stack.amplifyOutputs);
    await page.route(authorizeEndpoint, (route) => route.fulfill({ status: 204 }));
    const asked = requestsOf(page, authorizeEndpoint);
    const link = page.getByRole("button", { name: "Sign in with the hosted page" });
    await link.dblclick({ delay: 200 });
    await signIn(page, jane.username, passwords.chosen);
    await waitForScreen(page, "Hello, jane");
    assert.equal(asked.length, 1);
  });

  it("keeps what the callback URL has in its query of its own", async () => {
    const address = `${tests.address}?tenant=shop`;
    const other = await deployStack(tests.endpoint, hostedPageFor(address));
    const page = await tests.open(other.amplifyOutputs);
    await comeBackWith(page, { error: "access_denied", error_description: "not to be shown" });
    assert.equal(await failureOn(page), notSignedIn);
    assert.equal(page.url(), address);
  });

  it("signs in at the domain itself where a proxy is before the user pool", async () => {
    const custom = { ...stack.amplifyOutputs.custom, user_pool_endpoint: "https://cognito.example.com" };
    const page = await tests.open({ ...stack.amplifyOutputs, custom });
    await page.route(tokenEndpoint, (route) => route.abort());
    const [left, exchanged] = await Promise.all([
      page.waitForRequest(authorizeEndpoint),
      page.waitForRequest(tokenEndpoint),
      comeBackWith(page, { code: "12345678-1234-1234-1234-123456789abc" }),
    ]);
    for (const request of [left, exchanged]) {
      assert.match(new URL(request.url()).host, /^shop-.+\.amazoncognito\.com$/);
    }
    assert.equal(await failureOn(page), unreachable);
  });
});

/** The addresses that a page asks for from now on, as far as they match. */
function requestsOf(page: Page, pattern: RegExp): string[] {
  const urls: string[] = [];
  page.on("request", (request) => {
    if (pattern.test(request.url())) urls.push(request.url());
  });
  return urls;
}
