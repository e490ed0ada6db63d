import { applicationServices } from "@cognito-auth/local-aws/emulator";
import type { CreatedResource } from "@cognito-auth/local-aws/engines";
import type { CommandContext } from "../../cli/command";
import type { DeployingOptions } from "../commands/deployingOptions";
import type { Downstream } from "../frontend/frontendFiles";
import {
  type DeployedStack,
  type Deployment,
  openDeployment,
  printOutputs,
  type Project,
  type SettingOverrides,
} from "./deployment";
import { outputOf } from "./outputs";
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

/**
 * Deploys the whole application to a local AWS, and prints what was deployed.
 *
 * @param overrides what takes the place of settings in the stack files, such as `frontendOrigin`; nothing by default
 * @throws CommandError when the deployment fails
 */
export async function deployApplication(
  context: CommandContext<DeployingOptions>,
  overrides: SettingOverrides = {},
): Promise<Application> {
  const { folder, report, print } = context;
  const all = projectsIn(folder);
  const projectsToDeploy = [all.auth, all.api, all.identityPool] as const;
  const services = applicationServices;
  const deployment = await openDeployment(context, { projects: projectsToDeploy, services, overrides });

  const projects: DeployedProjects = {};
  const deploy = async (project: Project): Promise<DeployedStack> => {
    const deployed = await deployment.deploy(project);
    const name = deployed.files.project;
    print(report.heading(`Outputs of ${name}`));
    projects[name] = {
      resources: deployed.resources,
      outputs: printOutputs(deployed.outputs, context),
    };
    return deployed;
  };
  const stacks = {
    auth: await deploy(all.auth),
    api: await deploy(all.api),
    identityPool: await deploy(all.identityPool),
  };
  const downstream = {
    identityPoolId: outputOf(stacks.identityPool.outputs, "identityPoolId"),
    uploadsBucketName: outputOf(stacks.identityPool.outputs, "uploadsBucketName"),
    apiUrl: outputOf(stacks.api.outputs, "apiUrl"),
    amplifyOutputs: outputOf(stacks.identityPool.outputs, "amplifyOutputs"),
  };
  return { deployment, ...stacks, projects, downstream };
}
