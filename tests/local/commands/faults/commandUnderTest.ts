import assert from "node:assert/strict";
import { existsSync, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { dirname, join } from "node:path";
import { until } from "../../../../packages/local-aws/tests/emulator/processes";
import { descendantsOf, processesWith } from "../../../helpers/processTree";
import {
  begin,
  createProject,
  type Project,
  type Run,
  type RunningStart,
} from "../../../helpers/startCommand";

/** A command that stays up, and how the tests start it. */
export interface CommandUnderTest {
  /** How it is called. */
  readonly name: string;
  readonly script: string;
  /** The options with which it stays up. */
  readonly args: () => Promise<string[]>;
}

/** The commands that deploy, or serve what others deploy to. */
export const commands: readonly CommandUnderTest[] = [
  { name: "npm start", script: "start.ts", args: () => Promise.resolve(["--serve"]) },
  { name: "npm run app", script: "app.ts", args: () => Promise.resolve(["--serve"]) },
  { name: "npm run triggers", script: "triggers.ts", args: () => Promise.resolve(["--serve"]) },
  {
    name: "npm run login-page",
    script: "loginPage.ts",
    args: async () => ["--page-port", String(await freePort())],
  },
  { name: "npm run local-aws", script: "localAws.ts", args: () => Promise.resolve([]) },
];

/** The parts of the command line by which a process of a command is known. */
export const processNames = {
  emulator: "launcher.py",
  provider: "provider/serve.ts",
  engine: "pulumi up",
} as const;

/** A run of a command to which something happens. */
export interface FaultyRun extends RunningStart {
  /** Sends a signal to one of the processes that the command has started. */
  signalTo(part: keyof typeof processNames, signal: NodeJS.Signals): void;
}

/** Runs commands in a project of their own, and makes sure that they leave nothing. */
export class FaultyRuns {
  private constructor(readonly project: Project) {}

  static async open(): Promise<FaultyRuns> {
    return new FaultyRuns(await createProject());
  }

  begin(
    script: string,
    args: readonly string[],
    environment: NodeJS.ProcessEnv = {},
    launcher: readonly string[] = [],
  ): FaultyRun {
    const running = begin(this.project, [...args], environment, script, launcher);
    return {
      ...running,
      signalTo: (part, signal) => {
        const descendants = descendantsOf(running.process);
        const found = descendants.filter(({ command }) => command.includes(processNames[part]));
        assert.ok(
          found[0] !== undefined,
          `${part} isn't among ${descendants.map((one) => one.command).join("\n")}`,
        );
        process.kill(found[0].id, signal);
      },
    };
  }

  /** Asserts how a run has ended, and that nothing is left of it: no process, no temporary file, no file for others. */
  async assertEnded({ ended }: FaultyRun, exitCode: number, lastLines: RegExp): Promise<Run> {
    const run = await ended;
    assert.match(run.stderr, lastLines);
    assert.doesNotMatch(run.stderr, /this is a bug|^ {4}at /m);
    assert.equal(run.exitCode, exitCode);
    // Each of them has the folder for temporary files from the run, or one in it.
    const root = dirname(this.project.temporary);
    await until("the end of what the command started", () =>
      Promise.resolve(processesWith(root).length === 0),
    );
    assert.deepEqual(await readdir(this.project.temporary), []);
    const folder = join(this.project.folder, ".local");
    // Some tests put a file there.
    assert.equal(existsSync(folder) && statSync(folder).isDirectory(), false);
    return run;
  }

  close(): Promise<void> {
    return this.project.remove();
  }
}

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
