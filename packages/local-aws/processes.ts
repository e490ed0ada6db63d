import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import type { Readable, Writable } from "node:stream";

/** Whether there is a process with an id. */
export function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    // Another user's process can't be signaled, but it exists.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/**
 * Throws the operating system's error where a process couldn't be started. Where too many files are open, it wouldn't even
 * have the streams that its type promises.
 */
export async function assertStarted(child: ChildProcess): Promise<void> {
  if (child.pid !== undefined) return;
  const [error] = (await once(child, "error")) as [Error];
  throw error;
}

/** A limit for how long a process may run. */
export interface TimeLimit {
  /** Whether the process was killed at the end of it. */
  readonly isOver: boolean;
  /** Lifts the limit. */
  readonly lift: () => void;
}

/** Kills a process that runs for longer than a limit in milliseconds. */
export function killAfter(
  limit: number,
  child: ChildProcess & { readonly stdout: Readable; readonly stderr: Readable },
): TimeLimit {
  let isOver = false;
  const timer = setTimeout(() => {
    isOver = child.kill("SIGKILL");
    // What it has started may keep its output open.
    child.stdout.destroy();
    child.stderr.destroy();
  }, limit);
  return {
    get isOver() {
      return isOver;
    },
    lift: () => {
      clearTimeout(timer);
    },
  };
}

/**
 * Ends a process that ends with its standard input. One that is stopped, or busy for ever, doesn't notice and is killed.
 *
 * @param ended resolves when it has ended
 * @param seconds the time that it may take
 */
export async function endByInput(
  child: ChildProcess & { readonly stdin: Writable },
  ended: Promise<unknown>,
  seconds: number,
): Promise<void> {
  child.stdin.end();
  const timer = setTimeout(() => child.kill("SIGKILL"), seconds * 1_000);
  await ended;
  clearTimeout(timer);
}
