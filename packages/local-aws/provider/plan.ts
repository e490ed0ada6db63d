import { differs } from "./diff";
import { documentAs } from "./documents";
import { mapOutputs, type Property, type Schema } from "./schema";
import { zeroOf } from "./state";
import { isEmpty, isNull } from "./values";
import { isRecord, isUnknown, type Properties, unknownValue } from "./wire";

/**
 * The planned properties: the program's inputs, null for what isn't given, and unknown for what the provider will
 * compute. A set or map that is empty isn't given, except in the AWS provider's newer framework.
 */
export function planned(schema: Schema, inputs: Properties, framework: boolean): Properties {
  return mapOutputs(schema, (property, name) => plannedValue(property, inputs[name], framework));
}

function plannedValue(property: Property, input: unknown, framework: boolean): unknown {
  const { kind, properties = {} } = property;
  const isComputed = property.computed === true || property.output === true;
  if (isUnknown(input)) return input;
  if (isNull(input) && property.implied !== undefined) return property.implied;
  if (typeof input === "string" && property.document !== undefined) {
    return documentAs(property.document, input);
  }
  if (kind === "blocks" && !(isNull(input) && isComputed)) {
    return Array.isArray(input)
      ? input.map((item: unknown) => (isRecord(item) ? plannedItem(property, item, framework) : item))
      : [];
  }
  if (isNull(input) || (isUnordered(property) && isEmpty(input) && !framework)) {
    if (isComputed) return unknownValue;
    return property.zeroDefault ?? null;
  }
  return kind === "block" && isRecord(input) ? planned(properties, input, framework) : input;
}

function isUnordered(property: Property): boolean {
  return isCollection(property) && property.ordered !== true;
}

function isCollection({ kind }: Property): boolean {
  return kind === "list" || kind === "map";
}

function plannedItem(
  { properties = {}, ordered }: Property,
  item: Properties,
  framework: boolean,
): Properties {
  const plan = planned(properties, item, framework);
  return ordered === true || framework ? plan : inSet(properties, plan);
}

/**
 * In a set of blocks, and in a block there, a string or set that isn't given is empty; not so in the newer framework.
 */
function inSet(schema: Schema, plan: Properties): Properties {
  return mapOutputs(schema, (property, name) => {
    const { kind, properties = {} } = property;
    const value = plan[name];
    if (kind === "block" && isRecord(value)) return inSet(properties, value);
    return isNull(value) && (kind === "string" || kind === "list") ? zeroOf(property) : value;
  });
}

/** The plan of an update: what doesn't change stays as it was, however the program writes it. */
export function plannedUpdate(
  schema: Schema,
  inputs: Properties,
  before: Properties,
  framework: boolean,
): Properties {
  const plan = planned(schema, inputs, framework);
  return mapOutputs(schema, (property, name) =>
    updatedValue(property, plan[name], before[name] ?? null, inputs[name], framework),
  );
}

function updatedValue(
  property: Property,
  plan: unknown,
  old: unknown,
  input: unknown,
  framework: boolean,
): unknown {
  const { kind, properties = {} } = property;
  // A list that is given as empty removes what the provider has reported.
  if (property.computed === true && Array.isArray(input) && input.length === 0) return [];
  if (isUnknown(plan) && !isUnknown(input)) return old;
  if (kind === "block" && isRecord(plan)) {
    const olds = isRecord(old) ? old : {};
    return withEmptied(
      properties,
      olds,
      plannedUpdate(properties, isRecord(input) ? input : {}, olds, framework),
    );
  }
  const isUnchanged = isNull(input) && !differs(property, old, input, framework);
  if (isUnchanged && !(isCollection(property) && isEmpty(old))) return old;
  // What is removed is empty, rather than missing.
  return isNull(plan) && kind === "map" && !isUnchanged ? {} : plan;
}

/** In a block, so are lists. */
function withEmptied(schema: Schema, before: Properties, plan: Properties): Properties {
  return mapOutputs(schema, ({ kind }, name) =>
    kind === "list" && isNull(plan[name]) && !isEmpty(before[name] ?? []) ? [] : plan[name],
  );
}
