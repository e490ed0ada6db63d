import { spawn } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { Readable } from "node:stream";

/** What one run of a program took. */
export interface Measurement {
  readonly milliseconds: number;
  readonly megabytes: number;
}

/** How a program compares with another, as the median over pairs of runs. */
export interface Comparison {
  readonly program: Measurement;
  readonly against: Measurement;
  readonly timeRatio: number;
  readonly memoryRatio: number;
}

/** Runs two programs in turn, as often as `rounds` says, and compares them pair by pair. */
export async function compare(program: string[], against: string[], rounds: number): Promise<Comparison> {
  const pairs: { program: Measurement; against: Measurement }[] = [];
  for (let round = 0; round < rounds; round++) {
    pairs.push({ program: await measure(program), against: await measure(against) });
  }
  const medianOf = (value: (pair: (typeof pairs)[number]) => number): number => median(pairs.map(value));
  return {
    program: {
      milliseconds: medianOf((pair) => pair.program.milliseconds),
      megabytes: medianOf((pair) => pair.program.megabytes),
    },
    against: {
      milliseconds: medianOf((pair) => pair.against.milliseconds),
      megabytes: medianOf((pair) => pair.against.megabytes),
    },
    timeRatio: medianOf((pair) => pair.program.milliseconds / pair.against.milliseconds),
    memoryRatio: medianOf((pair) => pair.program.megabytes / pair.against.megabytes),
  };
}

/** Runs Node with these arguments, as a process of its own, and measures it from the outside. */
async function measure(nodeArguments: string[]): Promise<Measurement> {
  const began = performance.now();
  const child = spawn(
    process.execPath,
    ["--require", join(__dirname, "reportMemory.cjs"), ...nodeArguments],
    {
      cwd: join(__dirname, ".."),
      stdio: ["ignore", "ignore", "inherit", "pipe"],
    },
  );
  const memory = text(child.stdio[3] as Readable);
  const exitCode = await new Promise((resolve) => child.once("exit", resolve));
  const milliseconds = performance.now() - began;
  if (exitCode !== 0) throw new Error(`${nodeArguments.join(" ")} ended with exit code ${String(exitCode)}`);
  return { milliseconds, megabytes: Number(await memory) / 1_024 };
}

function median(values: number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  const [upper = Number.NaN, lower = upper] = [
    sorted[middle],
    sorted[sorted.length % 2 === 1 ? middle : middle - 1],
  ];
  return (upper + lower) / 2;
}
