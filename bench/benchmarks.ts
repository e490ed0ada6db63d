import type { BenchmarkName } from "./benchOptions";
import { benchEngine } from "./engine";
import { benchImporting } from "./importing";
import { benchLoginPage } from "./loginPage";
import { benchNpmStart } from "./npmStart";
import { benchStartUp } from "./startUp";

/** What each benchmark runs. */
export const benchmarks: Readonly<Record<BenchmarkName, () => Promise<void>>> = {
  startUp: benchStartUp,
  engine: benchEngine,
  npmStart: benchNpmStart,
  loginPage: benchLoginPage,
  importing: benchImporting,
};
