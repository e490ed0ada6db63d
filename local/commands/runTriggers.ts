import { signInServices } from "@cognito-auth/local-aws/emulator";
import type { CommandContext } from "../../cli/command";
import { projectsIn } from "../stacks/projects";
import { proveTriggersStack } from "../stacks/triggersStack";
import type { DeployingOptions } from "./deployingOptions";
import { runStack } from "./runStack";

/** `npm run triggers`: deploys the user pool with Lambda functions to a local AWS, and proves what these do. */
export function runTriggers(context: CommandContext<DeployingOptions>): Promise<number> {
  return runStack(context, {
    project: projectsIn(context.folder).triggers,
    services: [...signInServices, "lambda", "logs"],
    prove: (deployment, stack) => proveTriggersStack(deployment, stack, context),
  });
}
