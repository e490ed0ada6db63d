import type { AwsTarget } from "@cognito-auth/local-aws/awsClient";
import { signInServices } from "@cognito-auth/local-aws/emulator";
import {
  type AwsProviderReport,
  chooseEngine,
  type CreatedResource,
  describeAwsProvider,
  type Engine,
  type EngineChoice,
  type Outputs,
  reportAwsProvider,
} from "@cognito-auth/local-aws/engines";
import type { CommandContext } from "../../cli/command";
import type { DeployingOptions } from "../commands/deployingOptions";
import { resourceLines, shownOutputs } from "../deploymentReport";
import { findEndpoint } from "../endpoint";
import { allowDeletion } from "./allowDeletion";
import { readProjectFiles } from "./projectFiles";
import type { StackFiles } from "./stackFiles";

/** A Pulumi project. */
export interface Project {
  /** The folder of its `Pulumi.yaml`. */
  readonly folder: string;
  /** Loads its program's entry. */
  readonly load: () => object;
  /** Reads the configuration as the program does, and throws an error with every problem in it. */
  readonly readConfiguration: () => unknown;
}

/** A stack of a project, after its deployment. */
export interface DeployedStack {
  readonly files: StackFiles;
  readonly resources: readonly CreatedResource[];
  readonly outputs: Outputs;
}

/** Stacks of one name that are deployed to a local AWS. */
export interface Deployment {
  /** Where the local AWS is, and how it is called. */
  readonly target: AwsTarget;
  /** What runs the programs. */
  readonly engine: string;
  /** What deploys the resources. */
  readonly provider: AwsProviderReport;
  /** What the user should know about the endpoint. */
  readonly notices: ReadonlySet<string>;
  /**
   * Deploys a project's stack, which can read the outputs of those before it, and reports it.
   *
   * @throws CommandError when the deployment fails
   */
  deploy(project: Project): Promise<DeployedStack>;
}

/** What to deploy. */
export interface DeploymentPlan {
  /** The projects; the configuration of the first one's stack says which region the local AWS stands for. */
  readonly projects: readonly [Project, ...Project[]];
  /** The AWS services that are needed, by their endpoint names; those of the sign-in by default. */
  readonly services?: readonly string[];
  /** Changes settings of the stack files, in every project that has such a setting; none by default. */
  readonly overrides?: SettingOverrides;
}

/** What takes the place of settings, by their keys without the project: a function of what is written. */
export type SettingOverrides = Readonly<Record<string, (written: string) => string>>;

/**
 * Gets ready to deploy: finds or starts the local AWS, and what runs the programs. Both are stopped at the end.
 *
 * @throws CommandError when the deployment fails
 */
export async function openDeployment(
  context: CommandContext<DeployingOptions>,
  plan: DeploymentPlan,
): Promise<Deployment> {
  const { options, report, print } = context;
  const { files, region } = await readProjectFiles(context, plan);
  const choice = await chooseEngine(options.awsProvider, context.environment, context.signal);
  const services = servicesFor(options, plan);
  const target = await findEndpoint(context, { region, services });
  const notices = new Set<string>(noticesOf(options));
  const created: CreatedResource[] = [];
  const engine = openEngine(choice, target, context, notices, created);
  print(report.heading(`Stack ${options.stack} on ${target.endpoint}, run ${engine.description}`));
  print(`AWS provider: ${describeAwsProvider(choice.provider)}`);
  for (const notice of notices) print(report.notice(notice));
  return {
    target,
    engine: engine.description,
    provider: reportAwsProvider(choice.provider),
    notices,
    deploy: async (project) => {
      const stackFiles = files.get(project);
      if (stackFiles === undefined) throw new Error(`${project.folder} isn't among the projects`);
      if (plan.projects.length > 1) print(report.heading(stackFiles.project));
      const resources: CreatedResource[] = [];
      const printed = new Set(notices);
      const lineOf = resourceLines(report);
      const program = { ...stackFiles, stack: options.stack, load: project.load };
      const outputs = await engine.deploy(program, (resource) => {
        resources.push(resource);
        created.push(resource);
        print(lineOf(resource));
      });
      for (const notice of notices) if (!printed.has(notice)) print(report.notice(notice));
      return { files: stackFiles, resources, outputs };
    },
  };
}

/** The services that are needed: Pulumi's own plugin also looks up the account. */
function servicesFor(
  { awsProvider }: DeployingOptions,
  { services = signInServices }: DeploymentPlan,
): readonly string[] {
  return awsProvider === "local" ? services : [...new Set([...services, "iam", "sts"])];
}

/** What the user should know before a run begins. */
function noticesOf({ awsProvider, rules }: DeployingOptions): string[] {
  return [
    ...(awsProvider === "local"
      ? []
      : ["Pulumi's plugins don't report which arguments this endpoint ignores, as the local provider does"]),
    ...(rules === "all" ? [] : ["The local AWS runs without the rules of this project"]),
  ];
}

function openEngine(
  { open }: EngineChoice,
  target: AwsTarget,
  { options, atEnd, progress }: CommandContext<DeployingOptions>,
  notices: Set<string>,
  created: readonly CreatedResource[],
): Engine {
  const engine = open({ ...target, onNotice: (notice) => notices.add(notice), onProgress: progress });
  atEnd(() => engine.close());
  // A local AWS that this run started ends with it; another one keeps what isn't deleted.
  if (options.endpoint !== undefined) {
    atEnd(async () => {
      progress("Deleting what was deployed …");
      await allowDeletion(target, created);
      await engine.destroy();
    });
  }
  return engine;
}

/** Prints a stack's outputs, and returns them with secrets masked unless they are to be shown. */
export function printOutputs(
  outputs: Outputs,
  { options, report, print }: CommandContext<DeployingOptions>,
): Record<string, unknown> {
  const shown = shownOutputs(outputs, options.showSecrets);
  for (const [name, value] of Object.entries(shown)) print(report.value(name, value));
  return shown;
}
