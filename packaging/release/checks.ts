import type { Manifest } from "./manifest";

/** What is wrong, and what to do now. */
export interface Problem {
  readonly problem: string;
  readonly fix: string;
}

/** How a command ended. */
export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The project that is to be released. */
export interface Project {
  readonly manifest: Manifest;
  /** Today, as `2026-01-31`. */
  readonly today: string;
  /** Reads one of its files; undefined where there is none. */
  readonly read: (file: string) => Promise<string | undefined>;
  /** Runs a command in its folder until it ends. */
  readonly run: (command: string, ...args: string[]) => Promise<Ended>;
}

/** Something that a release needs. */
export interface Check {
  /** What is so where all is well, in a sentence. */
  readonly claim: string;
  /** What keeps it from being so; nothing where all is well. */
  readonly find: (project: Project) => Promise<readonly Problem[]>;
}

/** A check that was made, as `--json` prints it. */
export interface Result {
  readonly claim: string;
  readonly passed: boolean;
  readonly problems: readonly Problem[];
}

/**
 * Makes all checks, one after the other, whatever comes of each.
 *
 * @param onResult told of each as soon as it was made
 */
export async function makeChecks(
  checks: readonly Check[],
  project: Project,
  onResult: (result: Result) => void,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const { claim, find } of checks) {
    const problems = await find(project);
    const result = { claim, passed: problems.length === 0, problems };
    results.push(result);
    onResult(result);
  }
  return results;
}
