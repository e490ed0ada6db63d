import type { Check, Problem, Project } from "./checks";
import { readManifest, type Manifest } from "./manifest";
import { failed, named, runNpmScript } from "./problems";

/** Whether the package can be built. The checks below look at what this one has built. */
export const built: Check = {
  claim: "The package can be built, and has this name and version.",
  find: async (project) => {
    const problems = await runNpmScript(project, "build");
    return problems.length > 0 ? problems : findInBuilt(project, sameRelease);
  },
};

/** Whether npm publishes the package for all, and with a proof of where it was built. */
export const provenance: Check = {
  claim: "The package is public, and says and proves where it comes from.",
  find: (project) => findInBuilt(project, provenanceProblems),
};

/** Whether the package is whole, and nothing but the component. */
export const packed: Check = {
  claim:
    "The package holds what programs load, the licence and the README, and nothing of the repository's own.",
  find: (project) => findInBuilt(project, packedProblems),
};

/** Looks at what is published, which isn't the repository's own package.json. */
async function findInBuilt(
  project: Project,
  find: (manifest: Manifest, project: Project) => Problem[] | Promise<Problem[]>,
): Promise<Problem[]> {
  const text = await project.read("dist/package.json");
  if (text !== undefined) return find(readManifest(text), project);
  return [{ problem: "there is no dist/package.json", fix: "see why with npm run build" }];
}

function sameRelease({ name, version }: Manifest, { manifest }: Project): Problem[] {
  if (name === manifest.name && version === manifest.version) return [];
  const problem = `dist/package.json is of ${name} ${version}, not of ${manifest.name} ${manifest.version}`;
  return [{ problem, fix: "have packaging/manifest.ts take both from package.json" }];
}

function provenanceProblems({ private: isPrivate, publishConfig, repository }: Manifest): Problem[] {
  const problems: Problem[] = [];
  if (isPrivate)
    problems.push({
      problem: "dist/package.json marks the package as private, and npm refuses to publish it",
      fix: 'have packaging/manifest.ts leave "private" out',
    });
  for (const [key, value] of [
    ["access", "public"],
    ["provenance", true],
  ] as const) {
    if (publishConfig[key] === value) continue;
    problems.push({
      problem: `publishConfig.${key} isn't ${JSON.stringify(value)}`,
      fix: `add "publishConfig": { "access": "public", "provenance": true } to package.json`,
    });
  }
  if (repository === undefined || !/\w[:/].+\//.test(repository))
    problems.push({
      problem: "package.json names no repository, which the proof of provenance has to match",
      fix: 'add "repository": { "type": "git", "url": "git+https://HOST/OWNER/NAME.git" } to package.json',
    });
  return problems;
}

/** What an installed package has no use for: what only this repository needs, or what could hold a secret. */
const foreign =
  /^(bench|examples|local|packaging|plugin|program|tests)\/|(?<!\.d)\.ts$|(^|\/)(\.env|Pulumi\.\w+\.yaml)$/;

async function packedProblems({ entries }: Manifest, { run }: Project): Promise<Problem[]> {
  const ended = await run("npm", "pack", "--dry-run", "--json", "./dist");
  if (ended.exitCode !== 0) return [failed("npm pack --dry-run ./dist", ended)];
  const files = filesIn(ended.stdout);
  const missing = [...entries, "LICENSE", "README.md", "package.json"].filter(
    (file) => !files.includes(file),
  );
  const superfluous = files.filter((file) => foreign.test(file));
  const problems: Problem[] = [];
  if (entries.length === 0)
    problems.push({
      problem: "dist/package.json names no file to load",
      fix: 'have packaging/manifest.ts write "main" or "exports"',
    });
  if (missing.length > 0)
    problems.push({
      problem: `the package lacks ${named(missing)}`,
      fix: "have packaging/buildPackage.ts write these to dist/",
    });
  if (superfluous.length > 0)
    problems.push({
      problem: `the package holds ${named(superfluous)}`,
      fix: "have packaging/buildPackage.ts leave these out of dist/",
    });
  return problems;
}

/** The files in a package, by what `npm pack --json` prints, which comes after what its scripts print. */
function filesIn(printed: string): string[] {
  const start = printed.search(/^[[{]\s*$/m);
  const packages: unknown = start < 0 ? [] : JSON.parse(printed.slice(start));
  const [first] = Object.values(packages as Record<string, { files?: { path: string }[] }>);
  return first?.files?.map(({ path }) => path) ?? [];
}
