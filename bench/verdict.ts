import type { Comparison } from "./pairs";

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
