/** What the release check examines. */
export interface Release {
  readonly version: string;
  /** `repository.url` of `package.json`. */
  readonly repository: string | undefined;
  readonly changelog: string;
  /** What `git status --porcelain` prints. */
  readonly uncommitted: string;
  /** The tags of earlier releases. */
  readonly tags: readonly string[];
  /** Runs all tests. */
  readonly test: () => { readonly passed: boolean; readonly output: string };
}

/** Something that a release needs. */
export interface Check {
  /** What holds where nothing is wrong, in a sentence. */
  readonly claim: string;
  /** What is wrong, and how to fix it; undefined where nothing is. */
  readonly problem: (release: Release) => readonly [reason: string, fix: string] | undefined;
}

/**
 * All that a release needs besides what npm refuses to publish. What the package holds, its declarations, the report of its
 * API, its schema and the versions that are named elsewhere are checked by the tests.
 */
export const checks: readonly Check[] = [
  {
    claim: "Everything is committed.",
    problem: ({ uncommitted }) =>
      uncommitted === "" ? undefined : [uncommitted.trimEnd(), "commit or undo these changes"],
  },
  {
    claim: "The version has no tag yet.",
    problem: ({ version, tags }) =>
      tags.includes(`v${version}`)
        ? [`v${version} was released`, "run npm version --no-git-tag-version major|minor|patch"]
        : undefined,
  },
  { claim: "The changelog dates the version, and says what it changes.", problem: changelogProblem },
  {
    claim: "package.json names the repository, as npm's provenance needs it.",
    problem: ({ repository = "" }) =>
      /^git\+https:\/\/[^/]+\/.+\.git$/.test(repository)
        ? undefined
        : [
            `repository.url is ${JSON.stringify(repository)}`,
            'add "repository": { "type": "git", "url": "git+https://HOST/OWNER/NAME.git" }',
          ],
  },
  { claim: "All tests pass, and none is skipped.", problem: testProblem },
];

function changelogProblem({ version, changelog }: Release): ReturnType<Check["problem"]> {
  const sections = changelog.split(/^## /m).map((section) => section.trim());
  const dated = sections.find((section) => section.startsWith(`${version} - `));
  if (dated === undefined || !/^\S+ - \d{4}-\d\d-\d\d\n/.test(`${dated}\n`)) {
    return [`there is no "## ${version} - DATE"`, "put that heading over its changes in CHANGELOG.md"];
  }
  if (!dated.includes("\n")) return [`nothing follows "## ${dated}"`, "write there what has changed"];
  return sections.some((section) => section.startsWith("Unreleased\n"))
    ? ['there are changes under "## Unreleased"', `move what is released under "## ${version}"`]
    : undefined;
}

function testProblem({ test }: Release): ReturnType<Check["problem"]> {
  const { passed, output } = test();
  // As many lines as name a failed test, its difference and where it failed.
  if (!passed) {
    return [output.trimEnd().split("\n").slice(-20).join("\n"), "run npm run test:all, and fix what fails"];
  }
  if (!/^ +[1-9]\d* passing/m.test(output)) return ["no test ran", "run npm run test:all to see why"];
  const skipped = output.match(/(?<=^ +)\d+(?= pending)/gm);
  return skipped === null
    ? undefined
    : [`skipped: ${skipped.join(" and ")}`, "install what they need; CONTRIBUTING.md has the commands"];
}
