import type { BrowserContext, ConsoleMessage, Page } from "playwright-core";
import { validateRequest } from "../../packages/local-aws/tests/helpers/validRequests";
import { passwords } from "./passwords";

const guarded = new Set<string>(Object.values(passwords));

/** Makes all tests of a file look for one more password. */
export function guard(password: string): void {
  // Without a test user there is none, and every string contains the empty one.
  if (password !== "") guarded.add(password);
}

/** Reports errors and warnings of a browser's pages, and passwords in their requests or messages. */
export function watch(context: BrowserContext, report: (problem: string) => void): void {
  context.on("weberror", (error) => {
    report(error.error().message);
  });
  context.on("console", (message) => {
    const isProblem = ["error", "warning"].includes(message.type());
    if (isProblem && !isExpected(message)) report(`${message.text()} (${message.location().url})`);
    if (holdsPassword(message.text())) report("A password was logged.");
  });
  context.on("request", (request) => {
    if (holdsPassword(request.url())) report("A password was in an address.");
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

/** Problems with what a page has left in the browser. */
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

/** Whether a message is expected. */
function isExpected(message: ConsoleMessage): boolean {
  // Amplify's, of an address that isn't Amazon's.
  if (message.text().includes("You are using a custom Amazon Amazon Cognito User Pool endpoint")) return true;
  // The browser calls every refused request an error, and refusals by a service are what some tests are about.
  const { url } = message.location();
  const isOfPage = url.startsWith("http://localhost:") && !url.endsWith("/amplify_outputs.json");
  return message.text().startsWith("Failed to load resource") && !isOfPage;
}
