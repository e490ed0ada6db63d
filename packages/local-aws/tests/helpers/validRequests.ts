import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type RequestValidator, type SentRequest, startRequestValidator } from "./requestValidator";

/*
 * Every request to AWS that a test makes must be one that AWS would accept, according to its own models. The local AWS
 * refuses others, and notes them in a file, whichever process has started it. What goes elsewhere, such as to a server
 * of the test's own, is validated by the same code and noted there, too. Noting matters: a program may hide that it was
 * refused, and AWS ignores parameters that it doesn't know.
 */

interface Note {
  readonly operation: string;
  readonly violations: readonly string[];
  readonly unknown: readonly string[];
}

const variable = "COGNITO_AUTH_INVALID_REQUESTS";
const validations: Promise<unknown>[] = [];
const expected = new Set<string>();
let folder = "";
let validator: Promise<RequestValidator> | undefined;
let seen = 0;

/** Validates a request that doesn't go to the local AWS. The test waits for the verdict at its end. */
export function validateRequest(request: SentRequest): void {
  validator ??= startRequestValidator({ isNoting: true });
  validations.push(validator.then((started) => started.validate(request)));
}

/**
 * Declares that a test makes a request on purpose that AWS would reject, and why: `CreateUserPool: Value '' at …`, or
 * `CreateUserPool: unknown parameter Nmae`. The test fails if it doesn't.
 */
export function expectInvalidRequest(...problems: readonly string[]): void {
  for (const problem of problems) expected.add(problem);
}

/** The problems of the requests since the last call, one line each. */
export async function takeInvalidRequests(): Promise<string[]> {
  await Promise.all(validations.splice(0));
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

/** For all test files. A failing hook ends the file's tests: what follows an invalid request proves nothing. */
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
      await (await validator)?.stop();
      validator = undefined;
      await rm(folder, { recursive: true });
    }
  },
};
