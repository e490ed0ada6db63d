import { isDeepStrictEqual } from "node:util";
import type { Test } from "./checks";
import { isRecord } from "./wire";

/** Whether two policies say the same, however they are written. */
export function isSameDocument(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(canonical(parsed(one)), canonical(parsed(other)));
}

/** A text with a JSON object. */
export const jsonDocument: Test = (value) =>
  typeof value === "string" && isRecord(parsed(value)) ? undefined : "must be a text with a JSON object";

function parsed(text: unknown): unknown {
  if (typeof text !== "string") return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** In a policy, a list with one entry means the same as the entry, and the order of entries means nothing. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) {
    const entries = value.map(canonical);
    if (entries.length === 1) return entries[0];
    return entries
      .map((entry) => ({ entry, key: JSON.stringify(entry) }))
      .sort((one, other) => (one.key < other.key ? -1 : 1))
      .map(({ entry }) => entry);
  }
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([name, item]) => [name, canonical(item)]));
}
