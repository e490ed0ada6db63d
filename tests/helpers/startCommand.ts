import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { installLocalAws } from "../../packages/local-aws/tests/helpers/installed";
import { foldersOnPath, pathWithoutPulumi } from "../../packages/local-aws/tests/helpers/pulumiCommand";

const repository = join(__dirname, "..", "..");

/** A folder with a project to run `npm start` in, and a temporary folder of its own. */
export interface Project {
  readonly folder: string;
  /** Where the run's temporary files go, so that a test sees what is left of them. */
  readonly temporary: string;
  /** Adds a stack file. */
  addStack(name: string, content: string): Promise<void>;
  remove(): Promise<void>;
}

/** A run of a command that has ended. */
export interface Run {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A run of `npm start` that goes on. */
export interface RunningStart {
  readonly process: number;
  /** Waits for a line of its output that contains a string, and returns that line. */
  line(content: string): Promise<string>;
  /** Sends a signal. */
  signal(signal: NodeJS.Signals): void;
  readonly ended: Promise<Run>;
}

/**
 * Copies the project's YAML files to a new folder. Installs the local AWS first: a command that did so would say it, and
 * couldn't on a full disk.
 */
export async function createProject(): Promise<Project> {
  await installLocalAws();
  const root = await mkdtemp(join(tmpdir(), "start-test-"));
  const [folder, temporary] = [join(root, "project"), join(root, "temporary")];
  await Promise.all([mkdir(folder), mkdir(temporary)]);
  for (const stack of ["", ".dev", ".oauth", ".prod", ".users"]) {
    const file = `Pulumi${stack}.yaml`;
    await cp(join(repository, file), join(folder, file));
  }
  for (const example of ["serverless-api", "identity-pool"]) {
    for (const file of ["Pulumi.yaml", "Pulumi.dev.yaml", "Pulumi.oauth.yaml"]) {
      await cp(join(repository, "examples", example, file), join(folder, "examples", example, file));
    }
  }
  for (const file of ["Pulumi.yaml", "Pulumi.dev.yaml"]) {
    await cp(join(repository, "examples", "triggers", file), join(folder, "examples", "triggers", file));
  }
  return {
    folder,
    temporary,
    addStack: (name, content) => writeFile(join(folder, `Pulumi.${name}.yaml`), content),
    remove: () => rm(root, { recursive: true }),
  };
}

/** Runs the command of `npm start` until it ends, and makes sure that it leaves no temporary file. */
export async function start(
  project: Project,
  args: string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<Run> {
  const run = await begin(project, args, environment).ended;
  assert.deepEqual(await readdir(project.temporary), [], "temporary files are left");
  return run;
}

/**
 * Starts the command of `npm start`, or another one of `local`. There is no pulumi command on its PATH, unless the
 * environment puts one there.
 *
 * @param launcher a program, with its arguments, that starts the command that follows; none by default
 */
export function begin(
  project: Project,
  args: string[],
  environment: NodeJS.ProcessEnv = {},
  script = "start.ts",
  launcher: readonly string[] = [],
): RunningStart {
  const child = spawn(
    launcher[0] ?? process.execPath,
    [
      ...(launcher.length === 0 ? [] : [...launcher.slice(1), process.execPath]),
      "--require",
      join(repository, "program", "tsNode", "preload.cjs"),
      join(repository, "local", "commands", script),
      ...args,
    ],
    {
      cwd: project.folder,
      env: {
        ...process.env,
        ...withoutPulumi(),
        TMPDIR: project.temporary,
        TS_NODE_PROJECT: join(repository, "tsconfig.json"),
        ...environment,
      },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  const output = { stdout: "", stderr: "" };
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  for (const name of ["stdout", "stderr"] as const) {
    createInterface(child[name]).on("line", (line) => {
      output[name] += `${line}\n`;
      lines.push(line);
      for (const check of waiting) check();
    });
  }
  const ended = once(child, "close").then(() => ({ exitCode: child.exitCode, ...output }));
  const line = (content: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const check = (): void => {
        const found = lines.find((candidate) => candidate.includes(content));
        if (found === undefined) return;
        waiting.delete(check);
        resolve(found);
      };
      waiting.add(check);
      check();
      void ended.then(() => {
        reject(
          new Error(`it ended without a line that contains ${JSON.stringify(content)}:\n${lines.join("\n")}`),
        );
      });
    });
  assert.ok(child.pid !== undefined);
  return { process: child.pid, line, signal: (signal) => child.kill(signal), ended };
}

/** The folder of the first program of this name on the PATH; undefined where there is none. */
export function folderOf(program: string): string | undefined {
  return foldersOnPath().find((folder) => existsSync(join(folder, program)));
}

/** The PATH without a pulumi command; Python is named, in case that it was in the same folder. */
function withoutPulumi(): NodeJS.ProcessEnv {
  const python = folderOf("python3");
  return {
    PATH: pathWithoutPulumi(),
    PYTHON: process.env["PYTHON"] ?? (python === undefined ? undefined : join(python, "python3")),
  };
}
