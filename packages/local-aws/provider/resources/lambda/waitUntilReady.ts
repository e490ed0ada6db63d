import { setTimeout } from "node:timers/promises";
import { GetFunctionCommand } from "@aws-sdk/client-lambda";
import type { Context } from "../../resource";

/** How long to wait for a function, and how often to look, in milliseconds. */
export interface WaitOptions {
  /** Default: 60,000. */
  readonly limit?: number;
  /** Default: 100. */
  readonly interval?: number;
  /** Waits between two looks; a timer by default. */
  readonly wait?: (milliseconds: number) => Promise<unknown>;
}

/**
 * Waits until a new or updated function can be called and updated: Lambda answers earlier.
 *
 * @throws Error when the function fails, or isn't ready in time
 */
export async function waitUntilReady(
  name: string,
  { lambda }: Pick<Context, "lambda">,
  { limit = 60_000, interval = 100, wait = setTimeout }: WaitOptions = {},
): Promise<void> {
  for (let waited = 0; ; waited += interval) {
    const { Configuration = {} } = await lambda.send(new GetFunctionCommand({ FunctionName: name }));
    const { State, StateReason, LastUpdateStatus, LastUpdateStatusReason } = Configuration;
    if (State === "Failed") throw new Error(`the function ${name} failed: ${StateReason ?? ""}`);
    if (LastUpdateStatus === "Failed") {
      throw new Error(`the update of the function ${name} failed: ${LastUpdateStatusReason ?? ""}`);
    }
    if (State !== "Pending" && LastUpdateStatus !== "InProgress") return;
    if (waited >= limit) throw new Error(`the function ${name} wasn't ready after ${limit / 1_000} seconds`);
    await wait(interval);
  }
}
