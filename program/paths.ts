import { join } from "../components/validation/shown";

/** How many objects and arrays may be in one another; no argument has as many. */
const deepest = 20;

/** Whether a value is nested more deeply than any argument, and than what reads it by recursion bears. */
export function isTooDeep(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; depth <= deepest && level.length > 0; depth++) {
    level = level.flatMap((one): unknown[] =>
      typeof one === "object" && one !== null ? Object.values(one) : [],
    );
  }
  return level.length > 0;
}

/** The values in an object that aren't objects with fields themselves, by the paths that problems have. */
export function valuesByPath(value: unknown, path = ""): ReadonlyMap<string, unknown> {
  return new Map(entriesByPath(value, path));
}

function entriesByPath(value: unknown, path: string): [string, unknown][] {
  if (typeof value !== "object" || value === null) return [[path, value]];
  const entries = Object.entries(value).flatMap(([key, inner]) =>
    entriesByPath(inner, Array.isArray(value) ? `${path}[${key}]` : join(path, key)),
  );
  return entries.length === 0 ? [[path, value]] : entries;
}

/** A copy in which there are other values at some paths. */
export function withValues(
  value: Readonly<Record<string, unknown>>,
  others: ReadonlyMap<string, unknown>,
): Record<string, unknown> {
  const entries = Object.entries(value).map(([key, inner]) => [key, valueIn(inner, join("", key), others)]);
  return Object.fromEntries(entries) as Record<string, unknown>;
}

function valueIn(value: unknown, path: string, others: ReadonlyMap<string, unknown>): unknown {
  if (others.has(path)) return others.get(path);
  if (Array.isArray(value)) return value.map((item, index) => valueIn(item, `${path}[${index}]`, others));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, valueIn(inner, join(path, key), others)]);
  return Object.fromEntries(entries);
}
