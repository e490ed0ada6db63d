import assert from "node:assert/strict";
import {
  comeBackWith,
  goToHostedPage,
  hostedPageFor,
  requestsOf,
  signInThere,
  tokenEndpoint,
  useHostedPage,
} from "./hostedPage";
import { deployStack, jane } from "./stack";
import { failureOn, noticeOn, passwords, signIn, signInInOtherTab, storageOf, waitForScreen } from "./steps";
import { useLoginPage } from "./useBrowser";

const unreachable = "The sign-in service can't be reached. Check your connection, and try again.";
const notSignedIn = "The hosted page didn't sign you in. Try again.";
const authorizeEndpoint = /\/oauth2\/authorize/;

describe("A user on the way to the hosted page, or back,", () => {
  const tests = useLoginPage();
  const hosted = useHostedPage(tests);

  it("isn't led there again after signing in in another tab", async () => {
    const page = await tests.open(hosted.stack.amplifyOutputs);
    await waitForScreen(page, "Sign in");
    await signInInOtherTab(page);
    await page.getByRole("button", { name: "Sign in with the hosted page" }).click();
    await waitForScreen(page, "Hello, jane");
    assert.equal(await noticeOn(page), "You have already signed in in another tab.");
  });

  it("is told that it failed there, once", async () => {
    const page = await tests.open(hosted.stack.amplifyOutputs);
    await comeBackWith(page, { error: "access_denied", error_description: "not to be shown" });
    await waitForScreen(page, "Sign in");
    assert.equal(await failureOn(page), notSignedIn);
    assert.equal(page.url(), tests.address);
    await page.reload();
    await waitForScreen(page, "Sign in");
    assert.equal(await page.getByRole("alert").innerText(), "");
  });

  it("is told that the code from there was refused", async () => {
    const page = await tests.open(hosted.stack.amplifyOutputs);
    const refusal = page.waitForResponse(tokenEndpoint);
    await comeBackWith(page, { code: "12345678-1234-1234-1234-123456789abc" });
    assert.equal((await refusal).status(), 400);
    assert.equal(await failureOn(page), notSignedIn);
    assert.deepEqual(await storageOf(page), {});
  });

  it("is told that the service can't be reached on the way back, and can try again", async () => {
    const page = await tests.open(hosted.stack.amplifyOutputs);
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
    const page = await tests.open(hosted.stack.amplifyOutputs);
    await page.goto(`${tests.address}?code=12345678-1234-1234-1234-123456789abc&state=unknown`);
    await waitForScreen(page, "Sign in");
    assert.equal(await failureOn(page), notSignedIn);
    assert.equal(page.url(), tests.address);
  });

  it("can go back from there, and sign in here", async () => {
    const page = await tests.open(hosted.stack.amplifyOutputs);
    await goToHostedPage(page);
    await page.goBack();
    await waitForScreen(page, "Sign in");
    assert.equal(await page.getByRole("alert").innerText(), "");
    await signIn(page, jane.username, passwords.chosen);
    await waitForScreen(page, "Hello, jane");
  });

  it("can go on where the browser shows the page again as it was left", async () => {
    const page = await tests.open(hosted.stack.amplifyOutputs);
    await page.route(authorizeEndpoint, (route) => route.abort("aborted"));
    const left = page.waitForRequest(authorizeEndpoint);
    await page.getByRole("button", { name: "Sign in with the hosted page" }).click();
    await left;
    await page.evaluate(`dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }))`);
    await signIn(page, jane.username, passwords.chosen);
    await waitForScreen(page, "Hello, jane");
  });

  it("can go on where the browser was kept from leaving, by either sign-in", async () => {
    const page = await tests.open(hosted.stack.amplifyOutputs);
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
    const page = await tests.open(hosted.stack.amplifyOutputs);
    await page.route(authorizeEndpoint, (route) => route.fulfill({ status: 204 }));
    const asked = requestsOf(page, authorizeEndpoint);
    // However slow this is, the clicks are at the same time for the page.
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 60_000);
    await page.getByRole("button", { name: "Sign in with the hosted page" }).dblclick();
    await page.clock.resume();
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
    const custom = {
      ...hosted.stack.amplifyOutputs.custom,
      user_pool_endpoint: "https://cognito.example.com",
    };
    const page = await tests.open({ ...hosted.stack.amplifyOutputs, custom });
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
