import type { Page } from "playwright-core";

/** How Amazon Cognito refuses a request. */
export interface Refusal {
  readonly __type: string;
  readonly message: string;
}

/** Has a Cognito operation refused from now on. */
export async function refuse(page: Page, operation: string, refusal: Refusal): Promise<void> {
  await answer(page, operation, refusal, 400);
}

/** Has a Cognito operation answered like this from now on. */
export async function answer(page: Page, operation: string, json: object, status = 200): Promise<void> {
  await page.route(isCognito, async (route, request) => {
    const isMeant = request.headers()["x-amz-target"]?.endsWith(`.${operation}`) ?? false;
    if (!isMeant) await route.fallback();
    else await route.fulfill({ status, json, headers: allowingAll });
  });
}

/**
 * Has Cognito answer nothing for a while.
 *
 * @returns what has it answer all that it was asked
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

/** Has Cognito be out of reach from now on. */
export async function cutOff(page: Page): Promise<void> {
  await page.route(isCognito, (route) => route.abort());
}

/** The address of the local AWS. */
export const isCognito = /^http:\/\/127\.0\.0\.1:/;

/** What lets the page read an answer that a test gives. */
export const allowingAll = { "access-control-allow-origin": "*" };
