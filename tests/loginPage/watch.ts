import type { BrowserContext, ConsoleMessage, Page } from "playwright-core";
import { validateRequest } from "../../packages/local-aws/tests/helpers/validRequests";
import { passwords } from "./steps";

const guarded = new Set<string>(Object.values(passwords));

/** Has all tests of a file look out for one more password. */
export function guard(password: string): void {
  // Without a test user there is none, and every text has an empty one in it.
  if (password !== "") guarded.add(password);
}

/** Tells of what the pages of a browser complain of, and of passwords in what they ask for or say. */
export function watch(context: BrowserContext, complain: (complaint: string) => void): void {
  context.on("weberror", (error) => {
    complain(error.error().message);
  });
  context.on("console", (message) => {
    const isComplaint = ["error", "warning"].includes(message.type());
    if (isComplaint && !isMeant(message)) complain(`${message.text()} (${message.location().url})`);
    if (holdsPassword(message.text())) complain("A password was logged.");
  });
  context.on("request", (request) => {
    if (holdsPassword(request.url())) complain("A password was in an address.");
    const { pathname, search } = new URL(request.url());
    const body = request.postDataBuffer() ?? "";
    // Some are answered in the browser, and never reach the local AWS.
    validateRequest({
      method: request.method(),
      url: `${pathname}${search}`,
      headers: request.headers(),
      body,
    });
  });
}

/** Complaints of what a page has left in the browser. */
export async function leftBy(page: Page): Promise<string[]> {
  if (!/^https?:/.test(page.url())) return [];
  const kept = await page.evaluate<string>(`indexedDB.databases().then((databases) =>
    JSON.stringify([
      location.href, history.state, window.name, document.cookie, localStorage, sessionStorage, databases,
    ]),
  )`);
  return holdsPassword(kept) ? ["A password was kept."] : [];
}

function holdsPassword(text: string): boolean {
  return [...guarded].some((password) => text.includes(password));
}

/** Whether a complaint is as it should be. */
function isMeant(message: ConsoleMessage): boolean {
  // Amplify's, of an address that isn't Amazon's.
  if (message.text().includes("You are using a custom Amazon Amazon Cognito User Pool endpoint")) return true;
  // The browser calls every refused request an error, and refusals by a service are what some tests are about.
  const { url } = message.location();
  const isOfPage = url.startsWith("http://localhost:") && !url.endsWith("/amplify_outputs.json");
  return message.text().startsWith("Failed to load resource") && !isOfPage;
}
