import { differs } from "./diff";
import { mapOutputs, type Property, type Schema } from "./schema";
import { isEmpty, isNull } from "./values";
import { isRecord, isUnknown, unknownValue, type Properties } from "./wire";

/**
 * What is asked for: the program's inputs, null for what isn't given, and unknown for what the provider will tell. A list,
 * set or map that is empty isn't given, except in the AWS provider's newer framework.
 */
export function planned(schema: Schema, inputs: Properties, framework: boolean): Properties {
  return mapOutputs(schema, (property, name) => plannedValue(property, inputs[name], framework));
}

function plannedValue(property: Property, input: unknown, framework: boolean): unknown {
  const { kind, properties = {} } = property;
  if (isUnknown(input)) return input;
  if (kind === "blocks") {
    return Array.isArray(input)
      ? input.map((item: unknown) => (isRecord(item) ? plannedItem(properties, item, framework) : item))
      : [];
  }
  if (isNull(input) || (isCollection(property) && isEmpty(input) && !framework)) {
    if (property.computed === true || property.output === true) return unknownValue;
    return property.zeroDefault ?? null;
  }
  return kind === "block" && isRecord(input) ? planned(properties, input, framework) : input;
}

function isCollection({ kind }: Property): boolean {
  return kind === "list" || kind === "map";
}

/** In a block that is in a set of blocks, a text that isn't given is empty. */
function plannedItem(schema: Schema, item: Properties, framework: boolean): Properties {
  const plan = planned(schema, item, framework);
  return mapOutputs(schema, ({ kind, properties = {} }, name) => {
    const block = plan[name];
    if (kind !== "block" || !isRecord(block)) return block;
    return mapOutputs(properties, (inner, key) => block[key] ?? (inner.kind === "string" ? "" : null));
  });
}

/** The plan of an update: what doesn't change stays as it was, whatever the program says of it. */
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
  if (isUnknown(plan) && !isUnknown(input)) return old;
  if (kind === "block" && isRecord(plan)) {
    const olds = isRecord(old) ? old : {};
    return plannedUpdate(properties, isRecord(input) ? input : {}, olds, framework);
  }
  const isUnchanged = isNull(input) && !differs(property, old, input, framework);
  if (isUnchanged && !(isCollection(property) && isEmpty(old))) return old;
  // What is taken away is empty, rather than not there.
  return isNull(plan) && kind === "map" && !isUnchanged ? {} : plan;
}
