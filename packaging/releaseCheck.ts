import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { mayHaveColor, TextReport } from "../cli/report";
import { checks } from "./release";

/*
 * `npm run release-check`: checks everything that a release needs, and publishes nothing. The exit code is 0 when a release
 * can be made, else 1.
 */

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

const report = new TextReport(mayHaveColor(process.stdout, process.env));
console.log(`Release of ${name} ${version}; the tests take minutes`);
let failed = 0;
for (const { claim, problem } of checks) {
  const found = problem(release);
  console.log(`  ${found === undefined ? report.style("green", "✓") : report.style("red", "✗")} ${claim}`);
  if (found === undefined) continue;
  failed += 1;
  const [reason, fix] = found;
  console.log(`${reason}\nfix: ${fix}`.replaceAll(/^/gm, "      "));
}
console.log(failed === 0 ? `${version} can be released.` : `${version} can't be released yet.`);
process.exitCode = failed === 0 ? 0 : 1;

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
