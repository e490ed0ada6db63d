import type { CommandContext } from "../../cli/command";
import { proveStacks } from "../stacks/deployedAuthStack";
import { projectsIn } from "../stacks/projects";
import type { DeployingOptions } from "./deployingOptions";
import { runStack } from "./runStack";

/** `npm start`: deploys the program's stack to a local AWS and proves that its test user can sign in. */
export function runStart(context: CommandContext<DeployingOptions>): Promise<number> {
  return runStack(context, {
    project: projectsIn(context.folder).auth,
    prove: (deployment, stack) => proveStacks(deployment, [stack], context),
  });
}
