import { isRecord } from "./wire";

/** Whether a value isn't there. */
export function isNull(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

/** Whether a value is null, false, 0 or empty, which the AWS provider treats as the same. */
export function isZero(value: unknown): boolean {
  return isNull(value) || value === "" || value === false || value === 0 || isEmpty(value);
}

/** Whether a list or an object has nothing in it. */
export function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return isRecord(value) && Object.keys(value).length === 0;
}

/** The strings by key in a property. */
export function stringsIn(value: unknown): Record<string, string> {
  const entries = isRecord(value) ? Object.entries(value) : [];
  return Object.fromEntries(entries.map(([key, item]) => [key, String(item)]));
}
