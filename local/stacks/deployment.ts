import { relative } from "node:path";
import type { Command } from "../../cli/command";
import type { CommandLine } from "../commands/deployingOptions";
import { findEndpoint } from "../endpoint";
import { signInServices } from "@cognito-auth/local-aws/emulator";
import {
  chooseEngine,
  describeAwsProvider,
  reportAwsProvider,
  type AwsProviderReport,
  type CreatedResource,
  type EngineChoice,
  type Engine,
  type Outputs,
} from "@cognito-auth/local-aws/engines";
import { shownOutputs, type TextReport } from "../report";
import { readStackFiles, type StackFiles } from "./stackFiles";

/** What a run needs of the process that it is in. */
export interface Surroundings extends Pick<Command, "say" | "progress" | "fail" | "atEnd"> {
  /** The folder that paths are shown from, and that files are written below. */
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
}

/** A Pulumi project. */
export interface Project {
  /** The folder of its `Pulumi.yaml`. */
  readonly folder: string;
  /** Loads its program's entry. */
  readonly load: () => object;
}

/** A stack of a project, after its deployment. */
export interface DeployedStack {
  readonly files: StackFiles;
  readonly resources: readonly CreatedResource[];
  readonly outputs: Outputs;
}

/** Stacks of one name that are deployed to a local AWS. */
export interface Deployment {
  /** The address of the local AWS. */
  readonly endpoint: string;
  readonly region: string;
  /** What runs the programs. */
  readonly engine: string;
  /** What deploys the resources. */
  readonly provider: AwsProviderReport;
  /** What the user should know of the endpoint. */
  readonly notices: ReadonlySet<string>;
  /**
   * Deploys a project's stack, which can read the outputs of those before it, and reports it.
   *
   * @throws LocalDeploymentError when something stands in the way
   */
  deploy(project: Project): Promise<DeployedStack>;
}

/** What is deployed, and to which local AWS. */
export interface DeploymentOptions extends CommandLine {
  /** The projects; the configuration of the first one's stack says which region the local AWS stands for. */
  readonly projects: readonly [Project, ...Project[]];
  /** The AWS services that are needed, by their endpoint names; those of the sign-in by default. */
  readonly services?: readonly string[];
  /** Values of settings in place of those of the stack files, in every project that has such a setting; none by default. */
  readonly overrides?: Readonly<Record<string, string>>;
}

/**
 * Gets ready to deploy: finds or starts the local AWS, and what runs the programs. Both are stopped at the end.
 *
 * @throws LocalDeploymentError when something stands in the way
 */
export async function openDeployment(
  options: DeploymentOptions,
  text: TextReport,
  surroundings: Surroundings,
): Promise<Deployment> {
  const { say, environment, folder } = surroundings;
  // Whatever is wrong with one of them is told before anything is deployed.
  const files = new Map<Project, StackFiles>();
  for (const project of options.projects) {
    const shownFolder = relative(folder, project.folder);
    const read = await readStackFiles(project.folder, options.stack, shownFolder);
    files.set(project, withSettings(read, options.overrides ?? {}));
  }
  const region = files.get(options.projects[0])?.config["aws:region"] ?? "us-east-1";
  const choice = await chooseEngine(options.awsProvider, environment);
  const services = servicesFor(options);
  const endpoint = await findEndpoint({ ...options, region, services }, environment, surroundings);
  const notices = new Set<string>(noticesOf(options));
  const engine = openEngine(options, choice, { endpoint, region }, surroundings, notices);
  say(text.heading(`Stack ${options.stack} on ${endpoint}, run ${engine.description}`));
  say(`AWS provider: ${describeAwsProvider(choice.provider)}`);
  for (const notice of notices) say(text.notice(notice));
  return {
    endpoint,
    region,
    engine: engine.description,
    provider: reportAwsProvider(choice.provider),
    notices,
    deploy: async (project) => {
      const stackFiles = files.get(project);
      if (stackFiles === undefined) throw new Error(`${project.folder} isn't among the projects`);
      if (options.projects.length > 1) say(text.heading(stackFiles.project));
      const resources: CreatedResource[] = [];
      const told = new Set(notices);
      const program = { ...stackFiles, stack: options.stack, load: project.load };
      const outputs = await engine.deploy(program, (resource) => {
        resources.push(resource);
        say(text.resource(resource));
      });
      for (const notice of notices) if (!told.has(notice)) say(text.notice(notice));
      return { files: stackFiles, resources, outputs };
    },
  };
}

function withSettings(
  { project, config }: StackFiles,
  overrides: Readonly<Record<string, string>>,
): StackFiles {
  const settings = Object.entries(overrides)
    .map(([name, value]) => [`${project}:${name}`, value] as const)
    .filter(([key]) => key in config);
  return { project, config: { ...config, ...Object.fromEntries(settings) } };
}

/** The services that are needed: Pulumi's own plugin also asks whose account it is. */
function servicesFor({ awsProvider, services = signInServices }: DeploymentOptions): readonly string[] {
  return awsProvider === "local" ? services : [...new Set([...services, "iam", "sts"])];
}

/** What is to be known of a run before it begins. */
function noticesOf({ awsProvider }: DeploymentOptions): string[] {
  return awsProvider === "local"
    ? []
    : ["Pulumi's plugins don't report which arguments this endpoint ignores, as the local provider does"];
}

function openEngine(
  options: CommandLine,
  { open }: EngineChoice,
  target: { readonly endpoint: string; readonly region: string },
  { atEnd }: Surroundings,
  notices: Set<string>,
): Engine {
  const engine = open({ ...target, onNotice: (notice) => notices.add(notice) });
  atEnd(() => engine.close());
  // A local AWS of this run's own takes everything with it; another one keeps what isn't deleted.
  if (options.endpoint !== undefined) atEnd(() => engine.destroy());
  return engine;
}

/** Reports a stack's outputs, and gives them as they may be shown. */
export function reportOutputs(
  outputs: Outputs,
  { showSecrets }: CommandLine,
  text: TextReport,
  say: (line: string) => void,
): Record<string, unknown> {
  const shown = shownOutputs(outputs, showSecrets);
  for (const [name, value] of Object.entries(shown)) say(text.output(name, value));
  return shown;
}
