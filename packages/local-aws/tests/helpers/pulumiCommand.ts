import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { automation } from "@pulumi/pulumi";

/** The oldest `pulumi` command that the engine tests are run with. */
export const oldest = "3.200.0";

/** The `pulumi` command on the PATH that runs the engine tests; undefined where there is none that is new enough. */
export async function findPulumi(): Promise<automation.PulumiCommand | undefined> {
  try {
    const command = await automation.PulumiCommand.get();
    return (command.version?.compare(oldest) ?? -1) < 0 ? undefined : command;
  } catch {
    return undefined;
  }
}

/** The PATH without a pulumi command. */
export function pathWithoutPulumi(): string {
  return foldersOnPath()
    .filter((folder) => !existsSync(join(folder, "pulumi")))
    .join(delimiter);
}

/** The folders in which commands are looked for, in this order. */
export function foldersOnPath(): string[] {
  return (process.env["PATH"] ?? "").split(delimiter);
}
