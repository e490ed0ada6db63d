import { join } from "../components/validation/shown";

/** The values in an object that aren't objects with fields themselves, by the paths that problems have. */
export function valuesByPath(value: unknown, path = ""): ReadonlyMap<string, unknown> {
  return new Map(entriesByPath(value, path));
}

function entriesByPath(value: unknown, path: string): [string, unknown][] {
  if (typeof value !== "object" || value === null) return [[path, value]];
  const entries = Object.entries(value).flatMap(([key, inner]) => entriesByPath(inner, join(path, key)));
  return entries.length === 0 ? [[path, value]] : entries;
}

/** A copy in which there are other values at some paths. */
export function withValues(
  value: Readonly<Record<string, unknown>>,
  others: ReadonlyMap<string, unknown>,
  prefix = "",
): Record<string, unknown> {
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => {
    const path = join(prefix, key);
    if (others.has(path)) return [key, others.get(path)];
    const isObject = typeof inner === "object" && inner !== null && !Array.isArray(inner);
    return [key, isObject ? withValues({ ...inner }, others, path) : inner];
  });
  return Object.fromEntries(entries);
}
