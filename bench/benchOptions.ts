import { parseArgs } from "node:util";
import { helpOption } from "../cli/options";

/** What can be measured, by the name that the command line has for it. */
const benchmarkNames = ["startUp", "engine", "npmStart", "loginPage", "importing"] as const;

/** The name of a benchmark. */
export type BenchmarkName = (typeof benchmarkNames)[number];

/** What `--help` prints. */
export const usage = `Measures start-up, deployments, the package and the login page, each against a minimum.

Usage: npm run bench [-- options] [names]

  --help, -h  print this

The names, of which all are measured by default: ${benchmarkNames.join(", ")}.
`;

/** Reads the command line; throws an Error that says what is wrong. */
export function parseBenchOptions(args: string[]): {
  readonly help: boolean;
  readonly names: readonly BenchmarkName[];
} {
  const { values, positionals } = parseArgs({
    args,
    options: { help: helpOption },
    allowPositionals: true,
  });
  const unknown = positionals.filter((given) => !benchmarkNames.some((name) => name === given));
  if (unknown.length > 0) {
    throw new Error(`there is no benchmark ${unknown.join(", ")}; there are ${benchmarkNames.join(", ")}`);
  }
  const named = benchmarkNames.filter((name) => positionals.includes(name));
  return { help: values.help ?? false, names: named.length === 0 ? benchmarkNames : named };
}
