import * as pulumi from "@pulumi/pulumi";
import { closest } from "./closest";
import { describe, isUnresolved, type Problem } from "./problem";
import { changing, type Report } from "./problemReport";
import { isPlainObject, keysOf, read } from "./reading";
import { join, showKey } from "./shown";

/**
 * Checks a value that may be anything, reports what is wrong with it and returns what is right:
 * the value, or `undefined` where it can't be used. It never throws.
 */
export type Check<T> = (value: unknown, path: string, report: Report) => T | undefined;

/** One check for every field of an interface; a field without one doesn't compile. */
export type Checks<T extends object> = { [Field in keyof T]-?: Check<Exclude<T[Field], undefined>> };

/** The two halves of a problem that the author of a check writes. */
export type Objection = Pick<Problem, "reason" | "fix">;

/**
 * A value of one JavaScript type.
 *
 * @param name the type, with its article
 * @param fixFor what to write in place of a value of another type, without repeating it: it may be a secret
 * @param fixOfUnresolved what to write in place of a value that is known only later
 */
export function typed<T>(
  name: string,
  isOfType: (value: unknown) => value is T,
  fixFor: (value: unknown) => string,
  fixOfUnresolved = "write a plain value: it must be known before anything is deployed",
): Check<T> {
  return (value, path, report) => {
    if (isOfType(value)) return value;
    const fix = isUnresolved(value) ? fixOfUnresolved : fixFor(value);
    report({ path, value: describe(value), reason: `expected ${name}`, fix });
    return undefined;
  };
}

/**
 * A plain object of any content.
 *
 * @param fixFor what to write in place of anything else
 */
export function plainObject(fixFor: (value: unknown) => string): Check<object> {
  const checkType = typed("an object", isPlainObject, fixFor);
  return (value, path, report) =>
    checkType(
      value,
      path,
      changing(report, (problem) =>
        isInstance(value) ? { ...problem, reason: "expected a plain object, without a class" } : problem,
      ),
    );
}

function isInstance(value: unknown): boolean {
  if (typeof value !== "object" || value === null || isUnresolved(value)) return false;
  return read(() => !Array.isArray(value) && Object.getPrototypeOf(value) !== null) === true;
}

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

/** What `fields` checks besides each field. */
export interface FieldsOptions<T extends object> {
  /** The fields that can't be left out. */
  required?: (keyof T & string)[];
  /** Fields that people may expect here, each with what to do instead. */
  refused?: ReadonlyMap<string, Objection>;
  /** What to write in place of a value that is no object. Default: names the fields. */
  fixFor?: (value: unknown) => string;
}

/**
 * Nobody means more entries in one object. Only so many are checked, so that the time and the message stay short; AWS
 * accepts fewer nearly everywhere.
 */
const mostEntries = 100;

/**
 * An object with these fields and no others, so that a misspelled argument is never ignored.
 * Returns the fields that are right, also where others are wrong.
 */
export function fields<T extends object>(
  checks: Checks<T>,
  options: FieldsOptions<T> = {},
): Check<Partial<T>> {
  const { required = [], refused = new Map<string, Objection>() } = options;
  const known = Object.keys(checks);
  const { fixFor = (): string => `write { … } with any of ${known.join(", ")}` } = options;
  const checkObject = plainObject(fixFor);
  return (value, path, report) => {
    const given = checkObject(value, path, report);
    if (given === undefined) return undefined;
    const unknown = keysIn(given, path, report).filter((name) => !Object.hasOwn(checks, name));
    for (const key of unknown.slice(0, mostEntries)) {
      report({ path: join(path, key), ...(refused.get(key) ?? unknownKey(key, known)) });
    }
    reportUnchecked(unknown.length, mostEntries, path, report);
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

/** What `mapOf` checks besides each entry. */
export interface MapOptions {
  /** What to write in place of a value that is no object. */
  fix: string;
  /** How many entries there can be, and why. Default: as many as are checked. */
  limit?: { readonly most: number; readonly reason: (count: number) => string };
}

/**
 * An object whose keys the program's author chooses. Returns the entries that are right.
 *
 * @param checkValueOf the check for the value of a key
 */
export function mapOf<T>(
  checkKey: Check<string>,
  checkValueOf: (key: string) => Check<T>,
  { fix, limit }: MapOptions,
): Check<Record<string, T>> {
  const checkObject = plainObject(() => fix);
  const checkName = refine(checkKey, objectToName);
  return (value, path, report) => {
    const given = checkObject(value, path, report);
    if (given === undefined) return undefined;
    const keys = keysIn(given, path, report);
    const mostChecked = Math.max(limit?.most ?? 0, mostEntries);
    const valid = keys.slice(0, mostChecked).flatMap((key): [string, T][] => {
      const entryPath = join(path, key);
      // The path shows the key already.
      const checkedKey = checkName(key, entryPath, changing(report, withoutValue));
      const checkedEntry = checkValueOf(key)(ownValue(given, key), entryPath, report);
      return checkedKey === undefined || checkedEntry === undefined ? [] : [[checkedKey, checkedEntry]];
    });
    if (limit === undefined || keys.length <= limit.most) {
      reportUnchecked(keys.length, mostChecked, path, report);
    } else {
      const fixOfCount = `leave out ${keys.length - limit.most}`;
      report({ path, value: `${keys.length} entries`, reason: limit.reason(keys.length), fix: fixOfCount });
    }
    return Object.fromEntries(valid);
  };
}

/**
 * Pulumi copies objects by assigning their fields, which loses `__proto__`, writes them into its log, which a field named
 * `toString` makes fail, and takes an object with its own mark for something else, such as a secret.
 */
const lostKeys: readonly string[] = ["__proto__", "toString", pulumi.runtime.specialSigKey];

function objectToName(name: string): Objection | undefined {
  return lostKeys.includes(name)
    ? { reason: "Pulumi can't pass on a field of this name", fix: "choose another name" }
    : undefined;
}

function keysIn(given: object, path: string, report: Report): string[] {
  const keys = keysOf(given);
  if (keys !== undefined) return keys;
  report({ path, reason: "its fields can't be read", fix: "write an object whose fields can be" });
  return [];
}

function reportUnchecked(count: number, most: number, path: string, report: Report): void {
  if (count <= most) return;
  report({
    path,
    value: `${count} entries`,
    reason: `only the first ${most} were checked`,
    fix: "correct these first",
  });
}

/** The value of an object's own field; `undefined` where it isn't there or isn't in an object. */
export function ownValue(value: unknown, key: string): unknown {
  return read((): unknown =>
    typeof value === "object" && value !== null && Object.hasOwn(value, key)
      ? Reflect.get(value, key)
      : undefined,
  );
}

/** The objection to an argument that was left out but can't be. */
export const missing: Objection = { reason: "this is required", fix: "add it" };

function withoutValue({ path, reason, fix }: Problem): Problem {
  return { path, reason, fix };
}

function unknownKey(key: string, known: string[]): Objection {
  const closestName = closest(key, known);
  return {
    reason: "there is no argument with this name",
    fix:
      closestName === undefined ? `use one of ${known.join(", ")}` : `did you mean ${showKey(closestName)}?`,
  };
}

function entriesOf<T extends object>(checks: Checks<T>): [keyof T & string, Check<T[keyof T]>][] {
  return Object.entries(checks) as [keyof T & string, Check<T[keyof T]>][];
}
