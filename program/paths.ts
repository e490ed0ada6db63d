import { ownValue } from "../components/validation/checks";

/** The paths of the values in an object that aren't objects with fields themselves. */
export function pathsOfValues(value: unknown, path = ""): string[] {
  if (typeof value !== "object" || value === null) return [path];
  const prefix = path === "" ? "" : `${path}.`;
  const paths = Object.entries(value).flatMap(([key, inner]) => pathsOfValues(inner, `${prefix}${key}`));
  return paths.length === 0 ? [path] : paths;
}

/** The value at a path; undefined where there is none. */
export function valueAt(value: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>(ownValue, value);
}

/** A copy in which there are other values at some paths. */
export function withValues(
  value: Readonly<Record<string, unknown>>,
  others: ReadonlyMap<string, unknown>,
  prefix = "",
): Record<string, unknown> {
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => {
    const path = `${prefix}${key}`;
    if (others.has(path)) return [key, others.get(path)];
    const isObject = typeof inner === "object" && inner !== null && !Array.isArray(inner);
    return [key, isObject ? withValues({ ...inner }, others, `${path}.`) : inner];
  });
  return Object.fromEntries(entries);
}
