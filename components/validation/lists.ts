import { type Check, missing, type Objection, ownValue, typed } from "./checks";
import { describe } from "./problem";
import type { Report } from "./problemReport";
import { read } from "./reading";

/** What `listOf` checks besides each item. */
export interface ListOptions {
  /** What to write in place of a value that is no list. */
  fix: string;
  /** How many items it has at least. Default: 0. */
  minimum?: number;
  /** How many items it has at most. */
  maximum: number;
  /** Who sets these limits, such as "Cognito accepts 1 to 100 callback URLs". */
  reason: string;
}

/** A list whose items are alike, none of them twice. Returns the items that are right. */
export function listOf<T>(
  checkItem: Check<T>,
  { fix, minimum = 0, maximum, reason }: ListOptions,
): Check<T[]> {
  const checkList = typed("an array", isArray, () => fix);
  return (value, path, report) => {
    const given = checkList(value, path, report);
    if (given === undefined) return undefined;
    const length = lengthOf(given, path, report);
    if (length === undefined) return undefined;
    if (length < minimum || length > maximum) {
      const count = length === 1 ? "1 item" : `${length} items`;
      report({ path, value: count, reason, fix: fixOfLength(length, minimum, maximum) });
    }
    const seen = new Set<unknown>();
    return Array.from({ length: Math.min(length, maximum) }).flatMap((_, index): T[] => {
      const itemPath = `${path}[${index}]`;
      const item = ownValue(given, String(index));
      if (item === undefined) {
        report({ path: itemPath, ...missing });
        return [];
      }
      const checked = checkItem(item, itemPath, report);
      if (checked === undefined) return [];
      if (seen.has(checked)) report({ path: itemPath, value: describe(item), ...repeated });
      seen.add(checked);
      return [checked];
    });
  };
}

function isArray(value: unknown): value is unknown[] {
  return read(() => Array.isArray(value)) === true;
}

/** How many items an array has; undefined where it doesn't let itself be read. */
function lengthOf(given: unknown[], path: string, report: Report): number | undefined {
  const length = ownValue(given, "length");
  if (typeof length === "number" && Number.isSafeInteger(length) && length >= 0) return length;
  report({ path, reason: "its items can't be read", fix: "write an array whose items can be" });
  return undefined;
}

const repeated: Objection = { reason: "it is in the list already", fix: "remove it" };

function fixOfLength(length: number, minimum: number, maximum: number): string {
  return length > maximum ? `remove ${length - maximum}` : `add ${minimum - length}`;
}
