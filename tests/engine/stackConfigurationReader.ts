import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** The name of the project whose stack files are read. */
export const project = "shop";

/** Reads stack files by the `pulumi` command. */
export interface StackConfigurationReader {
  /** The configuration in a stack file, by full key; undefined where the CLI refuses the file. */
  read(content: string | Uint8Array): Promise<Record<string, string> | undefined>;
  /**
   * The configuration of a stack of a project, by full key; undefined where the CLI refuses to deploy it. The project has no
   * program, in YAML.
   */
  readProject(projectFile: string, stackFile: string): Promise<Record<string, string> | undefined>;
  close(): Promise<void>;
}

/** Opens a reader on a backend of its own. The project of single stack files declares nothing. */
export async function openStackConfigurationReader(): Promise<StackConfigurationReader> {
  const root = await mkdtemp(join(tmpdir(), "stack-files-test-"));
  const folder = join(root, "project");
  await Promise.all([mkdir(folder), mkdir(join(root, "state"))]);
  const declareNothing = (): Promise<void> =>
    writeFile(join(folder, "Pulumi.yaml"), `name: ${project}\nruntime: nodejs\n`);
  await declareNothing();
  const pulumi = (...args: string[]): Promise<{ stdout: string }> =>
    promisify(execFile)("pulumi", [...args, "--non-interactive", "--stack", "test"], {
      cwd: folder,
      env: {
        ...process.env,
        PULUMI_BACKEND_URL: `file://${join(root, "state")}`,
        PULUMI_CONFIG_PASSPHRASE: "",
        PULUMI_HOME: join(root, "home"),
        PULUMI_SKIP_UPDATE_CHECK: "true",
      },
    });
  await pulumi("stack", "init");
  let files = 0;
  const configuration = async (...args: string[]): Promise<Record<string, string>> => {
    const { stdout } = await pulumi("config", "--json", ...args);
    const config = JSON.parse(stdout) as Record<string, { value: string }>;
    return Object.fromEntries(Object.entries(config).map(([key, { value }]) => [key, value]));
  };
  return {
    read: async (content) => {
      files += 1;
      const file = join(root, `${files}.yaml`);
      await writeFile(file, content);
      return unlessRefused(() => configuration("--config-file", file));
    },
    readProject: async (projectFile, stackFile) => {
      await writeFile(join(folder, "Pulumi.yaml"), projectFile);
      await writeFile(join(folder, "Pulumi.test.yaml"), stackFile);
      try {
        return await unlessRefused(async () => {
          const config = await configuration();
          // This doesn't compare the values with their types.
          await pulumi("preview");
          return config;
        });
      } finally {
        await declareNothing();
        await rm(join(folder, "Pulumi.test.yaml"));
      }
    },
    close: () => rm(root, { recursive: true }),
  };
}

async function unlessRefused<Result>(run: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Error && "code" in error && typeof error.code === "number") return undefined;
    throw error;
  }
}
