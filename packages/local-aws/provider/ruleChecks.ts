import { isRecord, isUnknown, type Properties } from "./wire";

/** Why a resource is refused. */
export interface Failure {
  readonly property: string;
  readonly reason: string;
}

/** Finds what is wrong with the inputs of a resource; what isn't known yet is never wrong. */
export type Rule = (inputs: Properties) => Failure[];

/** Says what a value must be; undefined when it is. The value itself isn't repeated: it may be a secret. */
export type Test = (value: unknown) => string | undefined;

/** Tests every value at a path, such as `passwordPolicy.minimumLength` or `schemas[].name`. */
export function rule(path: string, test: Test): Rule {
  return (inputs) =>
    valuesAt(inputs, path.replaceAll("[]", ".[]").split("."), "").flatMap(({ property, value }) => {
      const reason = test(value);
      return reason === undefined ? [] : [{ property, reason }];
    });
}

interface Found {
  readonly property: string;
  readonly value: unknown;
}

function valuesAt(value: unknown, [step, ...rest]: readonly string[], property: string): Found[] {
  if (value === undefined || isUnknown(value)) return [];
  if (step === undefined) return [{ property, value }];
  if (step === "[]") {
    const items: unknown[] = Array.isArray(value) ? value : [];
    return items.flatMap((item, index) => valuesAt(item, rest, `${property}[${index}]`));
  }
  return isRecord(value) ? valuesAt(value[step], rest, property === "" ? step : `${property}.${step}`) : [];
}

/** Refuses two arguments, by their paths, at once. */
export function conflict(path: string, other: string): Rule {
  return (inputs) =>
    isGiven(inputs, path) && isGiven(inputs, other)
      ? [
          { property: path, reason: `conflicts with ${other}` },
          { property: other, reason: `conflicts with ${path}` },
        ]
      : [];
}

/** Refuses an argument without others that it needs, all by their paths. */
export function together(path: string, ...others: string[]): Rule {
  return (inputs) =>
    isGiven(inputs, path) && !others.every((other) => canBeGiven(inputs, other))
      ? [{ property: path, reason: `needs ${others.join(" and ")}` }]
      : [];
}

/** Refuses inputs without any of some arguments. */
export function atLeastOne(...names: string[]): Rule {
  return (inputs) =>
    names.some((name) => canBeGiven(inputs, name))
      ? []
      : names.map((property) => ({
          property,
          reason: `or ${names.filter((name) => name !== property).join(" or ")} is required`,
        }));
}

/** Refuses inputs without either of two arguments, and with both. */
export function exactlyOne(name: string, other: string): Rule {
  return (inputs) =>
    isUnknownAt(inputs, name) || isUnknownAt(inputs, other)
      ? []
      : isGiven(inputs, name) === isGiven(inputs, other)
        ? [{ property: name, reason: `or ${other} is required, but not both` }]
        : [];
}

function isGiven(inputs: Properties, path: string): boolean {
  return valuesAt(inputs, path.split("."), "").length > 0;
}

/** Whether an argument is given, or isn't known yet. */
function canBeGiven(inputs: Properties, path: string): boolean {
  return isGiven(inputs, path) || isUnknownAt(inputs, path);
}

function isUnknownAt(inputs: Properties, path: string): boolean {
  let value: unknown = inputs;
  for (const step of path.split(".")) value = isRecord(value) ? value[step] : value;
  return isUnknown(value);
}

/** An ARN, or nothing. */
export const arn: Test = (value) =>
  value === "" || (typeof value === "string" && /^arn:[\w-]+:[\w-]+:[\w-]*:[\w-]*:.+$/.test(value))
    ? undefined
    : "must be an ARN";

/** A string that matches a pattern. */
export function pattern(found: RegExp, what: string): Test {
  return (value) => (typeof value === "string" && found.test(value) ? undefined : `must be ${what}`);
}

/*
 * The AWS provider finds these patterns anywhere in a string. What stands for white space is written out: for its
 * regular expressions, that is ASCII only, for those of JavaScript it isn't.
 */
const shown = "\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}";
const characters = "a letter, mark, symbol, number or punctuation character";
const spaces = "\\t\\n\\f\\r ";

/** A string with a visible character: not only spaces, control characters or zero-width characters. */
export const visible = pattern(new RegExp(`[${shown}]`, "u"), `a string that contains ${characters}`);

/** A string with a visible character or a space. */
export const visibleOrSpace = pattern(
  new RegExp(`[${shown}${spaces}]`, "u"),
  `a string that contains ${characters}, or a space`,
);

/** Any of two tests that passes is enough. */
export function either(one: Test, other: Test): Test {
  return (value) => {
    const reasons = [one(value), other(value)];
    return reasons.includes(undefined) ? undefined : reasons.join(", or ");
  };
}

/** A number in a range. */
export function between(minimum: number, maximum: number): Test {
  return (value) =>
    typeof value === "number" && value >= minimum && value <= maximum
      ? undefined
      : `must be ${minimum} to ${maximum}`;
}

/** One of the values of an enumeration of the AWS SDK. */
export function oneOf(enumeration: Readonly<Record<string, string>>): Test {
  const values = Object.values(enumeration);
  return (value) =>
    typeof value === "string" && values.includes(value) ? undefined : `must be one of ${values.join(", ")}`;
}

/** A string of some length that contains all of some substrings. */
export function stringLength(minimum: number, maximum: number, ...contained: string[]): Test {
  return (value) => {
    const content = typeof value === "string" ? value : "";
    const length = charactersIn(content).length;
    if (length < minimum || length > maximum) return `must have ${minimum} to ${maximum} characters`;
    const missing = contained.find((part) => !content.includes(part));
    return missing === undefined ? undefined : `does not contain ${missing}`;
  };
}

/**
 * A string of some length in UTF-8, which is what the AWS provider counts where it doesn't speak of UTF-8 characters.
 */
export function bytes(minimum: number, maximum: number): Test {
  return (value) => {
    const length = typeof value === "string" ? Buffer.byteLength(value) : 0;
    return length < minimum || length > maximum ? `must have ${minimum} to ${maximum} bytes` : undefined;
  };
}

/** A string that links with a code: `{##`, the link's text, and `##}`. */
export const link = pattern(
  new RegExp(`\\{##[${shown}${spaces}]*##\\}`, "u"),
  "a string with {##, the text of a link, and ##}",
);

/** Anything around an @. */
export const address = pattern(new RegExp(`[${shown}]@[${shown}]`, "u"), "an address");

/** A name in which the AWS provider finds one of the usual characters. */
export const named = pattern(
  new RegExp(`[\\w${spaces}+=,.@-]`),
  "a string that contains a letter, digit, space or one of +=,.@-",
);

/** A string of certain characters only. */
export function matching(pattern: RegExp, allowed: string): Test {
  return (value) =>
    typeof value === "string" && pattern.test(value) ? undefined : `can have only ${allowed}`;
}

/** An argument that nothing would come of here. */
export function unsupported(path: string): Rule {
  return rule(path, () => "isn't supported by the local provider");
}

/** A list of some length. */
export function items(minimum: number, maximum: number): Test {
  return (value) =>
    Array.isArray(value) && value.length >= minimum && value.length <= maximum
      ? undefined
      : `must have ${minimum} to ${maximum} items`;
}

/** The characters of a string; each outside the basic multilingual plane counts as one, too. */
export function charactersIn(content: string): string[] {
  return Array.from(content);
}
