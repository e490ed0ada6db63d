import { readFile, rm, rmdir } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Deletes a file that this run has written, and then its folder if nothing else is in it. A file that another run has
 * written there since stays.
 */
export async function removeOwnFile(path: string, content: string): Promise<void> {
  const isOwn = (await readFile(path, "utf8").catch(() => undefined)) === content;
  if (isOwn) await rm(path, { force: true });
  await removeEmptyFolder(dirname(path));
}

/** Deletes a folder if it is there and empty. One that stays hinders nobody. */
export async function removeEmptyFolder(folder: string): Promise<void> {
  await rmdir(folder).catch(() => undefined);
}
