import { isDeepStrictEqual } from "node:util";
import type { Test } from "./ruleChecks";
import {
  isRecord,
  isUnknown,
  type Properties,
  secretMarker,
  secretNames,
  unknownValue,
  unwrapSecrets,
} from "./wire";

/** Whether two policies are equivalent, however they are written. */
export function isSameDocument(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(canonical(parsed(one)), canonical(parsed(other)));
}

/** A document as the AWS provider writes it: without spaces, and with its names in order; any other string as it is. */
export function normalizedDocument(text: string): string {
  const value = parsed(text);
  return value === text ? text : written(value);
}

/** A document as the AWS provider writes policies of IAM, some of which start with their version. */
export function versionFirst(text: string): string {
  const value = parsed(text);
  if (!isRecord(value) || value["Version"] !== "2012-10-17") return normalizedDocument(text);
  const { Version, ...others } = value;
  const [version, rest] = [{ Version }, others].map((part) => written(part).slice(1, -1));
  return `{${[version, rest].filter((part) => part !== "").join(",")}}`;
}

/** A document as the AWS provider writes it in a state. */
export function documentAs(form: "sorted" | "version first", text: string): string {
  return form === "sorted" ? normalizedDocument(text) : versionFirst(text);
}

/** The document to keep when AWS returns one: the known one if both are equivalent. */
export function keptDocument(known: unknown, observed: string): string {
  return typeof known === "string" && isSameDocument(known, observed) ? known : observed;
}

/** A document that the program gives as an object, as a string. */
export function documentOf(value: Properties): unknown {
  const text = holdsUnknown(value) ? unknownValue : written(unwrapSecrets(value));
  return secretNames(value).length > 0 ? secretMarker(text) : text;
}

function holdsUnknown(value: unknown): boolean {
  if (isRecord(value) || Array.isArray(value)) return Object.values(value).some(holdsUnknown);
  return isUnknown(value);
}

/** JSON as Go writes it. */
function written(value: unknown): string {
  const escapes: Readonly<Record<string, string>> = { "<": "\\u003c", ">": "\\u003e", "&": "\\u0026" };
  return JSON.stringify(ordered(value)).replace(/[<>&]/g, (character) => escapes[character] ?? character);
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([name, item]) => [name, ordered(item)]));
}

/** A string that contains a JSON object. */
export const jsonDocument: Test = (value) =>
  typeof value === "string" && isRecord(parsed(value))
    ? undefined
    : "must be a string that contains a JSON object";

function parsed(text: unknown): unknown {
  if (typeof text !== "string") return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** In a policy, a list with one entry is equivalent to the entry, and the order of entries doesn't matter. */
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
