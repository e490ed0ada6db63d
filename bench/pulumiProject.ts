import { execFile } from "node:child_process";
import { cp, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { pulumiEnvironment } from "@cognito-auth/local-aws/engines/pulumiEnvironment";

const repository = join(__dirname, "..");
const stack = "bench";

const stackFile = `config:
  cognito-auth:testUser:
    username: jane
    email: jane@example.com
`;

/** A Pulumi project with one stack, and a backend of its own. */
export interface PulumiProject {
  /** Runs a command of the `pulumi` command, and rejects with all that it printed when it fails. */
  pulumi(...command: string[]): Promise<void>;
  /** What is deployed: each resource's type, name and inputs, without those that differ from stack to stack. */
  deployedResources(): Promise<object[]>;
}

/**
 * Makes a project and its stack in an empty folder.
 *
 * @param sources what is copied from the repository, and as what
 * @param providerPort the port of the local provider
 */
export async function createPulumiProject(
  folder: string,
  sources: Readonly<Record<string, string>>,
  providerPort: number,
): Promise<PulumiProject> {
  const [project, stateFolder] = [join(folder, "project"), join(folder, "state")];
  await Promise.all([mkdir(project), mkdir(stateFolder)]);
  const shared = ["Pulumi.yaml", "package.json", "tsconfig.json", "program/tsNode"].map(
    (name) => [name, name] as const,
  );
  for (const [from, to] of [...Object.entries(sources), ...shared]) {
    await cp(join(repository, from), join(project, to), { recursive: true });
  }
  await symlink(join(repository, "node_modules"), join(project, "node_modules"), "junction");
  await writeFile(join(project, `Pulumi.${stack}.yaml`), stackFile);

  const environment = {
    ...process.env,
    ...pulumiEnvironment({ stateFolder, passphrase: "", providerPort }),
  };
  const pulumi = async (...command: string[]): Promise<void> => {
    await promisify(execFile)("pulumi", [...command, "--non-interactive"], {
      cwd: project,
      env: environment,
    }).catch((error: unknown) => {
      throw new Error(`pulumi ${command.join(" ")} failed: ${outputOf(error)}`);
    });
  };
  await pulumi("stack", "init", stack);
  return { pulumi, deployedResources: () => deployedResources(stateFolder) };
}

function outputOf(error: unknown): string {
  const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
  return stdout + stderr;
}

/** A resource as the state has it. */
interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly custom: boolean;
  readonly inputs?: Readonly<Record<string, unknown>>;
}

/** Made by the provider or encrypted anew for each stack. */
const differing = ["name", "userPoolId", "temporaryPassword"];

async function deployedResources(stateFolder: string): Promise<object[]> {
  const file = join(stateFolder, ".pulumi", "stacks", "cognito-auth", `${stack}.json`);
  const state = JSON.parse(await readFile(file, "utf8")) as {
    checkpoint: { latest: { resources: StateResource[] } };
  };
  return state.checkpoint.latest.resources
    .filter(({ custom, type }) => custom && !type.startsWith("pulumi:"))
    .map(({ urn, type, inputs = {} }) => ({
      type,
      name: urn.split("::").at(-1) ?? "",
      inputs: Object.fromEntries(Object.entries(inputs).filter(([name]) => !differing.includes(name))),
    }))
    .toSorted((left, right) => left.name.localeCompare(right.name));
}
