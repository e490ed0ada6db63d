import { linesOf, named } from "./source";
import type { Check, Ended, Problem } from "./checks";

/** Whether npm publishes the package for all, and with a proof of where it was built. */
export const provenance: Check = {
  claim: "The package is public, and says and proves where it comes from.",
  find: ({ manifest }) => {
    const problems: Problem[] = [];
    if (manifest.private)
      problems.push({
        problem: "package.json marks the package as private, and npm refuses to publish it",
        fix: 'take "private" out of package.json',
      });
    for (const [key, value] of [
      ["access", "public"],
      ["provenance", true],
    ] as const) {
      if (manifest.publishConfig[key] === value) continue;
      problems.push({
        problem: `publishConfig.${key} isn't ${JSON.stringify(value)}`,
        fix: `add "publishConfig": { "access": "public", "provenance": true } to package.json`,
      });
    }
    if (manifest.repository === undefined || !/\w[:/].+\//.test(manifest.repository))
      problems.push({
        problem: "package.json names no repository, which the proof of provenance has to match",
        fix: 'add "repository": { "type": "git", "url": "git+https://HOST/OWNER/NAME.git" } to package.json',
      });
    return Promise.resolve(problems);
  },
};

/** What an installed package has no use for: what only this repository needs, or what could hold a secret. */
const foreign =
  /^(bench|examples|index\.ts|local|packaging|program|tests)\b|(^|\/)(\.env|Pulumi\.\w+\.yaml)$/;

/** Whether the package is whole, and nothing but the component. */
export const packed: Check = {
  claim:
    "The package holds what programs load, the licence and the README, and nothing of the repository's own.",
  find: async ({ manifest, run }) => {
    const ended = await run("npm", "pack", "--dry-run", "--json");
    if (ended.exitCode !== 0) return [failed("npm pack --dry-run", ended)];
    const files = filesIn(ended.stdout);
    const needed = [...manifest.entries, "LICENSE", "README.md", "package.json"];
    const missing = needed.filter((file) => !files.includes(file));
    const superfluous = files.filter((file) => foreign.test(file));
    const problems: Problem[] = [];
    if (manifest.entries.length === 0)
      problems.push({
        problem: "package.json names no file to load",
        fix: 'add "main" or "exports" to package.json',
      });
    if (missing.length > 0)
      problems.push({
        problem: `the package lacks ${named(missing)}`,
        fix: 'build it, and have "files" in package.json name these',
      });
    if (superfluous.length > 0)
      problems.push({
        problem: `the package holds ${named(superfluous)}`,
        fix: 'have "files" in package.json leave these out',
      });
    return problems;
  },
};

/** The files in a package, by what `npm pack --json` prints, which comes after what its scripts print. */
function filesIn(printed: string): string[] {
  const start = printed.search(/^[[{]\s*$/m);
  const packages: unknown = start < 0 ? [] : JSON.parse(printed.slice(start));
  const [first] = Object.values(packages as Record<string, { files?: { path: string }[] }>);
  return first?.files?.map(({ path }) => path) ?? [];
}

/** What a command that failed says, in its last lines. */
export function failed(command: string, { stdout, stderr }: Ended): Problem {
  const lines = linesOf(`${stdout}\n${stderr}`).filter((line) => !line.startsWith("npm warn"));
  return {
    problem: [`${command} fails`, ...lines.slice(-5)].join("\n"),
    fix: `run ${command}, and mend what it names`,
  };
}
