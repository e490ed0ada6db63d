import type { Page } from "playwright-core";

/* What a user does on the page, as the tests say it. */

/** What users type in the tests. */
export const passwords = {
  chosen: "Correct-Horse-7-Battery",
  other: "Another-Horse-8-Battery",
  wrong: "Wrong-Password-123",
} as const;

/** Signs in, up to whatever comes next. */
export async function signIn(page: Page, username: string, password: string): Promise<void> {
  await page.getByLabel(/^(Username|E-mail)/).fill(username);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** Chooses a password where the page asks for one. */
export async function choosePassword(page: Page, password: string): Promise<void> {
  await page.getByLabel("New password").fill(password);
  await page.getByRole("button", { name: "Set the password" }).click();
}

/** Waits for a screen by its heading. */
export async function waitForScreen(page: Page, heading: string): Promise<void> {
  await page.getByRole("heading", { level: 1, name: heading }).waitFor();
}

/** What the page tells of something that went wrong. */
export async function failureOn(page: Page): Promise<string> {
  const alert = page.getByRole("alert").filter({ hasText: /./ });
  await alert.waitFor();
  return alert.innerText();
}

/** What the page tells otherwise. */
export async function noticeOn(page: Page): Promise<string> {
  const notice = page.getByRole("status").filter({ hasText: /./ }).first();
  await notice.waitFor();
  return notice.innerText();
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
