import { isDeepStrictEqual } from "node:util";
import type { Property, Schema } from "./schema";
import { isRecord, isUnknown, unknownValue, type Properties } from "./wire";

/*
 * What the AWS provider has in its state: every property of the schema is there, and one that isn't set is null, or
 * empty. It follows the SDK that the provider is made of:
 *
 * - After a creation or an update, a set that the program gives is as the program gives it, and a list, set or map that
 *   it doesn't give is null where AWS tells an empty one. All else is as AWS tells it.
 * - After a refresh or an import, everything is as AWS tells it, so that what was null is empty.
 * - What AWS doesn't tell at all is as the program gives it.
 */

/** What is asked for: the program's inputs, null for what isn't given, and unknown for what the provider will tell. */
export function planned(schema: Schema, inputs: Properties): Properties {
  return mapSchema(schema, (property, name) => plannedValue(property, inputs[name]));
}

function plannedValue(property: Property, input: unknown): unknown {
  const { kind, properties = {} } = property;
  if (isUnknown(input)) return input;
  if (kind === "blocks") {
    return Array.isArray(input)
      ? input.map((item: unknown) => (isRecord(item) ? plannedItem(properties, item) : item))
      : unset(property, []);
  }
  if (isNull(input) || (isCollection(property) && isEmpty(input))) {
    return unset(property, property.zeroDefault ?? null);
  }
  return kind === "block" && isRecord(input) ? planned(properties, input) : input;
}

function unset({ computed = false, output = false }: Property, nothing: unknown): unknown {
  return computed || output ? unknownValue : nothing;
}

/** In a block that is in a set of blocks, a text that isn't given is empty where another one is given. */
function plannedItem(schema: Schema, item: Properties): Properties {
  const plan = planned(schema, item);
  return mapSchema(schema, ({ kind, properties = {} }, name) => {
    const block = plan[name];
    if (kind !== "block" || !isRecord(block) || Object.values(block).every(isNull)) return block;
    return mapSchema(properties, (inner, key) => block[key] ?? (inner.kind === "string" ? "" : null));
  });
}

/** The plan of an update: what isn't known in it stays as it was. */
export function plannedUpdate(schema: Schema, inputs: Properties, before: Properties): Properties {
  const fill = (plan: unknown, old: unknown, property: Property): unknown => {
    if (isUnknown(plan)) return old ?? null;
    if (property.kind === "block" && isRecord(plan)) {
      const olds = isRecord(old) ? old : {};
      return mapSchema(property.properties ?? {}, (inner, name) => fill(plan[name], olds[name], inner));
    }
    return plan;
  };
  const plan = planned(schema, inputs);
  return mapSchema(schema, (property, name) => {
    // A list that is given as empty takes away what the provider has told.
    if (property.computed === true && isEmptyList(inputs[name])) return [];
    return fill(plan[name], before[name], property);
  });
}

/** The state after a creation or an update. */
export function applied(schema: Schema, told: Properties, plan: Properties): Properties {
  return mapSchema(schema, (property, name) => appliedValue(property, told[name], plan[name]));
}

function appliedValue(property: Property, told: unknown, plan: unknown): unknown {
  const { kind, properties = {} } = property;
  const isPlanned = !isNull(plan) && !isUnknown(plan);
  if (told === undefined) return isPlanned ? plan : kind === "blocks" ? [] : null;
  switch (kind) {
    case "list":
      if (isPlanned && property.ordered !== true) return plan;
      return isNull(plan) && isEmpty(told) ? null : told;
    case "blocks":
      if (isPlanned && property.ordered !== true && isNotEmpty(plan)) return plan;
      return Array.isArray(told)
        ? told.map((item: unknown) => (isRecord(item) ? applied(properties, item, {}) : item))
        : [];
    case "map":
      return isNull(plan) && isEmpty(told) ? null : told;
    case "block":
      return isRecord(told) ? applied(properties, told, isRecord(plan) ? plan : {}) : null;
    default:
      return told;
  }
}

/** The state after a refresh. */
export function refreshed(schema: Schema, told: Properties, before: Properties): Properties {
  return mapSchema(schema, (property, name) => refreshedValue(property, told[name], before[name]));
}

function refreshedValue(property: Property, told: unknown, before: unknown): unknown {
  const { kind, properties = {}, zeroDefault } = property;
  if (told === undefined) return before ?? zeroDefault ?? null;
  if (kind === "block") {
    return isRecord(told) ? refreshed(properties, told, isRecord(before) ? before : {}) : null;
  }
  if (kind === "blocks" && Array.isArray(told)) {
    return told.map((item: unknown) => (isRecord(item) ? refreshed(properties, item, {}) : item));
  }
  return told;
}

/** The inputs that a program would write to get a state: what is set in it, and can be given. */
export function inputsOf(schema: Schema, state: Properties): Properties {
  const entries = Object.entries(schema).flatMap(([name, property]) => {
    const value = property.output === true && name !== "tagsAll" ? undefined : inputOf(property, state[name]);
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(entries) as Properties;
}

function inputOf(property: Property, value: unknown): unknown {
  const { kind, properties = {}, default: byDefault, importedDefault = false } = property;
  if (byDefault === undefined ? isZero(value) : isNull(value)) return undefined;
  if (byDefault !== undefined && !importedDefault && isDeepStrictEqual(value, byDefault)) return undefined;
  if (kind === "block" && isRecord(value)) {
    const inner = inputsOf(properties, value);
    return isEmpty(inner) ? undefined : inner;
  }
  if (kind === "blocks" && Array.isArray(value)) {
    return value.map((item: unknown) => (isRecord(item) ? inputsOf(properties, item) : item));
  }
  return value;
}

/** What stands for "nothing" where AWS tells nothing. */
export function zeroOf({ kind }: Property): unknown {
  switch (kind) {
    case "string":
      return "";
    case "number":
      return 0;
    case "boolean":
      return false;
    case "map":
      return {};
    case "list":
    case "blocks":
      return [];
    case "block":
    case "asset":
      return null;
  }
}

/** Whether a value is none, false, 0 or empty, which the AWS provider takes for the same. */
export function isZero(value: unknown): boolean {
  return isNull(value) || value === "" || value === false || value === 0 || isEmpty(value);
}

/** Whether a value isn't there. */
export function isNull(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

function isCollection({ kind }: Property): boolean {
  return kind === "list" || kind === "map";
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return isRecord(value) && Object.keys(value).length === 0;
}

function isNotEmpty(value: unknown): boolean {
  return !isEmpty(value);
}

function mapSchema(schema: Schema, change: (property: Property, name: string) => unknown): Properties {
  const entries = Object.entries(schema)
    .filter(([, { input }]) => input !== true)
    .map(([name, property]) => [name, change(property, name)]);
  return Object.fromEntries(entries) as Properties;
}
