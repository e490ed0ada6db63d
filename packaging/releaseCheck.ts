import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { runCommand } from "../cli/command";
import { CommandError } from "../cli/errors";
import { makeChecks, type Check, type Project } from "./release/checks";
import { parseReleaseCommandLine, usage } from "./release/commandLine";
import { dependents } from "./release/dependents";
import { readManifest } from "./release/manifest";
import { built, packed, provenance } from "./release/package";
import { lineOf, summaryOf } from "./release/report";
import { apiReport, schema, tests } from "./release/scripts";
import { changelogDated, committed, versionRaised } from "./release/source";

/**
 * All that a release needs. What takes long comes last; what writes files comes after the look at what is committed, and
 * the build before the looks at what it has built.
 */
const checks: readonly Check[] = [
  committed,
  versionRaised,
  dependents,
  changelogDated,
  built,
  provenance,
  packed,
  apiReport,
  schema,
  tests,
];

/*
 * `npm run release-check`: makes all checks, and stops before publishing.
 */

void runCommand({
  usage,
  parse: parseReleaseCommandLine,
  run: async (command) => {
    const interrupted = new AbortController();
    command.atEnd(() => {
      interrupted.abort();
      return Promise.resolve();
    });
    const project = await openProject(process.cwd(), interrupted.signal);
    const { name, version } = project.manifest;
    command.print(`Release of ${name} ${version}`);
    command.progress("Checking; the tests take some minutes …");
    const results = await makeChecks(checks, project, (result) => {
      command.print(lineOf(result, command.report));
    });
    const succeeded = results.every(({ passed }) => passed);
    command.print(`\n${summaryOf(version, results)}`);
    command.printJson({ name, version, checks: results, succeeded });
    return succeeded ? 0 : 1;
  },
});

async function openProject(folder: string, signal: AbortSignal): Promise<Project> {
  const read = (file: string): Promise<string | undefined> =>
    readFile(join(folder, file), "utf8").catch(() => undefined);
  const manifest = await read("package.json");
  if (manifest === undefined)
    throw new CommandError("There is no package.json here.", "run this in the repository's folder");
  return {
    manifest: readManifest(manifest),
    today: new Date().toISOString().slice(0, 10),
    read,
    run: (command, ...args) =>
      new Promise((resolve) => {
        const options = { cwd: folder, signal, maxBuffer: Infinity };
        const child = execFile(command, args, options, (error, stdout, stderr) => {
          const { exitCode } = child;
          resolve({ exitCode, stdout, stderr: exitCode === null && error ? error.message : stderr });
        });
      }),
  };
}
