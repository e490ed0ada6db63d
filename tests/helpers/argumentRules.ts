import assert from "node:assert/strict";
import { inspect } from "node:util";
import * as pulumi from "@pulumi/pulumi";
import { type Problem, validate } from "../../components";

/** A value that is rejected, and how the problem shows it. */
export type Refused = readonly [value: unknown, shown: string];

/** Values that are rejected for the same reason. */
export interface Refusal extends Pick<Problem, "reason" | "fix"> {
  values: readonly Refused[];
}

/** What an argument accepts and what it rejects. */
export interface ArgumentRule {
  /** The other arguments. Default: none. */
  base?: object;
  accepts: readonly unknown[];
  refuses: readonly Refusal[];
}

/** The problems in the arguments of a component named "auth". */
export function problemsOf(args: unknown): Problem[] {
  return validate("auth", args);
}

/** Checks the problems of a value as an argument: none, or exactly this one. */
export function describeArgument(path: string, { base = {}, accepts, refuses }: ArgumentRule): void {
  describe(path, () => {
    for (const value of accepts) {
      it(`accepts ${titleOf(value)}`, () => {
        assert.deepEqual(problemsOf(withArgument(base, path, value)), []);
      });
    }
    for (const { values, ...objection } of refuses) {
      for (const [value, shown] of values) {
        it(`refuses ${titleOf(value)}`, () => {
          const expected = { path, value: shown, ...objection };
          assert.deepEqual(problemsOf(withArgument(base, path, value)), [expected]);
        });
      }
    }
  });
}

/** The arguments with one more, given by its path. */
export function withArgument(args: object, path: string, value: unknown): Record<string, unknown> {
  const [key = "", ...rest] = path.split(".");
  if (rest.length === 0) return { ...args, [key]: value };
  const inner: unknown = Reflect.get(args, key) ?? {};
  assert.ok(typeof inner === "object" && inner !== null);
  return { ...args, [key]: withArgument(inner, rest.join("."), value) };
}

/** A whole number within a range; numbers outside it are rejected for this reason. */
export function describeWholeNumber(
  path: string,
  { from, to, reason, base = {} }: { from: number; to: number; reason: string; base?: object },
): void {
  const outside = [from - 1, to + 1, from + 0.5, -from - 7];
  describeArgument(path, {
    base,
    accepts: [from, from + 1, to - 1, to],
    refuses: [
      {
        values: outside.map((value) => [value, String(value)]),
        reason,
        fix: `choose a whole number from ${from} to ${to}`,
      },
      ...notANumber,
    ],
  });
}

const expectedANumber = "expected a number";

/** What every number that must be known before the deployment rejects. */
export const notANumber: readonly Refusal[] = [
  {
    values: [
      [Number.NaN, "NaN"],
      [Number.POSITIVE_INFINITY, "Infinity"],
      [Number.NEGATIVE_INFINITY, "-Infinity"],
      [7n, "a bigint"],
      [true, "true"],
      [null, "null"],
      [[7], "an array"],
      [{ value: 7 }, "an object"],
      [Symbol("7"), "Symbol(7)"],
      [(): number => 7, "a function"],
    ],
    reason: expectedANumber,
    fix: "write digits",
  },
  { values: [["7", '"7"']], reason: expectedANumber, fix: "write digits, without quotes" },
  notKnownYet(7, expectedANumber),
];

/** An argument that is true or false; `laterToo` says whether it can also be an Output. */
export function describeFlag(path: string, { base = {}, laterToo = false }: FlagOptions = {}): void {
  const reason = "expected a boolean";
  const values: Refused[] = [
    ["", '""'],
    [0, "0"],
    [1, "1"],
    [null, "null"],
    [[], "an array"],
    [{}, "an object"],
    [(): boolean => true, "a function"],
  ];
  describeArgument(path, {
    base,
    accepts: [true, false, undefined, ...(laterToo ? later(true) : [])],
    refuses: [
      { values, reason, fix: "write true or false" },
      { values: [["true", '"true"']], reason, fix: "write it without quotes" },
      ...(laterToo ? [] : [notKnownYet(true, reason)]),
    ],
  });
}

interface FlagOptions {
  base?: object;
  laterToo?: boolean;
}

/** An argument that accepts certain strings only. */
export function describeChoice(
  path: string,
  choices: Record<string, string>,
  options: ChoiceOptions = {},
): void {
  const allowed = Object.values(choices);
  const { base = {}, accepts = allowed } = options;
  const listed = allowed.map((choice) => `"${choice}"`).join(", ");
  const [first = ""] = allowed;
  const otherCase = first === first.toUpperCase() ? first.toLowerCase() : first.toUpperCase();
  const values: Refused[] = [
    ["", '""'],
    ["hasOwnProperty", '"hasOwnProperty"'],
    [0, "0"],
    [true, "true"],
    [null, "null"],
    [[first], "an array"],
    [{}, "an object"],
  ];
  const reason = `expected one of ${listed}`;
  describeArgument(path, {
    base,
    accepts,
    refuses: [
      { values, reason, fix: "choose one of them" },
      { values: [[otherCase, `"${otherCase}"`]], reason, fix: `did you mean "${first}"?` },
      notKnownYet(first, reason),
    ],
  });
}

interface ChoiceOptions {
  base?: object;
  /** Those of the choices that go with the other arguments. Default: all. */
  accepts?: string[];
}

const expectedAString = "expected a string";

/** What every string argument rejects. */
export const notAString: readonly Refusal[] = [
  {
    values: [
      [7, "7"],
      [true, "true"],
    ],
    reason: expectedAString,
    fix: "put it in quotes",
  },
  {
    values: [
      [null, "null"],
      [["text"], "an array"],
      [{}, "an object"],
      [Symbol("text"), "Symbol(text)"],
      [(): string => "text", "a function"],
    ],
    reason: expectedAString,
    fix: "write text in quotes",
  },
];

const withoutPrototype: object = { __proto__: null, mode: "ON" };

class Settings {
  readonly mode = "ON";
}

/** What every group of arguments rejects, where this is what to write instead. */
export function notAnObject(fix: string): readonly Refusal[] {
  const reason = "expected an object";
  return [...notAPlainObject(fix), notKnownYet({}, reason)];
}

/** What every object rejects, also one that can be an Output. */
export function notAPlainObject(fix: string): readonly Refusal[] {
  return [
    {
      values: [
        [null, "null"],
        [[], "an array"],
        [[{}], "an array"],
        ["text", '"text"'],
        [false, "false"],
        [(): object => ({}), "a function"],
      ],
      reason: "expected an object",
      fix,
    },
    {
      values: [
        [new Map([["mode", "ON"]]), "an instance of Map"],
        [new Set(["mode"]), "an instance of Set"],
        [new Date(0), "an instance of Date"],
        [/mode/, "an instance of RegExp"],
        [Object("text"), "an instance of String"],
        [new Uint8Array(1), "an instance of Uint8Array"],
        [new Settings(), "an instance of Settings"],
        [Object.create({ mode: "ON" }), "an object with a prototype"],
        [Object.create(withoutPrototype), "an object with a prototype"],
        [Math, "an object with a prototype"],
      ],
      reason: "expected a plain object, without a class",
      fix,
    },
  ];
}

/** What to write in place of something that isn't a group with these arguments. */
export function withAnyOf(...names: string[]): string {
  return `write { … } with any of ${names.join(", ")}`;
}

/** A value that is known only later, in all its forms. */
export function later(value: unknown): unknown[] {
  return [pulumi.output(value), pulumi.secret(value), Promise.resolve(value)];
}

function notKnownYet(value: unknown, reason: string): Refusal {
  return {
    values: later(value).map((unresolved) => [unresolved, "an Output"]),
    reason,
    fix: "write a plain value: it must be known before anything is deployed",
  };
}

function titleOf(value: unknown): string {
  if (pulumi.Output.isInstance(value)) return "an Output";
  return inspect(value, { maxStringLength: 20, breakLength: Infinity });
}
