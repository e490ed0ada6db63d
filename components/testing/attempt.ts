import { setImmediate } from "node:timers/promises";
import * as pulumi from "@pulumi/pulumi";
import { mocks } from "./answers";
import type { MockOptions, MockProgram } from "./mockDeployment";
import { runProgram } from "./mockProgram";
import { type Recorded, recordRequests } from "./requestRecord";

/** What a program requested, and what went wrong. */
export interface Attempt extends Recorded {
  failures: unknown[];
}

/** Runs a program under Pulumi's mocks. */
export async function attempt(program: MockProgram, options: MockOptions): Promise<Attempt> {
  const { preview = false, organization = "organization", project = "shop", stack = "test" } = options;
  const { config = {}, stacks = {}, answers = {} } = options;
  const unanswered: Error[] = [];
  const standIns = mocks({ preview, stacks, answers, region: config["aws:region"] }, (error) =>
    unanswered.push(error),
  );
  const reset = (): Promise<void> => pulumi.runtime.setMocks(standIns, project, stack, preview, organization);
  await reset();
  pulumi.runtime.setAllConfig(config);
  const recorded = recordRequests();
  const others = await failuresOf(async () => {
    let thrown: unknown[] = [];
    await pulumi.runtime.runInPulumiStack(async () => {
      try {
        return await runProgram(program);
      } catch (error) {
        // Pulumi would reject two promises with it, of which the other couldn't be handled.
        thrown = [error];
        return undefined;
      }
    });
    for (const error of thrown) throw error;
    await pulumi.runtime.disconnect();
  });
  const failures = [...unanswered, ...others];
  // What depends on a failed resource never settles, which Pulumi would report when the process ends.
  if (failures.length > 0) await reset();
  return { ...recorded(), failures };
}

/**
 * Runs a deployment until it ends or something fails. Where a property of a resource can't be resolved, Pulumi reports
 * that only by an unhandled rejection, and the deployment never ends.
 */
async function failuresOf(run: () => Promise<void>): Promise<unknown[]> {
  const failures: unknown[] = [];
  let stop: (() => void) | undefined;
  const stopped = new Promise<void>((resolve) => (stop = resolve));
  const onFailure = (reason: unknown): void => {
    failures.push(reason);
    stop?.();
  };
  // A test runner listens, too, and would fail the test that expects the failure.
  const listeners = process.listeners("unhandledRejection");
  process.removeAllListeners("unhandledRejection").on("unhandledRejection", onFailure);
  // Pulumi captures a stack trace for each of its many promises, which takes longer than everything else.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    await Promise.race([run().catch(onFailure), stopped]);
    // Nothing in a deployment under mocks waits for anything outside, so this is time enough for all that follows.
    for (let turn = 0; turn < 5; turn++) await setImmediate();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
    // The program may have listened, too.
    process.removeAllListeners("unhandledRejection");
    for (const listener of listeners) process.on("unhandledRejection", listener);
  }
  return failures;
}
