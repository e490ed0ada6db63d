import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startRequestJudge, type RequestJudge, type SentRequest } from "./requestJudge";

/*
 * Every request to AWS that a test makes has to be one that AWS would take, by its own models. The local AWS refuses
 * others, and notes them in a file, whichever process has started it. What goes elsewhere, such as to a server of the
 * test's own, is judged by the same code, and noted there, too. Noting matters: a program may hide that it was refused,
 * and AWS ignores parameters that it doesn't know.
 */

interface Note {
  readonly operation: string;
  readonly violations: readonly string[];
  readonly unknown: readonly string[];
}

const variable = "COGNITO_AUTH_INVALID_REQUESTS";
const judging: Promise<unknown>[] = [];
const expected = new Set<string>();
let folder = "";
let judge: Promise<RequestJudge> | undefined;
let seen = 0;

/** Has a request judged that doesn't go to the local AWS. The test waits for the verdict at its end. */
export function judgeRequest(request: SentRequest): void {
  judge ??= startRequestJudge({ isNoting: true });
  judging.push(judge.then((started) => started.judge(request)));
}

/**
 * Says that a test makes a request on purpose that AWS would refuse, and why: `CreateUserPool: Value '' at …`, or
 * `CreateUserPool: unknown parameter Nmae`. The test fails if it doesn't.
 */
export function expectInvalidRequest(...problems: readonly string[]): void {
  for (const problem of problems) expected.add(problem);
}

/** What is wrong with the requests since the last time, each as one line. */
export async function takeInvalidRequests(): Promise<string[]> {
  await Promise.all(judging.splice(0));
  const file = process.env[variable] ?? "";
  const lines = existsSync(file) ? (await readFile(file, "utf8")).split("\n").slice(0, -1) : [];
  const notes = lines.slice(seen).map((line) => JSON.parse(line) as Note);
  seen = lines.length;
  const problems = notes.flatMap(({ operation, violations, unknown }) => [
    ...violations.map((violation) => `${operation}: ${violation}`),
    ...unknown.map((path) => `${operation}: unknown parameter ${path}`),
  ]);
  return [...new Set(problems)];
}

async function assertValidRequests(): Promise<void> {
  const problems = await takeInvalidRequests();
  const meant = [...expected];
  expected.clear();
  assert.deepEqual(
    problems.filter((problem) => !meant.includes(problem)),
    [],
    "A test made requests that AWS would refuse, or parts of which it would ignore.",
  );
  assert.deepEqual(
    meant.filter((problem) => !problems.includes(problem)),
    [],
    "A test didn't make the invalid requests that it is about.",
  );
}

/** For all test files. A failing hook ends the file's tests: what follows a wrong request tells nothing. */
export const mochaHooks = {
  async beforeAll(): Promise<void> {
    folder = await mkdtemp(join(tmpdir(), "invalid-requests-"));
    process.env[variable] = join(folder, "requests.jsonl");
    seen = 0;
  },
  afterEach: assertValidRequests,
  async afterAll(): Promise<void> {
    try {
      await assertValidRequests();
    } finally {
      await (await judge)?.stop();
      judge = undefined;
      await rm(folder, { recursive: true });
    }
  },
};
