import { benchEngine } from "./engine";
import { benchImporting } from "./importing";
import { benchLoginPage } from "./loginPage";
import { benchNpmStart } from "./npmStart";
import { benchStartUp } from "./startUp";

const benchmarks: Readonly<Record<string, () => Promise<void>>> = {
  startUp: benchStartUp,
  engine: benchEngine,
  npmStart: benchNpmStart,
  loginPage: benchLoginPage,
  importing: benchImporting,
};

/** Runs the benchmarks that the command line names, or all of them. */
async function main(): Promise<void> {
  const named = process.argv.slice(2);
  const unknown = named.filter((name) => !Object.hasOwn(benchmarks, name));
  if (unknown.length > 0) {
    throw new Error(
      `there is no benchmark ${unknown.join(", ")}; there are ${Object.keys(benchmarks).join(", ")}`,
    );
  }
  for (const [name, bench] of Object.entries(benchmarks)) {
    if (named.length === 0 || named.includes(name)) await bench();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
