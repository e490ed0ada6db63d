import { relative } from "node:path";
import { proveStack, textOf, writeFiles } from "../authStack";
import type { CommandLine } from "../commandLine";
import { openDeployment, reportOutputs, type DeployedStack, type Surroundings } from "../deployment";
import { applicationServices } from "../emulator";
import type { CreatedResource } from "../engines";
import type { ProofResult } from "../proof";
import { summaryOf, type TextReport } from "../report";
import { projectsIn, type Projects } from "./projects";
import { proveApplication } from "./proof";

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
  const { say, progress, folder } = surroundings;
  const projects = projectsIn(folder);
  const first = { first: projects.auth, services: applicationServices };
  const deployment = await openDeployment({ ...options, ...first }, text, surroundings);
  const report: ApplicationReport["projects"] = {};
  const deploy = async (name: keyof Projects): Promise<DeployedStack> => {
    progress(`Deploying ${relative(folder, projects[name].folder) || "the auth stack"} …`);
    const stack = await deployment.deploy(projects[name]);
    const { project } = stack.files;
    say(text.heading(`Outputs of ${project}`));
    report[project] = {
      resources: stack.resources,
      outputs: reportOutputs(stack.outputs, options, text, say),
    };
    return stack;
  };
  const [auth, api, identityPool] = [await deploy("auth"), await deploy("api"), await deploy("identityPool")];

  const downstream = {
    identityPoolId: textOf(identityPool.outputs, "identityPoolId"),
    uploadsBucketName: textOf(identityPool.outputs, "uploadsBucketName"),
    apiUrl: textOf(api.outputs, "apiUrl"),
  };
  const files = await writeFiles(deployment, auth, { folder, stack: options.stack }, downstream);
  say(text.heading("Files for a frontend"));
  for (const file of files) say(`  ${relative(folder, file)}`);

  progress("Signing in as the test user …");
  say(text.heading("Sign-in"));
  const onResult = (result: ProofResult): void => {
    say(text.proof(result));
  };
  const proof = await proveStack(deployment, auth, options, onResult, async (signIn, onNext) => {
    progress("Calling the API, and using the credentials of the identity pool …");
    say(text.heading("API and identity pool"));
    const target = {
      endpoint: deployment.endpoint,
      region: deployment.region,
      providerName: textOf(auth.outputs, "userPoolProviderName"),
      apiId: textOf(api.outputs, "apiId"),
      authenticatedRoleArn: textOf(identityPool.outputs, "authenticatedRoleArn"),
      frontendOrigin: api.files.config[`${api.files.project}:frontendOrigin`] ?? "",
      ...downstream,
    };
    await proveApplication(target, signIn, onNext);
  });
  say(text.heading(summaryOf(proof, performance.now() / 1_000)));
  return {
    stack: options.stack,
    engine: deployment.engine,
    endpoint: deployment.endpoint,
    projects: report,
    notices: [...deployment.notices],
    files,
    proof,
    succeeded: proof.every(({ status }) => status !== "failed"),
  };
}
