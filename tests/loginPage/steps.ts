import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { passwords } from "./passwords";
import { jane, type TestStack } from "./stack";

export { passwords };

/* What a user does on the page, as the tests say it. */

/** Signs in, up to whatever comes next. */
export async function signIn(page: Page, username: string, password: string): Promise<void> {
  await page.getByLabel(/^(Username|Email|Phone)/).fill(username);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Signs the test user in on the same page in another tab of the browser. */
export async function signInInOtherTab(page: Page): Promise<void> {
  const other = await page.context().newPage();
  await other.goto(page.url());
  await signIn(other, jane.username, passwords.chosen);
  await waitForScreen(other, "Hello, jane");
}

/** Chooses a password where the page asks for one. */
export async function choosePassword(page: Page, password: string): Promise<void> {
  await page.getByLabel("New password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Set password" }).click();
}

/** Presses a button, or what looks like a link. */
export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
}

/** Waits for a screen by its heading. */
export async function waitForScreen(page: Page, heading: string): Promise<void> {
  await page.getByRole("heading", { level: 1, name: heading }).waitFor();
}

/** The page's message about something that went wrong. */
export async function failureOn(page: Page): Promise<string> {
  const alert = page.getByRole("alert").filter({ hasText: /./ });
  await alert.waitFor();
  return alert.innerText();
}

/** The page's message otherwise. */
export async function noticeOn(page: Page): Promise<string> {
  const notice = page.getByRole("status").filter({ hasText: /./ }).first();
  await notice.waitFor();
  return notice.innerText();
}

/** The key that the page shows for an authenticator app. */
export async function totpKeyOn(page: Page): Promise<string> {
  return (await page.locator("code").innerText()).replaceAll(" ", "");
}

/** Whether something is visible to the user without scrolling. */
export async function isInView(place: Locator): Promise<boolean> {
  const box = await place.boundingBox();
  const height = place.page().viewportSize()?.height ?? 0;
  return box !== null && box.y >= 0 && box.y + box.height <= height;
}

/** What a screen reader says of a field in addition to its label. */
export async function descriptionOf(page: Page, label: string): Promise<string> {
  const devTools = await page.context().newCDPSession(page);
  const { nodes } = await devTools.send("Accessibility.getFullAXTree");
  await devTools.detach();
  const field = nodes.find(({ role, name }) => role?.value === "textbox" && name?.value === label);
  return String(field?.description?.value);
}

/** A token that the browser keeps. */
export function keptToken(page: Page, kind: "idToken" | "accessToken"): Promise<string> {
  return page.evaluate(`Object.entries(localStorage).find(([name]) => name.endsWith(".${kind}"))[1]`);
}

/** What the ID token says that the browser keeps. */
export async function keptClaims(page: Page): Promise<Record<string, unknown>> {
  const [, payload = ""] = (await keptToken(page, "idToken")).split(".");
  return JSON.parse(Buffer.from(payload, "base64url").toString()) as Record<string, unknown>;
}

/** What the browser keeps for the page. */
export function storageOf(page: Page): Promise<Record<string, string>> {
  return page.evaluate("({ ...localStorage, ...sessionStorage })");
}

/** The claims that the page shows. */
export async function claimsOn(page: Page): Promise<Record<string, string>> {
  const lines = await page.locator("dl > div").all();
  const pairs = lines.map(async (line) => [
    await line.locator("dt").innerText(),
    await line.locator("dd").innerText(),
  ]);
  return Object.fromEntries(await Promise.all(pairs)) as Record<string, string>;
}

/** Checks that the page shows all claims of the kept ID token, and that they are those of jane for this stack. */
export async function assertClaimsOfJane(page: Page, { appClientId }: TestStack): Promise<void> {
  const claims = await claimsOn(page);
  assert.deepEqual(Object.keys(claims), Object.keys(await keptClaims(page)));
  assert.equal(claims["email"], jane.email);
  assert.equal(claims["cognito:username"], jane.username);
  assert.equal(claims["aud"], appClientId);
  assert.equal(claims["token_use"], "id");
}
