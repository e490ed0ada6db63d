import type { Check } from "./checks";
import { readManifest } from "./manifest";
import { linesOf } from "./problems";

/** What is in this repository and installs the package, though it isn't published with it. */
const places = [":(glob)plugin/package.json", ":(glob)examples/*/package.json"];

/** Whether what installs the package gets the version that is released. */
export const dependents: Check = {
  claim: "The plugin and the examples that name a version of the package name this one.",
  find: async ({ manifest: { name, version }, read, run }) => {
    const { exitCode, stdout, stderr } = await run("git", "ls-files", "--", ...places);
    if (exitCode !== 0) return [{ problem: stderr.trim(), fix: "run this in a Git repository" }];
    const wanted = linesOf(stdout).map(async (file) => {
      const range = readManifest((await read(file)) ?? "{}").dependencies[name];
      return { file, range };
    });
    return (await Promise.all(wanted)).flatMap(({ file, range }) => {
      if (range === undefined || accepts(range, version)) return [];
      const problem = `${file} names ${name} ${JSON.stringify(range)}`;
      return [{ problem, fix: `write "${version}" there, or "^${version}"` }];
    });
  },
};

/** What names a folder takes whatever version is there. */
function accepts(range: unknown, version: string): boolean {
  return range === version || range === `^${version}` || String(range).startsWith("file:");
}
