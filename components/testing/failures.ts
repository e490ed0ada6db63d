import { runInThisContext } from "node:vm";

/** What goes wrong while it is watched. */
export interface Failures {
  /** All failures so far, in order. */
  readonly all: unknown[];
  /** Resolves with the first failure. */
  readonly first: Promise<void>;
  add: (failure: unknown) => void;
  /** Ends the watch, and restores what others listen for. */
  stop: () => void;
}

/**
 * Watches for rejections that nothing handles. Where an output fails, or a property of a resource, Pulumi reports that only
 * so, and the deployment never ends.
 */
export function watchFailures(): Failures {
  const all: unknown[] = [];
  let resolveFirst: (() => void) | undefined;
  const first = new Promise<void>((resolve) => (resolveFirst = resolve));
  const add = (failure: unknown): void => {
    all.push(failure);
    resolveFirst?.();
  };
  // A test runner listens, too, and would fail the test that expects the failure.
  const process = mainProcess();
  const listeners = process.listeners("unhandledRejection");
  process.removeAllListeners("unhandledRejection").on("unhandledRejection", add);
  // Pulumi captures a stack trace for each of its many promises, which takes longer than everything else.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  const stop = (): void => {
    Error.stackTraceLimit = stackTraceLimit;
    // The program may have listened, too.
    process.removeAllListeners("unhandledRejection");
    for (const listener of listeners) process.on("unhandledRejection", listener);
  };
  return { all, first, add, stop };
}

/** The process to which Node reports: Jest gives to tests, which it runs in a context of their own, a copy. */
function mainProcess(): NodeJS.Process {
  return runInThisContext("process") as NodeJS.Process;
}
