import type { Measurement } from "./measure";
import { compare, type Comparison, type Pair } from "./pairs";

/** The ratios that a program is to stay within; one that is left out is only shown. */
export interface Aims {
  readonly cpu: number;
  readonly memory?: number;
}

/** Prints how a program compares with another in time, CPU time and memory. */
export function printMeasurements(title: string, pairs: readonly Pair<Measurement>[], aims: Aims): void {
  const time = compare(pairs, ({ milliseconds }) => milliseconds);
  const cpu = compare(pairs, (measurement) => measurement.cpu);
  const memory = compare(pairs, ({ megabytes }) => megabytes);
  printTitle(title);
  printVerdict("time", time, "ms");
  printVerdict("CPU time", cpu, "ms", aims.cpu);
  printVerdict("memory", memory, "MB", aims.memory);
}

/** Prints what is compared with what. */
export function printTitle(title: string): void {
  process.stdout.write(`${title}\n`);
}

/** Prints how one figure compares: the ratio, whether it is within the aim, and both medians. */
export function printVerdict(
  figure: string,
  { ratio, program, against }: Comparison,
  unit: string,
  aim?: number,
): void {
  const medians = `${program.toFixed(0)} : ${against.toFixed(0)} ${unit}`;
  process.stdout.write(`  ${figure.padEnd(10)} ${verdict(ratio, aim).padEnd(28)} ${medians}\n`);
}

function verdict(ratio: number, aim: number | undefined): string {
  if (aim === undefined) return `${ratio.toFixed(2)} ×`;
  return `${ratio.toFixed(2)} × (aim ≤ ${aim}${ratio <= aim ? "" : ", missed"})`;
}
