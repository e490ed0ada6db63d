import type { Page } from "playwright-core";

/** How Amazon Cognito refuses a request. */
export interface Refusal {
  readonly __type: string;
  readonly message: string;
}

/** Makes a Cognito operation be refused from now on. */
export async function refuse(page: Page, operation: string, refusal: Refusal): Promise<void> {
  await answer(page, operation, refusal, 400);
}

/** Makes a Cognito operation answer like this from now on. */
export async function answer(page: Page, operation: string, json: object, status = 200): Promise<void> {
  await page.route(isCognito, async (route, request) => {
    const isExpected = request.headers()["x-amz-target"]?.endsWith(`.${operation}`) ?? false;
    if (!isExpected) await route.fallback();
    else await route.fulfill({ status, json, headers: allowingAll });
  });
}

/**
 * Makes Cognito not answer for a while.
 *
 * @returns a function that makes it answer everything that it was asked
 */
export async function hold(page: Page): Promise<() => void> {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(isCognito, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

/** Makes Cognito unreachable from now on. */
export async function cutOff(page: Page): Promise<void> {
  await page.route(isCognito, (route) => route.abort());
}

/** The address of the local AWS. */
export const isCognito = /^http:\/\/127\.0\.0\.1:/;

/** What lets the page read an answer that a test gives. */
export const allowingAll = { "access-control-allow-origin": "*" };
