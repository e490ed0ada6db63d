import { type Check, type Objection, refine, typed } from "./checks";
import { closest } from "./closest";

/** True or false. */
export const flag: Check<boolean> = typed(
  "a boolean",
  (value) => typeof value === "boolean",
  (value) => (value === "true" || value === "false" ? "write it without quotes" : "write true or false"),
);

/** A string of any content. */
export const anyString: Check<string> = typed(
  "a string",
  (value) => typeof value === "string",
  (value) =>
    typeof value === "number" || typeof value === "boolean" ? "put it in quotes" : "write text in quotes",
);

const finite: Check<number> = typed(
  "a number",
  (value): value is number => typeof value === "number" && Number.isFinite(value),
  (value) => (typeof value === "string" ? "write digits, without quotes" : "write digits"),
);

/** A number that JSON can express: not infinite, and 0 instead of -0. */
const finiteNumber: Check<number> = (value, path, report) => {
  const checked = finite(value, path, report);
  return checked === undefined ? undefined : checked + 0;
};

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

/** A string of `minimum` to `maximum` characters, as AWS's API models and the AWS provider count them. */
export function stringOfLength(minimum: number, maximum: number, reason: string): Check<string> {
  return refine(anyString, (value) => {
    const length = characterCount(value);
    return length < minimum || length > maximum
      ? { reason: `${reason}; this has ${length}`, fix: `write ${minimum} to ${maximum} characters` }
      : undefined;
  });
}

/** How many Unicode characters a string has: "length" in an API model, and what the AWS provider counts. */
function characterCount(value: string): number {
  return value.length - (value.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
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
  const listed = allowed.map((value) => JSON.stringify(value));
  const isAllowed = (value: unknown): value is T => allowed.some((candidate) => candidate === value);
  return typed(`one of ${listed.join(", ")}`, isAllowed, (value) => {
    const meant = typeof value === "string" ? meantChoice(value, choices) : undefined;
    return meant === undefined ? "choose one of them" : `did you mean ${JSON.stringify(meant)}?`;
  });
}

/** The choice whose value or name is near, such as "ON" for "REQUIRED". */
function meantChoice<T extends string>(word: string, choices: Record<string, T>): T | undefined {
  const byWord = new Map(
    Object.entries(choices).flatMap(([name, value]) => [[value, value] as const, [name, value] as const]),
  );
  const near = closest(word, byWord.keys());
  return near === undefined ? undefined : byWord.get(near);
}
