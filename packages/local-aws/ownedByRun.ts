import type { ChildProcess } from "node:child_process";
import { rmSync } from "node:fs";

/*
 * What must not outlive this process: even if it ends without cleaning up, as at a second Ctrl-C, its processes are killed,
 * stopped ones too, and its folders are removed.
 */

const processes = new Set<ChildProcess>();
const folders = new Set<string>();

process.once("exit", () => {
  for (const child of processes) child.kill("SIGKILL");
  for (const folder of folders) removeQuietly(folder);
});

/** Has a process end with this one at the latest. */
export function ownProcess(child: ChildProcess): void {
  processes.add(child);
  child.once("exit", () => processes.delete(child));
}

/**
 * Has a folder removed when this process ends at the latest.
 *
 * @returns a function that says that it is removed already
 */
export function ownFolder(folder: string): () => void {
  folders.add(folder);
  return () => folders.delete(folder);
}

/** What can't be removed from the temporary folder is left to the operating system. */
export function removeQuietly(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // It may belong to a process that is about to end.
  }
}
