import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Result } from "../../packaging/release/checks";
import { begin, type Project, type Run } from "../helpers/startCommand";

const run = promisify(execFile);

/** What `--json` prints. */
export interface Printed {
  readonly version: string;
  readonly checks: readonly Result[];
  readonly succeeded: boolean;
}

/** A repository that can be released: each script stands for what the real one does. */
const manifest = {
  name: "example",
  version: "1.1.0",
  main: "./dist/index.js",
  files: ["dist"],
  repository: { type: "git", url: "git+https://example.com/acme/example.git" },
  publishConfig: { access: "public", provenance: true },
  scripts: {
    api: "cp dist/index.js api.md",
    schema: "cp dist/index.js schema.json",
    test: "echo '  12 passing (3s)'",
  },
};

const changelog =
  "# Changelog\n\n## Unreleased\n\n## 1.1.0 - 2026-01-31\n\n- More.\n\n## 1.0.0 - 2026-01-01\n";

/** A Git repository in a temporary folder. */
export interface Repository extends Project {
  write(file: string, content: string): Promise<void>;
  /** Changes `package.json`; undefined takes a key out. */
  change(keys: Record<string, unknown>): Promise<void>;
  git(...args: string[]): Promise<string>;
  /** Commits everything. */
  commit(): Promise<void>;
  /** Runs the release check. */
  check(args?: string[], environment?: NodeJS.ProcessEnv): Promise<Run>;
  /** The problems of the checks that fail, by their claims. */
  problems(): Promise<Record<string, Result["problems"]>>;
}

/** Makes a repository that can be released, with its last release, 1.0.0, tagged. */
export async function createRepository(): Promise<Repository> {
  const root = await mkdtemp(join(tmpdir(), "release-test-"));
  const [folder, temporary] = [join(root, "project"), join(root, "temporary")];
  await Promise.all([mkdir(join(folder, "dist"), { recursive: true }), mkdir(temporary)]);
  const write: Repository["write"] = (file, content) => writeFile(join(folder, file), content);
  const git: Repository["git"] = async (...args) => {
    const identity = ["-c", "user.name=Jane", "-c", "user.email=jane@example.com"];
    return (await run("git", [...identity, ...args], { cwd: folder })).stdout;
  };
  const commit = async (): Promise<void> => {
    await git("add", "--all");
    await git("commit", "--quiet", "--message", "A change");
  };
  const change: Repository["change"] = (keys) =>
    write("package.json", `${JSON.stringify({ ...manifest, ...keys }, null, 2)}\n`);

  const program = "module.exports = {};\n";
  for (const file of ["dist/index.js", "api.md", "schema.json"]) await write(file, program);
  for (const file of ["LICENSE", "README.md"]) await write(file, `${file}\n`);
  await write("CHANGELOG.md", changelog);
  await change({});
  await git("init", "--quiet");
  await commit();
  await git("tag", "v1.0.0");
  await git("tag", "v0.9.0");

  const repository: Repository = {
    folder,
    temporary,
    addStack: () => Promise.reject(new Error("there are no stacks in this repository")),
    remove: () => rm(root, { recursive: true }),
    write,
    change,
    git,
    commit,
    check: (args = [], environment = {}) =>
      begin(repository, args, environment, "../packaging/releaseCheck.ts").ended,
    problems: async () => {
      const { stdout } = await repository.check(["--json"]);
      const { checks } = JSON.parse(stdout) as Printed;
      assert.equal(checks.length, 8);
      return Object.fromEntries(
        checks.flatMap(({ claim, passed, problems }) => (passed ? [] : [[claim, problems] as const])),
      );
    },
  };
  return repository;
}
