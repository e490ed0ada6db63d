import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { checks, type Release } from "./release";
import { runScript } from "./script";

runScript({
  command: "npm run release-check",
  purpose: `Checks everything that a release needs, and publishes nothing.
The exit code is 0 when a release can be made, else 1.`,
  work: ({ print, report }) => {
    const { name, release } = currentRelease();
    const { version } = release;
    print(`Release of ${name} ${version}; the tests take minutes`);
    let failed = 0;
    for (const { claim, problem } of checks) {
      const found = problem(release);
      print(`  ${found === undefined ? report.style("green", "✓") : report.style("red", "✗")} ${claim}`);
      if (found === undefined) continue;
      failed += 1;
      const [reason, fix] = found;
      print(`${reason}\nfix: ${fix}`.replaceAll(/^/gm, "      "));
    }
    print(failed === 0 ? `${version} can be released.` : `${version} can't be released yet.`);
    return Promise.resolve(failed === 0 ? 0 : 1);
  },
});

/** The release that the current folder would make. */
function currentRelease(): { readonly name: string; readonly release: Release } {
  const { name, version, repository } = JSON.parse(readFileSync("package.json", "utf8")) as {
    readonly name: string;
    readonly version: string;
    readonly repository?: { readonly url?: string };
  };
  const release = {
    version,
    repository: repository?.url,
    changelog: readFileSync("CHANGELOG.md", "utf8"),
    uncommitted: outputOf("git status --porcelain"),
    tags: outputOf("git tag --list").split("\n"),
    test: () => run("npm run test:all --silent"),
  };
  return { name, release };
}

function run(command: string): { passed: boolean; output: string } {
  const options = { shell: true, encoding: "utf8", maxBuffer: Infinity } as const;
  const { status, stdout, stderr } = spawnSync(command, options);
  return { passed: status === 0, output: `${stderr}${stdout}` };
}

function outputOf(command: string): string {
  const { passed, output } = run(command);
  if (!passed) throw new Error(output);
  return output;
}
