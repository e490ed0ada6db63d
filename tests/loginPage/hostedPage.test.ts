import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { challengeOf } from "../../packages/local-aws/tests/helpers/signInPages";
import {
  choosePasswordOf,
  choosePasswordThere,
  goToHostedPage,
  hostedPageFor,
  requestsOf,
  signInThere,
  signOutThere,
  tokenEndpoint,
  useHostedPage,
} from "./hostedPage";
import { deployStack, endSessionsOf, jane } from "./stack";
import {
  assertClaimsOfJane,
  claimsOn,
  keptToken,
  noticeOn,
  passwords,
  signIn,
  storageOf,
  waitForScreen,
} from "./steps";
import { useLoginPage } from "./useBrowser";
import { verifyTokens } from "./verifyTokens";

const sessionEnded = "Your session has ended. Sign in again.";

describe("A user of the hosted page", () => {
  const tests = useLoginPage();
  const hosted = useHostedPage(tests);

  async function signedIn(): Promise<Page> {
    const page = await tests.open(hosted.stack.amplifyOutputs);
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
    const owner = { ...hosted.stack, username: jane.username };
    await verifyTokens(owner, await keptToken(page, "idToken"), await keptToken(page, "accessToken"));
    await assertClaimsOfJane(page, hosted.stack);
  });

  it("gets tokens for a code that only this page can exchange (PKCE)", async () => {
    const page = await tests.open(hosted.stack.amplifyOutputs);
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
    const page = await tests.open(hosted.stack.amplifyOutputs);
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
      client_id: hosted.stack.appClientId,
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
    await endSessionsOf(hosted.stack);
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
    await endSessionsOf(hosted.stack);
    await page.clock.install({ time: Date.now() + 2 * 3_600_000 });
    await page.reload();
    await waitForScreen(page, "Sign in");
    assert.equal(await noticeOn(page), sessionEnded);
    assert.deepEqual(await storageOf(page), {});
  });

  it("can sign in without it as well", async () => {
    const page = await tests.open(hosted.stack.amplifyOutputs);
    await signIn(page, jane.username, passwords.chosen);
    await waitForScreen(page, "Hello, jane");
    await page.getByRole("button", { name: "Sign out", exact: true }).click();
    await waitForScreen(page, "Sign in");
    assert.equal(await noticeOn(page), "You are signed out.");
  });

  it("can sign in without it where the browser lacks the Navigation API", async () => {
    const page = await tests.open(hosted.stack.amplifyOutputs);
    await page.addInitScript("delete globalThis.navigation");
    await page.reload();
    assert.equal(await page.evaluate("'navigation' in globalThis"), false);
    await signIn(page, jane.username, passwords.chosen);
    await waitForScreen(page, "Hello, jane");
  });
});
