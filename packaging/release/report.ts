import type { TextReport } from "../../cli/report";
import type { Result } from "./checks";

/** A check's line, and below it what is wrong and what to do. */
export function lineOf({ claim, passed, problems }: Result, report: TextReport): string {
  const sign = passed ? report.style("green", "✓") : report.style("red", "✗");
  const details = problems.map(({ problem, fix }) => {
    const shown = problem.replaceAll("\n", "\n      ");
    return `\n      ${report.style("dim", shown)}\n      fix: ${fix}`;
  });
  return `  ${sign} ${claim}${details.join("")}`;
}

/** How it went, and what comes next. */
export function summaryOf(version: string, results: readonly Result[]): string {
  const failed = results.filter(({ passed }) => !passed).length;
  if (failed === 0) return `${version} can be released; CONTRIBUTING.md says how. Nothing was published.`;
  const count = failed === 1 ? "1 check has failed" : `${failed} checks have failed`;
  return `${count}: ${version} can't be released yet. Nothing was published.`;
}
