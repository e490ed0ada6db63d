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

/** A copy in which another value is at a path. */
export function withValueAt(
  value: Readonly<Record<string, unknown>>,
  path: string,
  other: unknown,
): Record<string, unknown> {
  const [key = "", ...rest] = path.split(".");
  const inner = ownValue(value, key);
  const object = typeof inner === "object" && inner !== null ? { ...inner } : {};
  return { ...value, [key]: rest.length === 0 ? other : withValueAt(object, rest.join("."), other) };
}
