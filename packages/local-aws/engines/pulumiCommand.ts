import { spawn } from "node:child_process";
import type { automation } from "@pulumi/pulumi";
import { ownProcess } from "../ownedByRun";
import { assertStarted } from "../processes";

/** How long the command may take to end after it was interrupted. */
const secondsToStop = 5;

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
export function ownCommand(command: automation.PulumiCommand): automation.PulumiCommand {
  const run = (...[args, ...rest]: Parameters<Run>): Promise<CommandResult> =>
    runCommand(command.command, [...args, "--non-interactive"], ...rest);
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

async function runCommand(
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
      signal?.removeEventListener("abort", end);
      if (code === 0) resolve({ stdout, stderr, code });
      else reject(new Error(reasonIn(stderr) ?? `pulumi ended with ${endedBy ?? `exit code ${code}`}`));
    });
  });
}

/** The line that says why a command failed. */
function reasonIn(stderr: string): string | undefined {
  return /^\s*error: (.+)$/m.exec(stderr)?.[1];
}
