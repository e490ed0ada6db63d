import { existsSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { removeAbandoned } from "@cognito-auth/local-aws/temporaryFolder";
import { removeEmptyFolder } from "./ownFile";

/** The file in which `npm run local-aws` leaves its environment for a shell. */
export function environmentFile(projectFolder: string): string {
  return join(projectFolder, ".local", "local-aws.env");
}

/**
 * Removes what earlier runs left because they were killed: their temporary folders, and the environment of an
 * `npm run local-aws` whose state is gone. What can't be removed hinders no run.
 */
export async function removeLeftovers(projectFolder: string): Promise<void> {
  removeAbandoned();
  const file = environmentFile(projectFolder);
  const content = await readFile(file, "utf8").catch(() => "");
  const [, stateFolder] = /PULUMI_BACKEND_URL ?= ?'file:\/\/(.+)'$/m.exec(content) ?? [];
  if (stateFolder === undefined || existsSync(stateFolder)) return;
  await rm(file, { force: true }).catch(() => undefined);
  await removeEmptyFolder(dirname(file));
}
