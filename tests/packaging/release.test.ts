import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { checks, type Release } from "../../packaging/release";

const run = promisify(execFile);

const ready: Release = {
  version: "1.1.0",
  repository: "git+https://example.com/acme/example.git",
  changelog: "# Changelog\n\n## Unreleased\n\n## 1.1.0 - 2026-01-31\n\n- More.\n\n## 1.0.0 - 2026-01-01\n",
  uncommitted: "",
  tags: ["v0.9.0", "v1.0.0"],
  test: () => ({ passed: true, output: "\n  12 passing (3s)\n" }),
};

/** What is wrong with a release, by the claims that don't hold. */
function problemsOf(changes: Partial<Release>): Record<string, string> {
  const found = checks.map(({ claim, problem }) => [claim, problem({ ...ready, ...changes })] as const);
  return Object.fromEntries(
    found.flatMap(([claim, problem]) => (problem ? [[claim, problem.join("; ")]] : [])),
  );
}

const committed = "Everything is committed.";
const untagged = "The version has no tag yet.";
const dated = "The changelog dates the version, and says what it changes.";
const addressed = "package.json names the repository, as npm's provenance needs it.";
const tested = "All tests pass, and none is skipped.";

describe("A release", () => {
  it("can be made where nothing is wrong", () => {
    assert.deepEqual(problemsOf({}), {});
  });

  it("can be the first one, without a heading for what is unreleased", () => {
    assert.deepEqual(problemsOf({ tags: [], changelog: "## 1.1.0 - 2026-01-31\n\n- More.\n" }), {});
  });

  it("can't be made of what isn't committed", () => {
    assert.deepEqual(problemsOf({ uncommitted: "?? draft.md\n" }), {
      [committed]: "?? draft.md; commit or undo these changes",
    });
  });

  it("can't be made twice", () => {
    assert.deepEqual(problemsOf({ tags: ["v1.0.0", "v1.1.0"] }), {
      [untagged]: "v1.1.0 was released; run npm version --no-git-tag-version major|minor|patch",
    });
  });

  const heading = 'there is no "## 1.1.0 - DATE"; put that heading over its changes in CHANGELOG.md';
  for (const [title, changelog, expected] of [
    ["has no heading for it", "## Unreleased\n\n- More.\n", heading],
    ["has the heading of another version", "## 1.1.0-beta - 2026-01-31\n\n- More.\n", heading],
    ["has no date", "## 1.1.0\n\n- More.\n", heading],
    ["has something else than a date", "## 1.1.0 - soon\n\n- More.\n", heading],
    [
      "says nothing of it",
      "## 1.1.0 - 2026-01-31\n\n## 1.0.0 - 2026-01-01\n\n- All.\n",
      'nothing follows "## 1.1.0 - 2026-01-31"; write there what has changed',
    ],
    [
      "has changes that aren't released",
      "## Unreleased\n\n- Else.\n\n## 1.1.0 - 2026-01-31\n\n- More.\n",
      'there are changes under "## Unreleased"; move what is released under "## 1.1.0"',
    ],
  ] as const) {
    it(`can't be made while the changelog ${title}`, () => {
      assert.deepEqual(problemsOf({ changelog }), { [dated]: expected });
    });
  }

  for (const repository of [undefined, "https://example.com", "git+https://example.com/example"]) {
    it(`can't be made while the repository is ${repository ?? "nowhere"}`, () => {
      const fix = 'add "repository": { "type": "git", "url": "git+https://HOST/OWNER/NAME.git" }';
      assert.deepEqual(problemsOf({ repository }), {
        [addressed]: `repository.url is "${repository ?? ""}"; ${fix}`,
      });
    });
  }

  const lines = Array.from({ length: 30 }, (_, line) => `line ${line}`);
  for (const [title, passed, output, expected] of [
    ["fail", false, lines.join("\n"), `${lines.slice(10).join("\n")}; run npm test, and fix what fails`],
    [
      "are skipped",
      true,
      "  9 passing\n  3 pending\n  5 passing\n  1 pending\n",
      "skipped: 3 and 1; install what they need; CONTRIBUTING.md has the commands",
    ],
    ["aren't there", true, "  0 passing (1ms)\n", "no test ran; run npm test to see why"],
  ] as const) {
    it(`can't be made while tests ${title}`, () => {
      assert.deepEqual(problemsOf({ test: () => ({ passed, output }) }), { [tested]: expected });
    });
  }
});

describe("npm run release-check", () => {
  const script = join(__dirname, "..", "..", "packaging", "releaseCheck.ts");
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "release-test-"));
    await writeManifest("echo '  12 passing (3s)'", "echo '  2 passing (1s)'");
    await writeFile(join(folder, "CHANGELOG.md"), ready.changelog);
    await git("init", "--quiet");
    await git("add", "--all");
    await git("commit", "--quiet", "--message", "All");
  });

  afterEach(() => rm(folder, { recursive: true }));

  const git = (...args: string[]): Promise<unknown> =>
    run("git", ["-c", "user.name=Jane", "-c", "user.email=jane@example.com", ...args], { cwd: folder });

  const writeManifest = (test: string, others: string): Promise<void> =>
    writeFile(
      join(folder, "package.json"),
      JSON.stringify({
        ...{ name: "example", version: ready.version, repository: { url: ready.repository } },
        scripts: { test, "test:all": others },
      }),
    );

  /** Runs it in that folder, and gives back its exit code and what it prints. */
  const check = (): Promise<{ code: number; stdout: string }> =>
    run(process.execPath, ["--require", require.resolve("ts-node/register"), script], {
      cwd: folder,
      env: { ...process.env, TS_NODE_PROJECT: join(__dirname, "..", "..", "tsconfig.json") },
    }).then(
      ({ stdout }) => ({ code: 0, stdout }),
      (error: unknown) => error as { code: number; stdout: string },
    );

  it("prints a line for each check, and changes nothing", async () => {
    const { code, stdout } = await check();
    assert.equal(
      stdout,
      `Release of example 1.1.0; the tests take minutes
  ✓ ${committed}
  ✓ ${untagged}
  ✓ ${dated}
  ✓ ${addressed}
  ✓ ${tested}
1.1.0 can be released.
`,
    );
    assert.equal(code, 0);
  });

  it("fails with all that is wrong at once, each with its fix", async () => {
    await git("tag", "v1.1.0");
    await writeManifest("echo '  12 passing'", "echo '  1 failing'; exit 3");
    const { code, stdout } = await check();
    assert.equal(
      stdout,
      `Release of example 1.1.0; the tests take minutes
  ✗ Everything is committed.
       M package.json
      fix: commit or undo these changes
  ✗ The version has no tag yet.
      v1.1.0 was released
      fix: run npm version --no-git-tag-version major|minor|patch
  ✓ The changelog dates the version, and says what it changes.
  ✓ package.json names the repository, as npm's provenance needs it.
  ✗ All tests pass, and none is skipped.
        12 passing
        1 failing
      fix: run npm test, and fix what fails
1.1.0 can't be released yet.
`,
    );
    assert.equal(code, 1);
  });
});
