import { mapOutputs, type Property, type Schema } from "./schema";
import { isEmpty, isNull, isZero } from "./values";
import { isRecord, isUnknown, type Properties } from "./wire";

/*
 * What the AWS provider has in its state: every property of the schema is there, and one that isn't set is null, or
 * empty. It follows the SDK that the provider is made of:
 *
 * - After a creation or an update, a set that the program gives is as the program gives it, and a list, set or map that
 *   it doesn't give is null if AWS returns an empty one. All else is as AWS returns it.
 * - After a refresh or an import, everything is as AWS returns it, so that what was null is empty.
 * - What AWS doesn't return at all is as the program gives it.
 */

/** The state after a creation or an update. */
export function applied(schema: Schema, observed: Properties, plan: Properties): Properties {
  return mapOutputs(schema, (property, name) => appliedValue(property, observed[name], plan[name]));
}

function appliedValue(property: Property, observed: unknown, plan: unknown): unknown {
  const { kind, properties = {} } = property;
  const isPlanned = !isNull(plan) && !isUnknown(plan);
  if (observed === undefined) return isPlanned ? withoutUnknowns(plan) : kind === "blocks" ? [] : null;
  if (kind === "block") {
    return isRecord(observed) ? applied(properties, observed, isRecord(plan) ? plan : {}) : null;
  }
  if (kind === "blocks") {
    if (isPlanned && property.ordered !== true && !isEmpty(plan)) return plan;
    return Array.isArray(observed)
      ? observed.map((item: unknown) => (isRecord(item) ? applied(properties, item, {}) : item))
      : [];
  }
  if (kind === "list" && isPlanned && property.ordered !== true && property.output !== true) return plan;
  return (kind === "list" || kind === "map") && isNull(plan) && isEmpty(observed) ? null : observed;
}

/** The parts of a plan that were never observed are null. */
function withoutUnknowns(plan: unknown): unknown {
  if (isUnknown(plan)) return null;
  if (Array.isArray(plan)) return plan.map(withoutUnknowns);
  if (!isRecord(plan)) return plan;
  return Object.fromEntries(Object.entries(plan).map(([name, value]) => [name, withoutUnknowns(value)]));
}

/** The state after a refresh. */
export function refreshed(schema: Schema, observed: Properties, before: Properties): Properties {
  return mapOutputs(schema, (property, name) => refreshedValue(property, observed[name], before[name]));
}

function refreshedValue(property: Property, observed: unknown, before: unknown): unknown {
  const { kind, properties = {}, zeroDefault } = property;
  if (observed === undefined) return before ?? zeroDefault ?? null;
  if (kind === "block") {
    return isRecord(observed) ? refreshed(properties, observed, isRecord(before) ? before : {}) : null;
  }
  if (kind === "blocks" && Array.isArray(observed)) {
    return observed.map((item: unknown) => (isRecord(item) ? refreshed(properties, item, {}) : item));
  }
  return observed;
}

/** The inputs that a program would write to get a state: what is set in it, and can be given. */
export function inputsOf(schema: Schema, state: Properties): Properties {
  const entries = Object.entries(schema).flatMap(([name, property]) => {
    const value = property.output === true ? undefined : inputOf(property, state[name]);
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(entries) as Properties;
}

function inputOf(property: Property, value: unknown): unknown {
  const { kind, properties = {} } = property;
  if (isNull(value) || isUnset(property, value)) return undefined;
  if (kind === "block" && isRecord(value)) {
    const inner = inputsOf(properties, value);
    return isEmpty(inner) ? undefined : inner;
  }
  if (kind === "blocks" && Array.isArray(value)) {
    return value.map((item: unknown) => (isRecord(item) ? inputsOf(properties, item) : item));
  }
  return value;
}

/** Whether an import leaves a value out: where it is the default, or nothing. */
function isUnset({ default: standard, required, importedDefault }: Property, value: unknown): boolean {
  if (required === true) return false;
  return standard === undefined || importedDefault === true ? isZero(value) : value === standard;
}

/** What stands for "nothing" where AWS returns nothing. */
export function zeroOf({ kind }: Property): unknown {
  switch (kind) {
    case "string":
      return "";
    case "integer":
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
