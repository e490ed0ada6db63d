import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { outerPathsOf } from "../../../components/validation/shown";
import { everyArgument } from "../../engine/everyArgument";
import {
  type ProblemRecording,
  recordingFiles,
  recordProblems,
  recordResources,
  type ResourceRecording,
} from "./recording";
import { alternatives } from "./validArguments";

describe("The component", () => {
  it("asks for the resources that are recorded, for every set of arguments", async () => {
    const recorded = readRecording(recordingFiles.resources) as ResourceRecording;
    assertSameEntries(await recordResources(), recorded);
  });

  it("finds the problems that are recorded, in every set of arguments that is refused", () => {
    assertSameEntries(recordProblems(), readRecording(recordingFiles.problems));
  });

  it("is recorded with other values of every argument by itself", () => {
    const missing = pathsIn(everyArgument, "").filter((path) => !(path in alternatives));
    assert.deepEqual(missing, []);
  });

  it("is recorded with a refused value of every argument by itself", () => {
    const recorded = readRecording(recordingFiles.problems) as ProblemRecording;
    const refused = Object.values(recorded).flatMap((problems) => problems.map(({ path }) => path));
    const isRefused = (path: string): boolean =>
      refused.some((other) => other === path || outerPathsOf(other).includes(path));
    assert.deepEqual(
      pathsIn(everyArgument, "").filter((path) => !isRefused(path)),
      [],
    );
  });
});

function readRecording(file: string): object {
  return JSON.parse(readFileSync(file, "utf8")) as object;
}

/** Compares as JSON, one entry at a time, so that a difference is short. */
function assertSameEntries(actual: object, recorded: object): void {
  const { changes: actualChanges, ...actualOthers } = asJson(actual);
  const { changes: recordedChanges, ...recordedOthers } = asJson(recorded);
  const entries = { ...actualOthers, ...asJson(actualChanges) };
  const expected = { ...recordedOthers, ...asJson(recordedChanges) };
  const differing = [...new Set([...Object.keys(entries), ...Object.keys(expected)])].filter(
    (title) => JSON.stringify(entries[title]) !== JSON.stringify(expected[title]),
  );
  const pick = (from: Record<string, unknown>): object =>
    Object.fromEntries(differing.map((title) => [title, from[title]]));
  assert.deepEqual(pick(entries), pick(expected));
}

function asJson(value: unknown): Record<string, unknown> {
  return value === undefined ? {} : (JSON.parse(JSON.stringify(value)) as Record<string, unknown>);
}

/** The paths of everything in an object; lists, durations, the attributes of a user or a pool and scopes count as one value. */
function pathsIn(value: unknown, path: string): string[] {
  const isValue = typeof value !== "object" || value === null || "unit" in value || Array.isArray(value);
  if (isValue || /(attributes|scopes)$/i.test(path)) return [path];
  return Object.entries(value).flatMap(([key, inner]) =>
    pathsIn(inner, path === "" ? key : `${path}.${key}`),
  );
}
