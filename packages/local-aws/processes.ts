import type { ChildProcess } from "node:child_process";
import { once } from "node:events";

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
