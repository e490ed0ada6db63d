import { join, relative } from "node:path";
import type { CommandContext } from "../../cli/command";
import { checkAwsSettings } from "./awsSettings";
import { checkConfiguration } from "./checkConfiguration";
import type { DeploymentPlan, Project, SettingOverrides } from "./deployment";
import { readStackFiles, type StackFiles } from "./stackFiles";

/** What the YAML files of projects say about one stack of each. */
interface ProjectFiles {
  readonly files: ReadonlyMap<Project, StackFiles>;
  /** The region of the stacks. */
  readonly region: string;
}

/**
 * Reads and checks the files of all projects, so that a problem with one of them is reported before anything is started.
 *
 * @throws CommandError where there is a problem
 */
export async function readProjectFiles(
  { options: { stack }, folder }: Pick<CommandContext<{ readonly stack: string }>, "options" | "folder">,
  { projects, overrides = {} }: DeploymentPlan,
): Promise<ProjectFiles> {
  const files = new Map<Project, StackFiles>();
  const regions: string[] = [];
  for (const project of projects) {
    const shownFolder = relative(folder, project.folder);
    const shownFile = join(shownFolder, `Pulumi.${stack}.yaml`);
    const stackFiles = withSettings(await readStackFiles(project.folder, stack, shownFolder), overrides);
    regions.push(checkAwsSettings(stackFiles, shownFile, regions[0]));
    await checkConfiguration(project, stackFiles, stack, shownFile);
    files.set(project, stackFiles);
  }
  return { files, region: regions[0] ?? "" };
}

function withSettings({ project, config }: StackFiles, overrides: SettingOverrides): StackFiles {
  const settings = Object.entries(overrides).flatMap(([name, override]) => {
    const key = `${project}:${name}`;
    const written = config[key];
    return written === undefined ? [] : [[key, override(written)] as const];
  });
  return { project, config: { ...config, ...Object.fromEntries(settings) } };
}
