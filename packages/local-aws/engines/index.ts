import { automation } from "@pulumi/pulumi";
import { LocalAwsError, messageOf } from "../errors";
import { type AwsProvider, findAwsProvider } from "./awsProvider";
import type { AwsProviderName } from "./awsProviderName";
import type { Engine, ProviderTarget } from "./engine";
import { findOnPath } from "./findOnPath";
import { inProcessEngine } from "./inProcess";
import { pulumiCliEngine } from "./pulumiCli";
import { ownCommand } from "./pulumiCommand";

export {
  type AwsProviderReport,
  describeAwsProvider,
  findAwsProvider,
  reportAwsProvider,
} from "./awsProvider";
export type { CreatedResource, Engine, Output, Outputs, Program } from "./engine";

/** What runs programs and what deploys their resources. */
export interface EngineChoice {
  readonly provider: AwsProvider;
  /** Opens the engine, once there is a local AWS. */
  readonly open: (target: ProviderTarget) => Engine;
}

/**
 * The real engine if there is a `pulumi` command on the PATH; otherwise this process.
 *
 * @throws LocalAwsError when the command can't be used, or the requested provider isn't available
 */
export async function chooseEngine(
  providerName: AwsProviderName,
  environment: NodeJS.ProcessEnv,
  seconds = secondsToAnswer,
): Promise<EngineChoice> {
  if ((await findOnPath("pulumi", environment)) === undefined) {
    if (providerName === "local") return { provider: { name: providerName }, open: inProcessEngine };
    throw new LocalAwsError(
      "--aws-provider installed needs a pulumi command, and there is none on the PATH.",
      "install the Pulumi CLI (https://www.pulumi.com/docs/install/), or omit --aws-provider",
    );
  }
  const command = await findCommand(seconds);
  const provider = await findAwsProvider(providerName, environment);
  return { provider, open: (target) => pulumiCliEngine(target, ownCommand(command), provider) };
}

/** How long the command may take to say its version. */
const secondsToAnswer = 30;

async function findCommand(seconds: number): Promise<automation.PulumiCommand> {
  try {
    return await within(seconds, automation.PulumiCommand.get());
  } catch (error) {
    throw new LocalAwsError(
      `The pulumi command on the PATH can't be used: ${reasonOf(error)}`,
      "update it, or remove it from the PATH to run the program without it",
    );
  }
}

/** What the command says, unless it takes too long; it is ended with this process then. */
async function within<Result>(seconds: number, answer: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`it didn't say its version within ${seconds} seconds`));
    }, seconds * 1_000);
  });
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

/** The relevant line of a failed command's message: what it printed, or else the first. */
function reasonOf(error: unknown): string {
  const message = messageOf(error);
  return (/^\s*stderr: (.+)$/m.exec(message)?.[1] ?? message.split("\n")[0] ?? "").trim();
}
