import { lstatSync, mkdtempSync, readdirSync, readlinkSync } from "node:fs";
import { rm } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { LocalAwsError, messageOf } from "./errors";
import { ownFolder, removeQuietly } from "./ownedByRun";
import { isRunning } from "./processes";

/** A folder for what a run needs only while it runs. */
export interface TemporaryFolder {
  readonly path: string;
  remove(): Promise<void>;
}

// Containers may share a temporary folder, and even the host's name, and don't see each other's processes.
const prefix = ["cognito-auth", hostname().replace(/[^\w.]/g, "_"), ...processNamespace(), ""].join("-");

/** What tells the process ids of one container from those of another; nothing where the operating system doesn't say. */
function processNamespace(): string[] {
  try {
    return readlinkSync("/proc/self/ns/pid").match(/\d+/g) ?? [];
  } catch {
    return [];
  }
}

/**
 * Makes a folder that only the user can open. Its name says which process it belongs to: it is removed by
 * `removeAbandoned` where that process was killed.
 *
 * It is made at once, so that there is no moment at which a signal could leave it behind.
 *
 * @throws LocalAwsError when there can be none
 */
export function makeTemporaryFolder(): TemporaryFolder {
  const parent = tmpdir();
  let path: string;
  try {
    path = mkdtempSync(join(parent, `${prefix}${process.pid}-`));
  } catch (error) {
    throw new LocalAwsError(
      `The folder for temporary files, ${parent}, can't be used: ${messageOf(error)}.`,
      `make it a folder that can be written to, or set ${variable} to one that can`,
    );
  }
  const isRemoved = ownFolder(path);
  return {
    path,
    remove: async () => {
      await rm(path, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
      isRemoved();
    },
  };
}

const variable = process.platform === "win32" ? "TEMP" : "TMPDIR";

/**
 * Removes the folders of this user's processes that ended without removing them, as those that were killed.
 *
 * @returns their paths
 */
export function removeAbandoned(): string[] {
  const parent = tmpdir();
  const abandoned = namesIn(parent)
    .filter((name) => {
      const owner = ownerOf(name);
      return owner !== undefined && !isRunning(owner);
    })
    .map((name) => join(parent, name))
    .filter(isOwn);
  abandoned.forEach(removeQuietly);
  return abandoned;
}

/** The process that a folder belongs to, by its name; undefined where that isn't one of this machine's. */
function ownerOf(name: string): number | undefined {
  const [, owner] = name.startsWith(prefix) ? (/^(\d+)-\w+$/.exec(name.slice(prefix.length)) ?? []) : [];
  return owner === undefined ? undefined : Number(owner);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Whether it is a folder of this user's, and no link to one. */
function isOwn(path: string): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found?.isDirectory() === true && found.uid === (process.getuid?.() ?? found.uid);
}
