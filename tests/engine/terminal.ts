import assert from "node:assert/strict";
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { cp, readFile, symlink } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { createCognitoClient } from "@cognito-auth/local-aws/awsClient";
import { startEmulator } from "@cognito-auth/local-aws/emulator";
import { type Intercept, openProxy } from "../../packages/local-aws/tests/helpers/interceptingProxy";
import { findPulumi } from "../../packages/local-aws/tests/helpers/pulumiCommand";
import { begin, createProject, type Run } from "../helpers/startCommand";
import { withoutInstalled } from "../helpers/withoutInstalled";

const repository = join(__dirname, "..", "..");

/** A terminal in a copy of the project, with the environment that `npm run local-aws` prints. */
export interface Terminal {
  /** The copy of the project. */
  readonly folder: string;
  /** Where the commands' temporary files go. */
  readonly temporary: string;
  /** The folder of the file backend. */
  readonly stateFolder: string;
  /** The local AWS. */
  readonly endpoint: string;
  /** Cognito, as the stacks are deployed to it. */
  readonly cognito: CognitoIdentityProviderClient;
  /** Runs a command of the shell, which is never asked anything, until it ends. */
  run(command: string): Promise<Run>;
  /** Runs a command that has to succeed, and gives its standard output. */
  succeed(command: string): Promise<string>;
  /** Starts a command, as the leader of a process group of its own. */
  begin(command: string): { readonly process: ChildProcess; readonly ended: Promise<Run> };
  /** Stops the local AWS, and deletes the copy. */
  close(): Promise<void>;
}

/** How a terminal is opened. */
export interface TerminalOptions {
  /** Further arguments of `npm run local-aws`; none by default. */
  readonly args?: readonly string[];
  /** What the user's own environment has besides; nothing by default. */
  readonly environment?: NodeJS.ProcessEnv;
}

/** Opens a terminal as a user would: with `npm run local-aws`, on an endpoint where one is given. */
export async function openTerminal(
  endpoint?: string,
  { args = [], environment = {} }: TerminalOptions = {},
): Promise<Terminal> {
  const project = await createProject();
  const { folder, temporary } = project;
  const parts = ["index.ts", "program", "components", "package.json", "tsconfig.json", "examples"];
  for (const part of parts) {
    await cp(join(repository, part), join(folder, part), { recursive: true, filter: withoutInstalled });
  }
  await symlink(join(repository, "node_modules"), join(folder, "node_modules"));

  const endpointArgs = endpoint === undefined ? [] : ["--endpoint", endpoint];
  const localAws = begin(project, [...endpointArgs, ...args], environment, "localAws.ts");
  const serving = /http:\S+/.exec(await localAws.line("Serving "))?.[0] ?? "";
  const exports = await readFile(join(folder, ".local", "local-aws.env"), "utf8");
  const stateFolder = /^export PULUMI_BACKEND_URL='file:\/\/(.*)'$/m.exec(exports)?.[1] ?? "";

  const beginCommand: Terminal["begin"] = (command) => {
    const child = spawn("sh", ["-c", `. .local/local-aws.env\n${command}`], {
      cwd: folder,
      detached: true,
      env: {
        ...process.env,
        ...environment,
        TMPDIR: temporary,
        NO_COLOR: "1",
        PULUMI_SKIP_CONFIRMATIONS: "true",
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const closed = new Promise((resolve) => child.once("close", resolve));
    const ended = Promise.all([text(child.stdout), text(child.stderr), closed]).then(([stdout, stderr]) => ({
      exitCode: child.exitCode,
      stdout,
      stderr,
    }));
    return { process: child, ended };
  };
  const run: Terminal["run"] = (command) => beginCommand(command).ended;
  return {
    folder,
    temporary,
    stateFolder,
    endpoint: serving,
    cognito: createCognitoClient({ endpoint: serving, region: "us-east-1" }),
    run,
    succeed: async (command) => {
      const { exitCode, stdout, stderr } = await run(command);
      assert.equal(exitCode, 0, `${command}\n${stdout}\n${stderr}`);
      return stdout;
    },
    begin: beginCommand,
    close: async () => {
      localAws.signal("SIGINT");
      const { exitCode } = await localAws.ended;
      await project.remove();
      assert.equal(exitCode, 0);
    },
  };
}

/** Kills a command, and the processes that it leaves behind: Pulumi's language host would stay for minutes. */
export function kill(command: ChildProcess): void {
  const id = command.pid ?? Number.NaN;
  const left = descendantsOf(id);
  process.kill(-id, "SIGKILL");
  for (const descendant of left) endIfThere(descendant);
}

/** The ids of the processes that a process has started, and those that these have. */
function descendantsOf(id: number): number[] {
  const processes = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" })
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  const children = processes.flatMap(([child = 0, parent]) => (parent === id ? [child] : []));
  return children.flatMap((child) => [child, ...descendantsOf(child)]);
}

function endIfThere(id: number): void {
  try {
    process.kill(id, "SIGTERM");
  } catch {
    // It has ended already.
  }
}

/** A terminal for the tests of the enclosing suite, which are skipped where there is no pulumi command. */
export function useTerminal(): { readonly terminal: Terminal } {
  let terminal: Terminal | undefined;
  before(async function () {
    if ((await findPulumi()) === undefined) this.skip();
    terminal = await openTerminal();
  });
  after(() => terminal?.close());
  return {
    get terminal() {
      assert.ok(terminal !== undefined);
      return terminal;
    },
  };
}

/** A terminal whose calls to the local AWS go through a proxy. */
export interface ProxiedTerminal {
  readonly terminal: Terminal;
  /** What the proxy does with a call; at the beginning of each test, it passes them on. */
  intercept: Intercept;
}

/** A terminal behind a proxy for the tests of the enclosing suite, which are skipped where there is no pulumi command. */
export function useProxiedTerminal(): ProxiedTerminal {
  const closing: (() => Promise<void>)[] = [];
  let terminal: Terminal;
  const passOn: Intercept = (_request, forward) => forward();
  const proxied = {
    intercept: passOn,
    get terminal() {
      return terminal;
    },
  };

  before(async function () {
    if ((await findPulumi()) === undefined) this.skip();
    const emulator = await startEmulator({ onProgress: () => undefined });
    closing.push(() => emulator.stop());
    const proxy = await openProxy(emulator.endpoint, (...call) => proxied.intercept(...call));
    closing.push(() => proxy.close());
    terminal = await openTerminal(proxy.endpoint);
    closing.push(() => terminal.close());
  });

  beforeEach(() => {
    proxied.intercept = passOn;
  });

  after(async () => {
    for (const close of closing.reverse()) await close();
  });

  return proxied;
}
