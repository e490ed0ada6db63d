import { runInThisContext } from "node:vm";

/** What goes wrong while it is watched. */
export interface Failures {
  /** All failures so far, in order. */
  readonly all: readonly unknown[];
  /** Resolves with the first failure. */
  readonly first: Promise<unknown>;
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
  let resolveFirst: ((failure: unknown) => void) | undefined;
  const first = new Promise<unknown>((resolve) => (resolveFirst = resolve));
  const add = (failure: unknown): void => {
    all.push(failure);
    resolveFirst?.(failure);
  };
  // A test runner listens, too, and would fail the test that expects the failure.
  const process = mainProcess();
  const listeners = process.listeners("unhandledRejection");
  process.removeAllListeners("unhandledRejection").on("unhandledRejection", add);
  const stop = (): void => {
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
