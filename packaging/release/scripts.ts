import type { Check, Project } from "./checks";
import { failed, linesOf, missing, named, runNpmScript } from "./problems";

/** Whether a file that a script makes is as the script makes it now. */
function upToDate(what: string, script: string): Check {
  return {
    claim: `The ${what} is up to date.`,
    find: async (project) => {
      const before = await changesOf(project);
      const problems = await runNpmScript(project, script);
      if (problems.length > 0) return problems;
      const changed = (await changesOf(project)).filter((file) => !before.includes(file));
      if (changed.length === 0) return [];
      const fix = "look at what it wrote there, and commit it";
      return [{ problem: `npm run ${script} has changed ${named(changed)}`, fix }];
    },
  };
}

/** Whether the report of the public API is up to date. */
export const apiReport = upToDate("report of the public API", "api");

/** Whether the schema for other languages is up to date. */
export const schema = upToDate("schema for other languages", "schema");

/** Whether all tests pass, also those that need programs that `npm ci` doesn't bring. */
export const tests: Check = {
  claim: "All tests pass, and none is skipped.",
  find: async ({ manifest, run }) => {
    if (!("test" in manifest.scripts)) return [missing("test")];
    const ended = await run("npm", "test", "--silent");
    if (ended.exitCode !== 0) return [failed("npm test", ended)];
    const count = (word: string): number =>
      [...ended.stdout.matchAll(new RegExp(`^ +(\\d+) ${word}`, "gm"))].reduce(
        (sum, [, number]) => sum + Number(number),
        0,
      );
    if (count("passing") === 0) return [{ problem: "npm test ran no test", fix: "see why with npm test" }];
    const pending = count("pending");
    if (pending === 0) return [];
    const fix = "bring what they need: CONTRIBUTING.md has the commands";
    return [{ problem: `${pending} tests were skipped`, fix }];
  },
};

/** The lines of `git status`, one a changed file; the content of an untracked file counts as its name. */
async function changesOf({ run }: Project): Promise<string[]> {
  return linesOf((await run("git", "status", "--porcelain")).stdout);
}
