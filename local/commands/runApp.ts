import { relative } from "node:path";
import { proveStack, textOf, writeFiles } from "../stacks/authStack";
import type { CommandLine } from "./deployingOptions";
import type { Surroundings } from "../stacks/deployment";
import type { AwsProviderReport } from "@cognito-auth/local-aws/engines";
import type { ProofResult } from "../proofs/signIn";
import { summaryOf, type TextReport } from "../report";
import { deployApplication, type Application, type DeployedProjects } from "../stacks/application";
import { proveApplication, type ApplicationTarget } from "../proofs/application";

/** A run, as `--json` prints it. */
export interface ApplicationReport {
  stack: string;
  engine: string;
  provider: AwsProviderReport;
  endpoint: string;
  projects: DeployedProjects;
  notices: string[];
  files: string[];
  proof: ProofResult[];
  succeeded: boolean;
}

/**
 * Deploys the whole application to a local AWS, and proves that its parts work together.
 *
 * @throws LocalDeploymentError when something stands in the way; a claim that fails is in the report
 */
export async function runApplication(
  options: CommandLine,
  text: TextReport,
  surroundings: Surroundings,
): Promise<ApplicationReport> {
  const { say, folder } = surroundings;
  const application = await deployApplication(options, text, surroundings);
  const { deployment, auth, projects, downstream } = application;
  const files = await writeFiles(deployment, auth, { folder, stack: options.stack }, downstream);
  say(text.heading("Files for a frontend"));
  for (const file of files) say(`  ${relative(folder, file)}`);

  const proof = await prove(application, options, text, surroundings);
  say(text.heading(summaryOf(proof, performance.now() / 1_000)));
  const { engine, provider, endpoint, notices } = deployment;
  return {
    stack: options.stack,
    engine,
    provider,
    endpoint,
    projects,
    notices: [...notices],
    files,
    proof,
    succeeded: proof.every(({ status }) => status !== "failed"),
  };
}

async function prove(
  application: Application,
  options: CommandLine,
  text: TextReport,
  { say, progress }: Surroundings,
): Promise<ProofResult[]> {
  progress("Signing in as the test user …");
  say(text.heading("Sign-in"));
  const onResult = (result: ProofResult): void => {
    say(text.proof(result));
  };
  return proveStack(application.deployment, application.auth, options, onResult, async (signIn, onNext) => {
    progress("Calling the API, and using the credentials of the identity pool …");
    say(text.heading("API and identity pool"));
    await proveApplication(targetOf(application), signIn, onNext);
  });
}

function targetOf({ deployment, auth, api, identityPool, downstream }: Application): ApplicationTarget {
  const { endpoint, region } = deployment;
  return {
    endpoint,
    region,
    providerName: textOf(auth.outputs, "userPoolProviderName"),
    apiId: textOf(api.outputs, "apiId"),
    authenticatedRoleArn: textOf(identityPool.outputs, "authenticatedRoleArn"),
    frontendOrigin: api.files.config[`${api.files.project}:frontendOrigin`] ?? "",
    ...downstream,
  };
}
