import { spawn } from "node:child_process";
import type { automation } from "@pulumi/pulumi";
import { LocalAwsError } from "../errors";
import { ownProcess } from "../ownedByRun";
import { assertStarted } from "../processes";

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

/** How a command is waited for. */
interface Waiting {
  readonly onProgress: (message: string) => void;
  readonly limits: CommandLimits;
}

async function runCommand(
  { onProgress, limits }: Waiting,
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
  const end = (): void => {
    child.kill("SIGINT");
    setTimeout(() => child.kill("SIGKILL"), secondsToStop * 1_000).unref();
  };
  signal?.addEventListener("abort", end, { once: true });
  if (signal?.aborted === true) end();
  const words = args.slice(
    0,
    args.findIndex((arg) => arg.startsWith("-")),
  );
  const name = ["pulumi", ...words].join(" ");
  const isDeployment = deployments.has(args[0] ?? "");
  const seconds = isDeployment ? limits.ofSilence : limits.toAnswer;
  let tookTooLong = false;
  const timer = setTimeout(() => {
    if (isDeployment) {
      onProgress(`Still waiting for ${name}, which has printed nothing for ${seconds} seconds …`);
      timer.refresh();
      return;
    }
    tookTooLong = child.kill("SIGKILL");
    // What it has started may keep its output open.
    child.stdout.destroy();
    child.stderr.destroy();
  }, seconds * 1_000);
  const onData = (): void => {
    if (isDeployment) timer.refresh();
  };
  child.stdout.on("data", onData);
  child.stderr.on("data", onData);
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    onOutput?.(text);
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
    onError?.(text);
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, endedBy) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      if (code === 0) {
        resolve({ stdout, stderr, code });
      } else if (tookTooLong) {
        const message = `${name} didn't end within ${seconds} seconds`;
        reject(new LocalAwsError(message, `find out what keeps ${command}, then run the command again`));
      } else if (endedBy !== null) {
        reject(new LocalAwsError(`${name} was ended by ${endedBy}`, "run the command again"));
      } else {
        reject(new Error(reasonIn(stderr) ?? `${name} ended with exit code ${code}`));
      }
    });
  });
}

/** The line that says why a command failed. */
function reasonIn(stderr: string): string | undefined {
  return /^\s*error: (.+)$/m.exec(stderr)?.[1];
}
