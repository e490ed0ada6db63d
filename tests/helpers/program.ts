import { join } from "node:path";
import { readStackFiles } from "../../local/stacks/stackFiles";
import {
  deployProgram,
  type FailedDeployment,
  failToDeploy,
  type MockDeployment,
  type MockOptions,
} from "./deployProgram";

/** The folder with `Pulumi.yaml`. */
export const projectFolder = join(__dirname, "..", "..");

const program = join(projectFolder, "index.ts");

/** The project's name. */
export const project = "cognito-auth";

/** Configuration by key without the project's name; undefined removes a key. */
export type Configuration = Record<string, string | undefined>;

/** Deploys the program as a stack, with the stack's configuration and some changes of it. */
export async function deployStack(stack: string, changes?: Configuration): Promise<MockDeployment> {
  return deployProgram(program, await optionsOf(stack, changes));
}

/** Deploys the program as a stack whose configuration has to be rejected. */
export async function failToDeployStack(stack: string, changes?: Configuration): Promise<FailedDeployment> {
  return failToDeploy(program, await optionsOf(stack, changes));
}

/** The full keys of a configuration, without those that are removed. */
export function withFullKeys(configuration: Configuration): Record<string, string> {
  const given = Object.entries(configuration).flatMap(([key, value]) =>
    value === undefined ? [] : [[`${project}:${key}`, value] as const],
  );
  return Object.fromEntries(given);
}

async function optionsOf(stack: string, changes: Configuration = {}): Promise<MockOptions> {
  const { config } = await readStackFiles(projectFolder, stack);
  const unchanged = Object.entries(config).filter(([key]) => !(key.replace(`${project}:`, "") in changes));
  return { project, stack, config: { ...Object.fromEntries(unchanged), ...withFullKeys(changes) } };
}
