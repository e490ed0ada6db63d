import { relative } from "node:path";
import { proveStack, writeFiles } from "../stacks/authStack";
import type { CommandLine } from "./deployingOptions";
import { openDeployment, reportOutputs, type Project, type Surroundings } from "../stacks/deployment";
import { summaryOf, type RunReport, type TextReport } from "../report";

/**
 * Deploys a stack to a local AWS and proves that its test user can sign in.
 *
 * @throws LocalDeploymentError when something stands in the way; a claim that fails is in the report
 */
export async function run(
  project: Project,
  options: CommandLine,
  text: TextReport,
  surroundings: Surroundings,
): Promise<RunReport> {
  const { say, progress, folder } = surroundings;
  const deployment = await openDeployment({ ...options, projects: [project] }, text, surroundings);
  const stack = await deployment.deploy(project);

  say(text.heading("Outputs"));
  const outputs = reportOutputs(stack.outputs, options, text, say);

  const files = await writeFiles(deployment, stack, { folder, stack: options.stack });
  say(text.heading("Files for a frontend"));
  for (const file of files) say(`  ${relative(folder, file)}`);

  progress("Signing in as the test user …");
  say(text.heading("Sign-in"));
  const proof = await proveStack(deployment, stack, options, (result) => {
    say(text.proof(result));
  });
  say(text.heading(summaryOf(proof, performance.now() / 1_000)));
  return {
    stack: options.stack,
    engine: deployment.engine,
    provider: deployment.provider,
    endpoint: deployment.endpoint,
    resources: [...stack.resources],
    notices: [...deployment.notices],
    outputs,
    files,
    proof,
    succeeded: proof.every(({ status }) => status !== "failed"),
  };
}
