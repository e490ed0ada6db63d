import type { Check, Problem } from "./checks";
import { linesOf, named } from "./problems";
import { compareVersions, parseVersion } from "./version";

/** Whether what is released is what Git has. */
export const committed: Check = {
  claim: "Everything is committed.",
  find: async ({ run }) => {
    const { exitCode, stdout, stderr } = await run("git", "status", "--porcelain");
    if (exitCode !== 0) return [{ problem: stderr.trim(), fix: "run this in a Git repository" }];
    const files = linesOf(stdout);
    if (files.length === 0) return [];
    return [{ problem: `not committed: ${named(files)}`, fix: "commit or undo these changes" }];
  },
};

/** Whether the version may follow what was released before. */
export const versionRaised: Check = {
  claim: "The version is one of Semantic Versioning, and higher than all that were released.",
  find: async ({ manifest, run }) => {
    const version = parseVersion(manifest.version);
    const fix = "choose the version by what has changed: npm version --no-git-tag-version major|minor|patch";
    if (version === undefined)
      return [{ problem: `package.json has the version ${JSON.stringify(manifest.version)}`, fix }];
    const { exitCode, stdout, stderr } = await run("git", "tag", "--list", "v*");
    if (exitCode !== 0) return [{ problem: stderr.trim(), fix: "run this in a Git repository" }];
    const [last] = linesOf(stdout)
      .flatMap((tag) => {
        const released = parseVersion(tag.slice(1));
        return released === undefined ? [] : [{ tag, released }];
      })
      .sort((one, other) => compareVersions(other.released, one.released));
    if (last === undefined || compareVersions(version, last.released) > 0) return [];
    return [{ problem: `${manifest.version} isn't higher than the last release, ${last.tag}`, fix }];
  },
};

/** Whether the changelog tells of the version. */
export const changelogDated: Check = {
  claim: "The changelog says what this version changes, and since when.",
  find: async ({ manifest: { version }, today, read }) => {
    const heading = `## ${version} - ${today}`;
    const fix = `put the heading "${heading}" over its changes in CHANGELOG.md`;
    const sections = sectionsOf((await read("CHANGELOG.md")) ?? "");
    const problems: Problem[] = [];
    const own = sections.find(({ title }) => title === version || title.startsWith(`${version} `));
    if (own === undefined) problems.push({ problem: `CHANGELOG.md has no heading for ${version}`, fix });
    else if (!isDate(own.title.slice(version.length).replace(/^ - /, "")))
      problems.push({ problem: `the heading "## ${own.title}" has no date`, fix });
    else if (own.changes === "")
      problems.push({ problem: `nothing follows "## ${own.title}"`, fix: "say there what has changed" });
    const unreleased = sections.find(({ title }) => title.toLowerCase() === "unreleased");
    if (own !== undefined && unreleased !== undefined && unreleased.changes !== "") {
      const move = `move what is released now under "## ${own.title}"`;
      problems.push({ problem: 'there are changes left under "## Unreleased"', fix: move });
    }
    return problems;
  },
};

function sectionsOf(changelog: string): { title: string; changes: string }[] {
  const [, ...sections] = changelog.split(/^## /m);
  return sections.map((section) => {
    const [title = "", ...changes] = section.split("\n");
    return { title: title.trim(), changes: changes.join("\n").trim() };
  });
}

/** Whether a text is a day of the calendar, such as 2026-01-31. */
function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
  );
}
