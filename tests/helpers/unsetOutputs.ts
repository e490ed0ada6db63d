import fc from "fast-check";
import { outputs } from "./outputsThatMayBeUnset.json";

/** What an output is. */
export type Kind = "string" | "flag" | "number" | "list" | "block";

/** Stands for an output that the answer doesn't have. */
const absent = undefined;

/** How the AWS provider answers an output that is unset; after a refresh a flag is false. */
const unset: Record<Kind, fc.Arbitrary<unknown>> = {
  string: fc.constantFrom(null, absent, ""),
  flag: fc.constantFrom(null, absent, false),
  number: fc.constantFrom(null, absent),
  list: fc.constantFrom(null, absent, []),
  block: fc.constantFrom(null, absent, {}),
};

/** What is answered of a resource's outputs. */
export type Answer = Record<string, unknown>;

/** Some outputs that are unset, each in one of its forms. */
export function someUnset(kinds: Readonly<Record<string, Kind>>): fc.Arbitrary<Answer> {
  return fc
    .subarray(Object.entries(kinds))
    .chain((chosen) => fc.record(Object.fromEntries(chosen.map(([name, kind]) => [name, unset[kind]]))));
}

/** The same outputs, all of them absent. */
export function allAbsent(answer: Answer): Answer {
  return Object.fromEntries(Object.keys(answer).map((name) => [name, absent]));
}

/** The outputs of a resource's type that may be unset: those of itself, or those within one of its blocks. */
export function unsettableOf(type: string, block = ""): Record<string, Kind> {
  const byType = outputs as Record<string, Record<string, string> | undefined>;
  const paths = Object.entries(byType[type] ?? {}).filter(([path]) => path.startsWith(block));
  const within = paths.map(([path, kind]) => [path.slice(block.length), kind] as const);
  return Object.fromEntries(
    within.flatMap(([name, kind]) => (/[.[]/.test(name) || !isKind(kind) ? [] : [[name, kind]])),
  );
}

/** Some unset outputs of each of these resources' types. */
export function answersOf(types: readonly string[]): fc.Arbitrary<Record<string, Answer>> {
  return fc.record(Object.fromEntries(types.map((type) => [type, someUnset(unsettableOf(type))])));
}

/** The same answers, in which what is unset is absent. */
export function absentIn(answers: Readonly<Record<string, Answer>>): Record<string, Answer> {
  return Object.fromEntries(Object.entries(answers).map(([type, answer]) => [type, allAbsent(answer)]));
}

function isKind(kind: string): kind is Kind {
  return Object.hasOwn(unset, kind);
}
