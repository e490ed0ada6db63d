import type { AwsProviderReport, CreatedResource } from "@cognito-auth/local-aws/engines";
import type { CommandContext } from "../../cli/command";
import { isPassed, summaryOf } from "../deploymentReport";
import type { ProofResult } from "../proofs/signIn";
import { proveStacks, writeFiles } from "../stacks/deployedAuthStack";
import { openDeployment, printOutputs } from "../stacks/deployment";
import { projectsIn } from "../stacks/projects";
import type { DeployingOptions } from "./deployingOptions";

/** A run, as `--json` prints it. */
interface StartReport {
  stack: string;
  engine: string;
  provider: AwsProviderReport;
  endpoint: string;
  resources: readonly CreatedResource[];
  notices: string[];
  outputs: Record<string, unknown>;
  files: string[];
  proof: ProofResult[];
  succeeded: boolean;
}

/** `npm start`: deploys the program's stack to a local AWS and proves that its test user can sign in. */
export async function runStart(context: CommandContext<DeployingOptions>): Promise<number> {
  const { options, folder, report, print } = context;
  const project = projectsIn(folder).auth;
  const deployment = await openDeployment(context, { projects: [project] });
  const stack = await deployment.deploy(project);

  print(report.heading("Outputs"));
  const outputs = printOutputs(stack.outputs, context);

  const files = await writeFiles(deployment, stack, context);
  const proof = await proveStacks(deployment, [stack], context);
  print(report.heading(summaryOf(proof)));
  const { engine, provider, notices } = deployment;
  const { endpoint } = deployment.target;
  const { resources } = stack;
  const succeeded = isPassed(proof);
  const result: StartReport = {
    ...{ stack: options.stack, engine, provider, endpoint, resources, notices: [...notices] },
    ...{ outputs, files, proof, succeeded },
  };
  context.printJson(result);
  if (options.serve) await context.serve(endpoint);
  return succeeded ? 0 : 1;
}
