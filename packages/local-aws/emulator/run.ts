import { spawn } from "node:child_process";

/** Where and how a command runs. */
export interface RunOptions {
  readonly environment: NodeJS.ProcessEnv;
  /** The working folder; the current one by default. */
  readonly folder?: string;
  /** Ends the command, and rejects with the signal's reason once it has ended. */
  readonly signal?: AbortSignal | undefined;
}

/** The result of a command. */
export interface Finished {
  readonly succeeded: boolean;
  readonly stdout: string;
  /** Standard output and standard error, as they came. */
  readonly output: string;
}

/** Runs a command to its end; `undefined` when the command doesn't exist or can't be started. */
export function run(
  command: string,
  args: readonly string[],
  { environment, folder, signal }: RunOptions,
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
    let stdout = "";
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
      output += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
    child.once("error", () => {
      // An aborted command is still ending: its files are free only after "close".
      if (signal?.aborted !== true) resolve(undefined);
    });
    child.once("close", (code) => {
      if (signal?.aborted === true) reject(abortReason(signal));
      else resolve({ succeeded: code === 0, stdout, output });
    });
  });
}

function abortReason(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new Error("Aborted.", { cause: signal.reason });
}
