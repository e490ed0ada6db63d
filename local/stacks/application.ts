import { textOf } from "./authStack";
import type { CommandLine } from "../commands/deployingOptions";
import {
  openDeployment,
  reportOutputs,
  type DeployedStack,
  type Deployment,
  type Project,
  type Surroundings,
} from "./deployment";
import { applicationServices } from "@cognito-auth/local-aws/emulator";
import type { CreatedResource } from "@cognito-auth/local-aws/engines";
import type { Downstream } from "../frontend/frontendFiles";
import type { TextReport } from "../report";
import { projectsIn } from "./projects";

/** What was deployed, by project. */
export type DeployedProjects = Record<
  string,
  { resources: readonly CreatedResource[]; outputs: Record<string, unknown> }
>;

/** The stacks of the whole application, after their deployment. */
export interface Application {
  readonly deployment: Deployment;
  readonly auth: DeployedStack;
  readonly api: DeployedStack;
  readonly identityPool: DeployedStack;
  readonly projects: DeployedProjects;
  /** What a frontend uses once its user has signed in. */
  readonly downstream: Downstream;
}

/** What to deploy, and how. */
export interface ApplicationOptions extends CommandLine {
  /** The frontend's origin, in place of the one that the stacks are configured with. */
  readonly frontendOrigin?: string;
}

/**
 * Deploys the whole application to a local AWS, and reports it.
 *
 * @throws LocalDeploymentError when something stands in the way
 */
export async function deployApplication(
  options: ApplicationOptions,
  text: TextReport,
  surroundings: Surroundings,
): Promise<Application> {
  const { say, folder } = surroundings;
  const all = projectsIn(folder);
  const { frontendOrigin } = options;
  const deployment = await openDeployment(
    {
      ...options,
      projects: [all.auth, all.api, all.identityPool],
      services: applicationServices,
      ...(frontendOrigin === undefined ? {} : { overrides: { frontendOrigin } }),
    },
    text,
    surroundings,
  );

  const projects: DeployedProjects = {};
  const deploy = async (project: Project): Promise<DeployedStack> => {
    const deployed = await deployment.deploy(project);
    const name = deployed.files.project;
    say(text.heading(`Outputs of ${name}`));
    projects[name] = {
      resources: deployed.resources,
      outputs: reportOutputs(deployed.outputs, options, text, say),
    };
    return deployed;
  };
  const stacks = {
    auth: await deploy(all.auth),
    api: await deploy(all.api),
    identityPool: await deploy(all.identityPool),
  };
  const downstream = {
    identityPoolId: textOf(stacks.identityPool.outputs, "identityPoolId"),
    uploadsBucketName: textOf(stacks.identityPool.outputs, "uploadsBucketName"),
    apiUrl: textOf(stacks.api.outputs, "apiUrl"),
    amplifyOutputs: textOf(stacks.identityPool.outputs, "amplifyOutputs"),
  };
  return { deployment, ...stacks, projects, downstream };
}
