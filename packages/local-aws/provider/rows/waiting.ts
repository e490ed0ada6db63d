import { setTimeout } from "node:timers/promises";

/** How long to wait, and how often to look, in milliseconds. */
export interface WaitOptions {
  /** How long the waits are in total at most; what looking takes doesn't count. Default: 60,000. */
  readonly limit?: number;
  /** Default: 100. */
  readonly interval?: number;
  /** Waits between two looks; a timer by default. */
  readonly wait?: (milliseconds: number) => Promise<unknown>;
}

/**
 * Looks until there is something.
 *
 * @throws Error when there is nothing in time
 */
export async function eventually<Result>(
  what: string,
  look: () => Promise<Result | undefined>,
  { limit = 60_000, interval = 100, wait = setTimeout }: WaitOptions = {},
): Promise<Result> {
  for (let waited = 0; ; waited += interval) {
    const found = await look();
    if (found !== undefined) return found;
    if (waited >= limit) throw new Error(`${what} wasn't ready after ${limit / 1_000} seconds`);
    await wait(interval);
  }
}
