import { spawn } from "node:child_process";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";

/** What one run of a program used. */
export interface Measurement {
  readonly milliseconds: number;
  /** Milliseconds of CPU time of the program's own process, which other work on the machine hardly changes. */
  readonly cpu: number;
  readonly megabytes: number;
}

/** Where a program runs: the project's folder and this process's environment by default. */
export interface Surroundings {
  readonly folder?: string;
  readonly environment?: NodeJS.ProcessEnv;
}

/** The arguments with which Node runs a file of TypeScript, wherever it runs. */
export function typeScript(...path: string[]): string[] {
  return ["--require", join(__dirname, "..", "program", "tsNode", "preload.cjs"), join(...path)];
}

/** Runs Node with these arguments, as a process of its own, and measures it from the outside. */
export async function measureNode(
  nodeArguments: string[],
  { folder = join(__dirname, ".."), environment = process.env }: Surroundings = {},
): Promise<Measurement> {
  const began = performance.now();
  const child = spawn(process.execPath, ["--require", join(__dirname, "reportUsage.cjs"), ...nodeArguments], {
    cwd: folder,
    env: environment,
    stdio: ["ignore", "ignore", "pipe", "pipe"],
  });
  const [usage, complaints] = [child.stdio[3], child.stdio[2]].map((stream) => text(stream as Readable));
  const exitCode = await new Promise((resolve) => child.once("exit", resolve));
  const milliseconds = performance.now() - began;
  if (exitCode !== 0) {
    throw new Error(
      `${nodeArguments.join(" ")} ended with exit code ${String(exitCode)}: ${await complaints}`,
    );
  }
  return { milliseconds, ...(JSON.parse((await usage) ?? "") as Omit<Measurement, "milliseconds">) };
}
