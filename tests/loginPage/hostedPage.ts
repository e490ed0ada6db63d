import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { AdminSetUserPasswordCommand } from "@aws-sdk/client-cognito-identity-provider";
import { createCognitoClient } from "@cognito-auth/local-aws/awsClient";
import type { Page, Request } from "playwright-core";
import type { CognitoAuthArgs, OAuthArgs } from "../../components";
import { deployStack, jane, type TestStack } from "./stack";
import { passwords } from "./steps";
import type { LoginPageTests } from "./useBrowser";

/** The arguments of a stack whose hosted page leads back to an address. */
export function hostedPageFor(address: string, oauth: Partial<OAuthArgs> = {}): CognitoAuthArgs {
  return {
    // No two pools can have the same one.
    domain: { prefix: `shop-${randomUUID()}` },
    appClient: { oauth: { callbackUrls: [address], logoutUrls: [address], ...oauth } },
  };
}

/** Deploys a stack whose hosted page leads back to the login page, and whose test user has a chosen password. */
export function useHostedPage(tests: LoginPageTests): { readonly stack: TestStack } {
  let stack: TestStack | undefined;
  before(async () => {
    stack = await deployStack(tests.endpoint, hostedPageFor(tests.address));
    await choosePasswordOf(stack);
  });
  return {
    get stack() {
      return stack ?? assert.fail("the stack isn't deployed yet");
    },
  };
}

/** Replaces the temporary password of the test user by one of the user's own. */
export async function choosePasswordOf(stack: TestStack): Promise<void> {
  const client = createCognitoClient({ endpoint: stack.endpoint, region: "us-east-1" });
  const user = { UserPoolId: stack.userPoolId, Username: jane.username };
  await client.send(
    new AdminSetUserPasswordCommand({ ...user, Password: passwords.chosen, Permanent: true }),
  );
  client.destroy();
}

/** Leaves the login page for the hosted page. */
export async function goToHostedPage(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Sign in with the hosted page" }).click();
  await page.getByText("Powered by").waitFor();
}

/** Signs in on the hosted page, up to whatever comes next. */
export async function signInThere(page: Page, username: string, password: string): Promise<void> {
  await page.getByLabel("Username").fill(username);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** Signs out by this button, on the hosted page as well, which leads back. Resolves to the request to it. */
export async function signOutThere(page: Page, button: string): Promise<Request> {
  // Only then is the next load that of coming back.
  await page.waitForLoadState();
  const [request] = await Promise.all([
    page.waitForRequest(/\/logout\?/),
    page.waitForEvent("load"),
    page.getByRole("button", { name: button, exact: true }).click(),
  ]);
  return request;
}

/** Chooses a password where the hosted page asks for one. */
export async function choosePasswordThere(page: Page, password: string): Promise<void> {
  await page.getByLabel("New password", { exact: true }).fill(password);
  await page.getByLabel("Confirm new password").fill(password);
  await page.getByRole("button", { name: "Update password" }).click();
}

/** Where the login page exchanges the code of the hosted page for tokens. */
export const tokenEndpoint = /\/oauth2\/token$/;

/** Makes the hosted page lead back at once, with this answer in place of a code. */
export async function comeBackWith(page: Page, answer: Readonly<Record<string, string>>): Promise<void> {
  await page.route(/\/oauth2\/authorize/, async (route) => {
    const asked = new URL(route.request().url()).searchParams;
    const location = new URL(asked.get("redirect_uri") ?? "");
    const answered = { ...answer, state: asked.get("state") ?? "" };
    for (const [name, value] of Object.entries(answered)) location.searchParams.set(name, value);
    await route.fulfill({ status: 302, headers: { location: location.href } });
  });
  await page.getByRole("button", { name: "Sign in with the hosted page" }).click();
}

/** The addresses that a page asks for from now on, as far as they match. */
export function requestsOf(page: Page, pattern: RegExp): string[] {
  const urls: string[] = [];
  page.on("request", (request) => {
    if (pattern.test(request.url())) urls.push(request.url());
  });
  return urls;
}
