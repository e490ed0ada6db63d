import { randomBytes } from "node:crypto";
import { rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { isSystemError } from "../cli/systemErrors";

/** Who may read a file: everybody, or its owner alone. */
export const fileMode = { everybodyReads: 0o644, ownerOnly: 0o600 } as const;

/**
 * Writes a file as a whole: a new one replaces the old one atomically, so that the old one's content and mode don't matter,
 * nor where it leads if it is a link.
 */
export async function replaceFile(path: string, content: string, mode: number): Promise<void> {
  const newFile = join(dirname(path), `.${basename(path)}-${randomBytes(6).toString("hex")}`);
  try {
    await writeFile(newFile, content, { mode, flag: "wx" });
    await rename(newFile, path);
  } catch (error) {
    await rm(newFile, { force: true });
    throw isSystemError(error) ? about(path, error) : error;
  }
}

/** The error, with the path that the user knows in place of the new file's. */
function about(path: string, error: NodeJS.ErrnoException): NodeJS.ErrnoException {
  const message = error.message.replace(/, \w+( '.*')?$/s, () => `, write '${path}'`);
  return Object.assign(error, { message, path });
}
