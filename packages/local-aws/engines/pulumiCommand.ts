import { type ChildProcess, type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import type { automation } from "@pulumi/pulumi";
import { LocalAwsError } from "../errors";
import { ownProcess } from "../ownedByRun";
import { assertStarted, killAfter, type TimeLimit } from "../processes";

/** How long the command may take to end after it was interrupted. */
const secondsToStop = 5;

/** How long to wait for the `pulumi` command. */
export interface CommandLimits {
  /** The seconds that a command may take that deploys nothing, such as `stack init`. */
  readonly toAnswer: number;
  /** The seconds without any output after which it is said that a deployment is still waited for. */
  readonly ofSilence: number;
}

export const usualLimits: CommandLimits = { toAnswer: 60, ofSilence: 30 };

/** The commands that take as long as what they call. */
const deployments: ReadonlySet<string> = new Set(["up", "destroy"]);

/** The result of a command, as the automation API reads it. */
interface CommandResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

/**
 * Has the automation API run a `pulumi` command in processes that end with this one at the latest, and soon after they are
 * interrupted. It would leave behind those that are stopped (SIGSTOP), which notice nothing.
 */
export function ownCommand(
  command: automation.PulumiCommand,
  onProgress: (message: string) => void,
  limits: CommandLimits,
): automation.PulumiCommand {
  const run = (...[args, ...rest]: Parameters<Run>): Promise<CommandResult> =>
    runCommand({ onProgress, limits }, command.command, [...args, "--non-interactive"], ...rest);
  return Object.defineProperty(command, "run", { value: run });
}

/** What the automation API calls; its types don't have it. */
type Run = (args: string[], ...rest: Rest) => Promise<CommandResult>;

type Rest = [
  cwd: string,
  variables: NodeJS.ProcessEnv,
  onOutput?: (text: string) => void,
  onError?: (text: string) => void,
  signal?: AbortSignal,
];

type Child = ChildProcessByStdio<null, Readable, Readable>;

/** How a command is waited for. */
interface Waiting {
  readonly onProgress: (message: string) => void;
  readonly limits: CommandLimits;
}

async function runCommand(
  waiting: Waiting,
  command: string,
  args: readonly string[],
  ...[cwd, variables, onOutput, onError, signal]: Rest
): Promise<CommandResult> {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...variables, PULUMI_AUTOMATION_API: "true" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  await assertStarted(child);
  ownProcess(child);
  const stopListening = endOn(signal, child);
  const timeLimit = watch(child, args, waiting);
  const stdout = collect(child.stdout, onOutput);
  const stderr = collect(child.stderr, onError);
  try {
    const [code, endedBy] = (await once(child, "close")) as [number | null, NodeJS.Signals | null];
    if (code === 0) return { stdout: stdout.text, stderr: stderr.text, code };
    if (timeLimit.isOver) throw tookTooLong(args, command, waiting);
    if (endedBy !== null) {
      throw new LocalAwsError(`${nameOf(args)} was ended by ${endedBy}`, "run the command again");
    }
    throw new Error(reasonIn(stderr.text) ?? `${nameOf(args)} ended with exit code ${code ?? "unknown"}`);
  } finally {
    timeLimit.lift();
    stopListening();
  }
}

/** The command without its options, for messages. */
function nameOf(args: readonly string[]): string {
  const words = args.slice(
    0,
    args.findIndex((arg) => arg.startsWith("-")),
  );
  return ["pulumi", ...words].join(" ");
}

/** Ends a command when the signal is aborted. */
function endOn(signal: AbortSignal | undefined, child: ChildProcess): () => void {
  const end = (): void => {
    child.kill("SIGINT");
    setTimeout(() => child.kill("SIGKILL"), secondsToStop * 1_000).unref();
  };
  signal?.addEventListener("abort", end, { once: true });
  if (signal?.aborted === true) end();
  return () => signal?.removeEventListener("abort", end);
}

/** Says that a silent deployment is still waited for, and ends every other command that takes too long. */
function watch(child: Child, args: readonly string[], { onProgress, limits }: Waiting): TimeLimit {
  if (!deployments.has(args[0] ?? "")) return killAfter(limits.toAnswer * 1_000, child);
  const timer = setTimeout(() => {
    const seconds = limits.ofSilence;
    onProgress(`Still waiting for ${nameOf(args)}, which has printed nothing for ${seconds} seconds …`);
    timer.refresh();
  }, limits.ofSilence * 1_000);
  const onData = (): void => {
    timer.refresh();
  };
  child.stdout.on("data", onData);
  child.stderr.on("data", onData);
  return {
    isOver: false,
    lift: () => {
      clearTimeout(timer);
    },
  };
}

function tookTooLong(args: readonly string[], command: string, { limits }: Waiting): LocalAwsError {
  return new LocalAwsError(
    `${nameOf(args)} didn't end within ${limits.toAnswer} seconds`,
    `find out what keeps ${command}, then run the command again`,
  );
}

/** Collects what a stream has, and passes it on. */
function collect(stream: Readable, onText?: (text: string) => void): { readonly text: string } {
  const collected = { text: "" };
  stream.setEncoding("utf8").on("data", (text: string) => {
    collected.text += text;
    onText?.(text);
  });
  return collected;
}

/** The line that says why a command failed. */
function reasonIn(stderr: string): string | undefined {
  return /^\s*error: (.+)$/m.exec(stderr)?.[1];
}
