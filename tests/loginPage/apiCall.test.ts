import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { allowingAll } from "./cognitoAnswers";
import { deployStack, jane, type TestStack, withApi } from "./stack";
import { choosePassword, failureOn, passwords, signIn, waitForScreen } from "./steps";
import { useLoginPage } from "./useBrowser";

const isApi = /^https:\/\/api\.example\.com\//;

describe("The API on the login page", () => {
  const tests = useLoginPage();
  let stack: TestStack;

  beforeEach(async () => {
    stack = await deployStack(tests.endpoint);
  });

  async function signedIn(amplifyOutputs: object): Promise<Page> {
    const page = await tests.open(amplifyOutputs);
    await signIn(page, jane.username, stack.temporaryPassword);
    await choosePassword(page, passwords.chosen);
    await waitForScreen(page, "Hello, jane");
    return page;
  }

  async function call(page: Page): Promise<void> {
    await page.getByRole("button", { name: "Call the API" }).click();
  }

  it("is called with the ID token, and its answer shown", async () => {
    const page = await signedIn(withApi(stack));
    await page.route(isApi, async (route, request) => {
      assert.equal(request.url(), "https://api.example.com/me");
      const [, payload = ""] = (request.headers()["authorization"] ?? "").split(".");
      const { token_use: use } = JSON.parse(Buffer.from(payload, "base64url").toString()) as Record<
        string,
        string
      >;
      await route.fulfill({
        json: { use },
        headers: { ...allowingAll, "access-control-allow-headers": "*" },
      });
    });
    assert.equal(await page.getByLabel("The API's answer").innerText(), "No answer yet.");
    await call(page);
    assert.equal(await answerOn(page), '{\n  "use": "id"\n}');
  });

  it("isn't offered where the stack has none", async () => {
    const page = await signedIn(stack.amplifyOutputs);
    assert.equal(await page.getByRole("button", { name: "Call the API" }).count(), 0);
  });

  it("is said not to let the user in", async () => {
    const page = await signedIn(withApi(stack));
    await page.route(isApi, (route) => route.fulfill({ status: 401, headers: allowingAll }));
    await call(page);
    assert.equal(await failureOn(page), "The API responds with HTTP 401.");
  });

  it("is said to be out of reach, and works again", async () => {
    const page = await signedIn(withApi(stack));
    await page.route(isApi, (route) => route.abort());
    await call(page);
    assert.equal(await failureOn(page), "The API can't be reached, or doesn't allow this page.");
    await page.unroute(isApi);
    await page.route(isApi, (route) => route.fulfill({ json: {}, headers: allowingAll }));
    await call(page);
    assert.equal(await answerOn(page), "{}");
  });
});

async function answerOn(page: Page): Promise<string> {
  return page.getByLabel("The API's answer").filter({ hasText: "{" }).innerText();
}
