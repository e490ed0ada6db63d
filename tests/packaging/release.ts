import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
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

/** What stands for the real scripts. */
export const scripts = {
  build: "rm -rf dist && cp -r package dist",
  api: "cp package/index.js api.md",
  schema: "cp package/index.js schema.json",
  test: "echo '  12 passing (3s)'",
};

/** The package.json of a repository that can be released. */
const manifest = { name: "example", version: "1.1.0", private: true, scripts };

/** What `npm run build` writes as the package.json of what is published. */
const built = {
  name: "example",
  version: "1.1.0",
  main: "./index.js",
  repository: { type: "git", url: "git+https://example.com/acme/example.git" },
  publishConfig: { access: "public", provenance: true },
};

/** What installs the package, with the version that it names. */
const dependents = { plugin: "1.1.0", "examples/one": "^1.1.0", "examples/two": "file:../.." };

const changelog =
  "# Changelog\n\n## Unreleased\n\n## 1.1.0 - 2026-01-31\n\n- More.\n\n## 1.0.0 - 2026-01-01\n";

/** A Git repository in a temporary folder. */
export interface Repository extends Project {
  write(file: string, content: string): Promise<void>;
  /** Changes `package.json`; undefined takes a key out. */
  change(keys: Record<string, unknown>): Promise<void>;
  /** Changes what `npm run build` writes as `dist/package.json`. */
  changeBuilt(keys: Record<string, unknown>): Promise<void>;
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
  await mkdir(temporary, { recursive: true });
  const write: Repository["write"] = async (file, content) => {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), content);
  };
  const writeJson = (file: string, content: object): Promise<void> =>
    write(file, `${JSON.stringify(content, null, 2)}\n`);
  const git: Repository["git"] = async (...args) => {
    const identity = ["-c", "user.name=Jane", "-c", "user.email=jane@example.com"];
    return (await run("git", [...identity, ...args], { cwd: folder })).stdout;
  };
  const commit = async (): Promise<void> => {
    await git("add", "--all");
    await git("commit", "--quiet", "--message", "A change");
  };
  const change: Repository["change"] = (keys) => writeJson("package.json", { ...manifest, ...keys });
  const changeBuilt: Repository["changeBuilt"] = (keys) =>
    writeJson("package/package.json", { ...built, ...keys });

  const program = "module.exports = {};\n";
  for (const file of ["package/index.js", "api.md", "schema.json"]) await write(file, program);
  for (const file of ["LICENSE", "README.md"]) await write(`package/${file}`, `${file}\n`);
  await write(".gitignore", "dist/\n");
  await write("CHANGELOG.md", changelog);
  await change({});
  await changeBuilt({});
  for (const [place, range] of Object.entries(dependents))
    await writeJson(`${place}/package.json`, { devDependencies: { example: range } });
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
    changeBuilt,
    git,
    commit,
    check: (args = [], environment = {}) =>
      begin(repository, args, environment, "../packaging/releaseCheck.ts").ended,
    problems: async () => {
      const { stdout } = await repository.check(["--json"]);
      const { checks } = JSON.parse(stdout) as Printed;
      assert.equal(checks.length, 10);
      return Object.fromEntries(
        checks.flatMap(({ claim, passed, problems }) => (passed ? [] : [[claim, problems] as const])),
      );
    },
  };
  return repository;
}
