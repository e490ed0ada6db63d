import * as pulumi from "@pulumi/pulumi";
import { closest } from "./closest";
import { describe, InvalidArgumentsError, isUnresolved, type Problem, type Report } from "./problem";

/**
 * Takes a value that may be anything, reports what is wrong with it and gives back what is right:
 * the value, or `undefined` where it can't be used. It never throws.
 */
export type Check<T> = (value: unknown, path: string, report: Report) => T | undefined;

/** One check for every field of an interface; a field without one doesn't compile. */
export type Checks<T extends object> = { [Field in keyof T]-?: Check<Exclude<T[Field], undefined>> };

/** The two halves of a problem that the author of a check writes. */
export type Objection = Pick<Problem, "reason" | "fix">;

/** A value of one JavaScript type, and how one writes it. */
function typed<T>(name: string, isOfType: (value: unknown) => value is T, written = name): Check<T> {
  return (value, path, report) => {
    if (isOfType(value)) return value;
    const fix = isUnresolved(value)
      ? "write a plain value: it must be known before anything is deployed"
      : `write ${written}`;
    report({ path, value: describe(value), reason: `expected ${name}`, fix });
    return undefined;
  };
}

/** True or false. */
export const flag: Check<boolean> = typed(
  "a boolean",
  (value) => typeof value === "boolean",
  "true or false",
);

/** A string of any content. */
export const anyString: Check<string> = typed("a string", (value) => typeof value === "string");

const finiteNumber: Check<number> = typed(
  "a number",
  (value): value is number => typeof value === "number" && Number.isFinite(value),
);

/** An object of any content. */
export const anyObject: Check<object> = typed(
  "an object",
  (value): value is object =>
    typeof value === "object" && value !== null && !Array.isArray(value) && !isUnresolved(value),
);

/** The check, followed by a rule that returns an objection to a value of the right type. */
export function refine<T>(check: Check<T>, objectTo: (value: T) => Objection | undefined): Check<T> {
  return (value, path, report) => {
    const checked = check(value, path, report);
    const objection = checked === undefined ? undefined : objectTo(checked);
    if (objection === undefined) return checked;
    report({ path, value: describe(value), ...objection });
    return undefined;
  };
}

/** A number from `minimum` to `maximum`, both allowed. */
export function numberBetween(minimum: number, maximum: number, reason: string): Check<number> {
  return refine(finiteNumber, (value) =>
    value < minimum || value > maximum
      ? { reason, fix: `choose a number from ${minimum} to ${maximum}` }
      : undefined,
  );
}

/** A whole number from `minimum` to `maximum`, both allowed. */
export function wholeNumber(minimum: number, maximum: number, reason: string): Check<number> {
  return refine(finiteNumber, (value) =>
    !Number.isInteger(value) || value < minimum || value > maximum
      ? { reason, fix: `choose a whole number from ${minimum} to ${maximum}` }
      : undefined,
  );
}

/** A string of `minimum` to `maximum` characters. */
export function stringOfLength(minimum: number, maximum: number, reason: string): Check<string> {
  return refine(anyString, (value) =>
    value.length < minimum || value.length > maximum
      ? { reason: `${reason}; this has ${value.length}`, fix: `write ${minimum} to ${maximum} characters` }
      : undefined,
  );
}

/** The objection to a string that hasn't `minimum` to `maximum` bytes of UTF-8, which the AWS provider counts in places. */
export function bytesBetween(
  minimum: number,
  maximum: number,
  reason: string,
): (value: string) => Objection | undefined {
  const fix = `write ${minimum} to ${maximum} bytes; a character that isn't ASCII has more than one`;
  return (value) => {
    const bytes = Buffer.byteLength(value);
    return bytes < minimum || bytes > maximum ? { reason: `${reason}; this has ${bytes}`, fix } : undefined;
  };
}

/** One of the values of an `as const` object. */
export function choice<T extends string>(choices: Record<string, T>): Check<T> {
  const allowed = Object.values(choices);
  const listed = allowed.map((value) => JSON.stringify(value)).join(", ");
  const isAllowed = (value: unknown): value is T => allowed.some((candidate) => candidate === value);
  return typed(`one of ${listed}`, isAllowed);
}

/** What `fields` checks besides each field. */
export interface FieldsOptions<T extends object> {
  /** The fields that can't be left out. */
  required?: (keyof T & string)[];
  /** Fields that people expect here in vain, each with what to do instead. */
  refused?: Record<string, Objection>;
}

/**
 * An object with these fields and no others, so that a misspelt argument is never ignored.
 * Gives back the fields that are right, also where others are wrong.
 */
export function fields<T extends object>(
  checks: Checks<T>,
  options: FieldsOptions<T> = {},
): Check<Partial<T>> {
  const { required = [] } = options;
  const refusedByName = new Map(Object.entries(options.refused ?? {}));
  const known = Object.keys(checks);
  return (value, path, report) => {
    const given = anyObject(value, path, report);
    if (given === undefined) return undefined;
    for (const key of Object.keys(given).filter((name) => !known.includes(name))) {
      report({ path: join(path, key), ...(refusedByName.get(key) ?? unknownKey(key, known)) });
    }
    const valid: Partial<T> = {};
    for (const [key, check] of entriesOf(checks)) {
      const field = ownValue(given, key);
      if (field === undefined) {
        if (required.includes(key)) report({ path: join(path, key), ...missing });
        continue;
      }
      const checked = check(field, join(path, key), report);
      if (checked !== undefined) Object.assign(valid, { [key]: checked });
    }
    return valid;
  };
}

/**
 * An object whose keys the program's author chooses. Gives back the entries that are right.
 *
 * @param checkValueOf the check for the value of a key
 */
export function mapOf<T>(
  checkKey: Check<string>,
  checkValueOf: (key: string) => Check<T>,
): Check<Record<string, T>> {
  return (value, path, report) => {
    const given = anyObject(value, path, report);
    if (given === undefined) return undefined;
    const valid = Object.entries(given).flatMap(([key, entry]: [string, unknown]): [string, T][] => {
      const entryPath = join(path, key);
      // The path shows the key already.
      const checkedKey = checkKey(key, entryPath, (problem) => {
        report(withoutValue(problem));
      });
      const checkedEntry = checkValueOf(key)(entry, entryPath, report);
      return checkedKey === undefined || checkedEntry === undefined ? [] : [[checkedKey, checkedEntry]];
    });
    return Object.fromEntries(valid);
  };
}

/**
 * A value that may come from another resource. A plain one is checked at once. An Output is checked when it
 * resolves, and what is given back fails then, so that nothing is created from a bad value.
 */
export function input<T>(check: Check<T>): Check<pulumi.Input<T>> {
  return (value, path, report) => {
    if (!isUnresolved(value)) return check(value, path, report);
    const later: pulumi.Output<unknown> = pulumi.output<unknown>(value);
    return later.apply((resolved) => {
      const problems: Problem[] = [];
      // What an Output held may be a secret.
      const checked = check(resolved, path, (problem) => problems.push(withoutValue(problem)));
      if (checked === undefined || problems.length > 0) {
        throw new InvalidArgumentsError("CognitoAuth: a value that came from another resource", problems);
      }
      return checked;
    });
  };
}

/** The value of an object's own field; `undefined` where it isn't there or isn't in an object. */
export function ownValue(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined;
}

/** The objection to an argument that was left out but can't be. */
export const missing: Objection = { reason: "this is required", fix: "add it" };

function withoutValue({ path, reason, fix }: Problem): Problem {
  return { path, reason, fix };
}

function unknownKey(key: string, known: string[]): Objection {
  const meant = closest(key, known);
  return {
    reason: "there is no argument with this name",
    fix: meant === undefined ? `use one of ${known.join(", ")}` : `did you mean ${meant}?`,
  };
}

function join(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}

function entriesOf<T extends object>(checks: Checks<T>): [keyof T & string, Check<T[keyof T]>][] {
  return Object.entries(checks) as [keyof T & string, Check<T[keyof T]>][];
}
