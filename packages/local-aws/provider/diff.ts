import { isDeepStrictEqual } from "node:util";
import { isSameDocument } from "./documents";
import type { Property, Schema } from "./schema";
import { isNull, isZero } from "./values";
import { isRecord, type Properties } from "./wire";

/**
 * The names of the properties by which the program's inputs differ from the state.
 *
 * As in the AWS provider, null, false, 0 and empty are the same, unless the comparison is `strict`, as it is in the
 * provider's newer framework. An empty block differs from a missing one. The order in a set doesn't matter.
 */
export function changedProperties(
  schema: Schema,
  state: Properties,
  inputs: Properties,
  strict = false,
): string[] {
  return Object.entries(schema).flatMap(([name, property]) =>
    property.output !== true && differs(property, state[name], inputs[name], strict) ? [name] : [],
  );
}

/** Whether one input differs from the state. */
export function differs(property: Property, state: unknown, given: unknown, strict: boolean): boolean {
  // The inputs of an imported resource have no defaults.
  const input = isNull(given) ? property.default : given;
  if (isNull(input) && property.implied !== undefined) return state !== property.implied;
  if (isNull(input) && (property.computed === true || property.kept === true)) return false;
  if (property.document !== undefined) return !isSameDocument(state ?? "", input ?? "");
  if (property.kind === "block") return blocksDiffer(property, state, input, strict);
  if (property.kind === "asset") return !isSameAsset(state, input);
  if (property.kind === "map") {
    return !isDeepStrictEqual(withoutOwnKeys(property, state, input), withoutNulls(input));
  }
  if (Array.isArray(state) && Array.isArray(input)) return listsDiffer(property, state, input);
  if (property.kind === "blocks" && isZero(state) && isZero(input)) return false;
  if (strict ? isNull(state) && isNull(input) : isZero(state) && isZero(input)) return false;
  return !isDeepStrictEqual(state, input);
}

function blocksDiffer(property: Property, state: unknown, input: unknown, strict: boolean): boolean {
  const { missingIsEmpty, properties = {} } = property;
  if (missingIsEmpty === true && isNull(input) && isRecord(state)) {
    return changedProperties(properties, state, defaultsOf(properties), strict).length > 0;
  }
  if (isNull(state) || isNull(input)) return isNull(state) !== isNull(input);
  return isRecord(state) && isRecord(input)
    ? changedProperties(properties, state, input, strict).length > 0
    : !isDeepStrictEqual(state, input);
}

/** Whether a change requires replacement. A block requires it only if a changed property inside it does. */
export function isReplaced(
  property: Property | undefined,
  state: unknown,
  input: unknown,
  strict: boolean,
): boolean {
  if (property?.replaces !== true) return false;
  const { properties = {} } = property;
  const inner = Object.values(properties).some(({ replaces }) => replaces === true);
  if (!inner || !isRecord(input)) return true;
  if (!isRecord(state)) return Object.keys(input).some((name) => properties[name]?.replaces === true);
  return changedProperties(properties, state, input, strict).some(
    (name) => properties[name]?.replaces === true,
  );
}

/** The values of properties that the program doesn't set. */
export function defaultsOf(schema: Schema): Properties {
  const entries = Object.entries(schema).map(([name, property]) => [name, property.default ?? null]);
  return Object.fromEntries(entries) as Properties;
}

function listsDiffer(
  { kind, ordered, properties = {} }: Property,
  state: unknown[],
  input: unknown[],
): boolean {
  const isSame = (one: unknown, other: unknown): boolean =>
    kind === "blocks" && isRecord(one) && isRecord(other)
      ? changedProperties(properties, one, other).length === 0
      : isDeepStrictEqual(one, other);
  if (state.length !== input.length) return true;
  return ordered === true
    ? !state.every((item, index) => isSame(item, input[index]))
    : !input.every((item) => state.some((other) => isSame(other, item)));
}

/** The same files can have different paths on different machines. */
function isSameAsset(one: unknown, other: unknown): boolean {
  const [hash, otherHash] = [one, other].map((asset) => (isRecord(asset) ? asset["hash"] : undefined));
  return hash === undefined ? isDeepStrictEqual(one, other) : hash === otherHash;
}

/** A map without the keys that AWS adds and the program doesn't set. */
function withoutOwnKeys({ ownKeys = [] }: Property, state: unknown, input: unknown): Properties {
  const given = withoutNulls(input);
  const entries = Object.entries(withoutNulls(state));
  return Object.fromEntries(entries.filter(([key]) => key in given || !ownKeys.includes(key)));
}

function withoutNulls(value: unknown): Properties {
  const entries = isRecord(value) ? Object.entries(value) : [];
  return Object.fromEntries(entries.filter(([, item]) => !isNull(item)));
}
