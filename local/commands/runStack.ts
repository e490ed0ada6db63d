import type { AwsProviderReport, CreatedResource } from "@cognito-auth/local-aws/engines";
import type { CommandContext } from "../../cli/command";
import { isPassed, summaryOf } from "../deploymentReport";
import type { ProofResult } from "../proofs/signIn";
import { writeFiles } from "../stacks/deployedAuthStack";
import {
  type DeployedStack,
  type Deployment,
  openDeployment,
  printOutputs,
  type Project,
} from "../stacks/deployment";
import type { DeployingOptions } from "./deployingOptions";

/** A run, as `--json` prints it. */
interface StackReport {
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

/** The stack that a command deploys. */
export interface StackToProve {
  readonly project: Project;
  /** The AWS services that it needs, by their endpoint names; those of the sign-in by default. */
  readonly services?: readonly string[];
  /** Proves it, and prints each result. */
  readonly prove: (deployment: Deployment, stack: DeployedStack) => Promise<ProofResult[]>;
}

/** Deploys one stack with a user pool to a local AWS, prints its outputs, and proves it. */
export async function runStack(
  context: CommandContext<DeployingOptions>,
  { project, services, prove }: StackToProve,
): Promise<number> {
  const { options, report, print } = context;
  const deployment = await openDeployment(context, {
    projects: [project],
    ...(services === undefined ? {} : { services }),
  });
  const stack = await deployment.deploy(project);

  print(report.heading("Outputs"));
  const outputs = printOutputs(stack.outputs, context);

  const files = await writeFiles(deployment, stack, context);
  const proof = await prove(deployment, stack);
  print(report.heading(summaryOf(proof)));
  const { engine, provider, notices } = deployment;
  const { endpoint } = deployment.target;
  const { resources } = stack;
  const succeeded = isPassed(proof);
  const result: StackReport = {
    ...{ stack: options.stack, engine, provider, endpoint, resources, notices: [...notices] },
    ...{ outputs, files, proof, succeeded },
  };
  context.printJson(result);
  if (options.serve) await context.serve(endpoint);
  return succeeded ? 0 : 1;
}
