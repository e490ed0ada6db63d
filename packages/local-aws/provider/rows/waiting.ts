import { setTimeout } from "node:timers/promises";

/** How long to wait, and how often to look, in milliseconds. */
const polling = { limit: 60_000, interval: 100 };

/**
 * Looks until there is something.
 *
 * @throws Error when there is nothing in time
 */
export async function eventually<Result>(
  what: string,
  look: () => Promise<Result | undefined>,
): Promise<Result> {
  const end = Date.now() + polling.limit;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() >= end) throw new Error(`${what} wasn't ready after ${polling.limit / 1_000} seconds`);
    await setTimeout(polling.interval);
  }
}
