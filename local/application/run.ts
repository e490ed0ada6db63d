import { relative } from "node:path";
import { proveStack, textOf, writeFiles } from "../authStack";
import type { CommandLine } from "../commandLine";
import {
  openDeployment,
  reportOutputs,
  type DeployedStack,
  type Deployment,
  type Project,
  type Surroundings,
} from "../deployment";
import { applicationServices } from "../emulator";
import type { CreatedResource } from "../engines";
import type { Downstream } from "../frontend";
import type { ProofResult } from "../proof";
import { summaryOf, type TextReport } from "../report";
import { projectsIn } from "./projects";
import { proveApplication, type ApplicationTarget } from "./proof";

/** A run, as `--json` prints it. */
export interface ApplicationReport {
  stack: string;
  engine: string;
  endpoint: string;
  /** What was deployed, by project. */
  projects: Record<string, { resources: readonly CreatedResource[]; outputs: Record<string, unknown> }>;
  notices: string[];
  files: string[];
  proof: ProofResult[];
  succeeded: boolean;
}

/** The stacks of the whole application, after their deployment. */
interface Application {
  readonly auth: DeployedStack;
  readonly api: DeployedStack;
  readonly identityPool: DeployedStack;
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
  const { auth, api, identityPool } = projectsIn(folder);
  const services = applicationServices;
  const wanted = { ...options, projects: [auth, api, identityPool] as const, services };
  const deployment = await openDeployment(wanted, text, surroundings);

  const projects: ApplicationReport["projects"] = {};
  const deploy = async (project: Project): Promise<DeployedStack> => {
    const stack = await deployment.deploy(project);
    const name = stack.files.project;
    say(text.heading(`Outputs of ${name}`));
    const outputs = reportOutputs(stack.outputs, options, text, say);
    projects[name] = { resources: stack.resources, outputs };
    return stack;
  };
  const application: Application = {
    auth: await deploy(auth),
    api: await deploy(api),
    identityPool: await deploy(identityPool),
  };

  const downstream = downstreamOf(application);
  const place = { folder, stack: options.stack };
  const files = await writeFiles(deployment, application.auth, place, downstream);
  say(text.heading("Files for a frontend"));
  for (const file of files) say(`  ${relative(folder, file)}`);

  const proof = await prove(deployment, application, options, text, surroundings);
  say(text.heading(summaryOf(proof, performance.now() / 1_000)));
  const { engine, endpoint, notices } = deployment;
  const succeeded = proof.every(({ status }) => status !== "failed");
  return { stack: options.stack, engine, endpoint, projects, notices: [...notices], files, proof, succeeded };
}

/** What a frontend uses once its user has signed in. */
function downstreamOf({ api, identityPool }: Application): Downstream {
  return {
    identityPoolId: textOf(identityPool.outputs, "identityPoolId"),
    uploadsBucketName: textOf(identityPool.outputs, "uploadsBucketName"),
    apiUrl: textOf(api.outputs, "apiUrl"),
    amplifyOutputs: textOf(identityPool.outputs, "amplifyOutputs"),
  };
}

async function prove(
  deployment: Deployment,
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
  return proveStack(deployment, application.auth, options, onResult, async (signIn, onNext) => {
    progress("Calling the API, and using the credentials of the identity pool …");
    say(text.heading("API and identity pool"));
    await proveApplication(targetOf(deployment, application), signIn, onNext);
  });
}

function targetOf({ endpoint, region }: Deployment, application: Application): ApplicationTarget {
  const { auth, api, identityPool } = application;
  return {
    endpoint,
    region,
    providerName: textOf(auth.outputs, "userPoolProviderName"),
    apiId: textOf(api.outputs, "apiId"),
    authenticatedRoleArn: textOf(identityPool.outputs, "authenticatedRoleArn"),
    frontendOrigin: api.files.config[`${api.files.project}:frontendOrigin`] ?? "",
    ...downstreamOf(application),
  };
}
