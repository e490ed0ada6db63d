import type { Page } from "playwright-core";

/** How Amazon Cognito refuses a request. */
export interface Refusal {
  readonly __type: string;
  readonly message: string;
}

/** Has a Cognito operation refused from now on. */
export async function refuse(page: Page, operation: string, refusal: Refusal): Promise<void> {
  await page.route(isCognito, async (route, request) => {
    const isRefused = request.headers()["x-amz-target"]?.endsWith(`.${operation}`) ?? false;
    if (!isRefused) await route.fallback();
    else await route.fulfill({ status: 400, json: refusal, headers: allowingAll });
  });
}

/** The address of the local AWS. */
export const isCognito = /^http:\/\/127\.0\.0\.1:/;

/** What lets the page read an answer that a test gives. */
export const allowingAll = { "access-control-allow-origin": "*" };
