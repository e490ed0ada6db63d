import { spawn } from "node:child_process";
import { ownProcess } from "../ownedByRun";
import { killAfter } from "../processes";

/** Where and how a command runs. */
export interface RunOptions {
  readonly environment: NodeJS.ProcessEnv;
  /** The working folder; the current one by default. */
  readonly folder?: string;
  /** Ends the command, and rejects with the signal's reason once it has ended. */
  readonly signal?: AbortSignal | undefined;
  /** For how many milliseconds the command may run, at the end of which it is killed; no limit by default. */
  readonly limit?: number;
}

/** The result of a command. */
export interface Finished {
  readonly succeeded: boolean;
  /** Whether it was killed because it took too long. */
  readonly tookTooLong: boolean;
  readonly stdout: string;
  /** Standard output and standard error, as they came. */
  readonly output: string;
}

/** What says that there is no such command, or that a file of that name can't be run. */
const unavailable = new Set(["ENOENT", "ENOTDIR", "EACCES", "ENOEXEC", "ELOOP", "UNKNOWN"]);

/** Runs a command to its end; `undefined` when the command doesn't exist or can't be run. */
export function run(
  command: string,
  args: readonly string[],
  { environment, folder, signal, limit }: RunOptions,
): Promise<Finished | undefined> {
  signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      env: environment,
      stdio: ["ignore", "pipe", "pipe"],
      windowsHide: true,
      ...(folder === undefined ? {} : { cwd: folder }),
      ...(signal === undefined ? {} : { signal }),
    });
    child.once("error", (error: NodeJS.ErrnoException) => {
      // An aborted command is still ending: its files are free only after "close".
      if (signal?.aborted === true && child.pid !== undefined) return;
      if (unavailable.has(error.code ?? "")) resolve(undefined);
      else reject(error);
    });
    // Then there isn't even its output.
    if (child.pid === undefined) return;
    ownProcess(child);
    const timeLimit = limit === undefined ? undefined : killAfter(limit, child);
    let stdout = "";
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
      output += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
    child.once("close", (code) => {
      timeLimit?.lift();
      if (signal?.aborted === true) reject(abortReason(signal));
      else resolve({ succeeded: code === 0, tookTooLong: timeLimit?.isOver === true, stdout, output });
    });
  });
}

function abortReason(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new Error("Aborted.", { cause: signal.reason });
}
