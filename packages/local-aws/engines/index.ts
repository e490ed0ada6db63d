import { automation } from "@pulumi/pulumi";
import { run } from "../emulator/run";
import { LocalAwsError, messageOf } from "../errors";
import { type AwsProvider, findAwsProvider } from "./awsProvider";
import type { AwsProviderName } from "./awsProviderName";
import type { Engine, EngineTarget } from "./engine";
import { findOnPath } from "./findOnPath";
import { inProcessEngine } from "./inProcess";
import { pulumiCliEngine } from "./pulumiCli";
import { ownCommand, usualLimits } from "./pulumiCommand";

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
  readonly open: (target: EngineTarget) => Engine;
}

/**
 * The real engine if there is a `pulumi` command on the PATH; otherwise this process.
 *
 * @throws LocalAwsError when the command can't be used, or the requested provider isn't available
 */
export async function chooseEngine(
  providerName: AwsProviderName,
  environment: NodeJS.ProcessEnv,
  signal?: AbortSignal,
  limits = usualLimits,
): Promise<EngineChoice> {
  if ((await findOnPath("pulumi", environment)) === undefined) {
    if (providerName === "local") return { provider: { name: providerName }, open: inProcessEngine };
    throw new LocalAwsError(
      "--aws-provider installed needs a pulumi command, and there is none on the PATH.",
      "install the Pulumi CLI (https://www.pulumi.com/docs/install/), or omit --aws-provider",
    );
  }
  const command = await findCommand(limits.toAnswer, signal);
  const provider = await findAwsProvider(providerName, environment);
  return {
    provider,
    open: (target) => pulumiCliEngine(target, ownCommand(command, target.onProgress, limits), provider),
  };
}

async function findCommand(
  seconds: number,
  signal: AbortSignal | undefined,
): Promise<automation.PulumiCommand> {
  // The automation API would wait for its answer without a limit, and leave it behind.
  const environment = { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" };
  const answer = await run("pulumi", ["version"], { environment, signal, limit: seconds * 1_000 });
  if (answer?.tookTooLong === true) {
    throw unusable(`it didn't say its version within ${seconds} seconds`);
  }
  try {
    return await automation.PulumiCommand.get();
  } catch (error) {
    throw unusable(reasonOf(error));
  }
}

function unusable(reason: string): LocalAwsError {
  return new LocalAwsError(
    `The pulumi command on the PATH can't be used: ${reason}`,
    "update it, or remove it from the PATH to run the program without it",
  );
}

/** The relevant line of a failed command's message: what it printed, or else the first. */
function reasonOf(error: unknown): string {
  const message = messageOf(error);
  return (/^\s*stderr: (.+)$/m.exec(message)?.[1] ?? message.split("\n")[0] ?? "").trim();
}
