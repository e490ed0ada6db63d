import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { automation } from "@pulumi/pulumi";
import { LocalDeploymentError, messageOf } from "../errors";
import type { Engine, ProviderTarget } from "./engine";
import { inProcessEngine } from "./inProcess";
import { pulumiCliEngine } from "./pulumiCli";

export type { CreatedResource, Engine, Output, Outputs, Program } from "./engine";

/**
 * The real engine where there is a `pulumi` command on the PATH, else this process.
 *
 * @throws LocalDeploymentError when there is a command that can't be used
 */
export async function chooseEngine(target: ProviderTarget, environment: NodeJS.ProcessEnv): Promise<Engine> {
  if (!(await isOnPath("pulumi", environment))) return inProcessEngine(target);
  try {
    return pulumiCliEngine(target, await automation.PulumiCommand.get());
  } catch (error) {
    throw new LocalDeploymentError(
      `The pulumi command on the PATH can't be used: ${reasonOf(error)}`,
      "update it, or take it off the PATH to run the program without it",
    );
  }
}

/** The one line of a failed command's message that says something: what it printed, or else the first. */
function reasonOf(error: unknown): string {
  const message = messageOf(error);
  return (/^\s*stderr: (.+)$/m.exec(message)?.[1] ?? message.split("\n")[0] ?? "").trim();
}

async function isOnPath(command: string, { PATH = "" }: NodeJS.ProcessEnv): Promise<boolean> {
  const names = process.platform === "win32" ? [`${command}.exe`, `${command}.cmd`] : [command];
  const candidates = PATH.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const executable = await Promise.allSettled(candidates.map((path) => access(path, constants.X_OK)));
  return executable.some(({ status }) => status === "fulfilled");
}
