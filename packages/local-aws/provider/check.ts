import type * as pulumi from "@pulumi/pulumi";
import { autoName, isAutoName } from "./autoName";
import { documentOf } from "./documents";
import type { ResourceHandler } from "./resource";
import type { Failure } from "./ruleChecks";
import type { Property, Schema } from "./schema";
import { isNull } from "./values";
import {
  given,
  isAsset,
  isRecord,
  isSecret,
  isUnknown,
  type Properties,
  secretMarker,
  unknownValue,
  unwrapSecrets,
} from "./wire";

/** The context of a check, besides the inputs. */
export interface CheckedResource {
  readonly handler: ResourceHandler;
  /** The resource's name in the program. */
  readonly logicalName: string;
  /** The region of a resource that names none. */
  readonly region: string;
}

/** Completes the inputs of a resource and validates them. */
export function check(
  { handler, logicalName, region }: CheckedResource,
  olds: unknown,
  news: unknown,
): pulumi.provider.CheckResult {
  const { schema, rules, framework } = handler;
  const known = converted(schema, given(news), framework);
  const inputs = framework ? withNulls(known, news) : known;
  const name = nameOf(handler, unwrapSecrets(olds), inputs, logicalName);
  const completed = withDefaults(schema, { ...name, ...inputs }, region);
  const plain = unwrapSecrets(completed);
  // A default conflicts with nothing.
  const asGiven = unwrapSecrets({ ...name, ...inputs });
  const failures = [
    ...schemaFailures(schema, plain, "", framework),
    ...rules.flatMap((rule) => rule(asGiven)),
  ];
  if (!isRegion(plain["region"])) failures.push({ property: "region", reason: "must be a region of AWS" });
  return { inputs: withSchemaSecrets(schema, completed), failures };
}

/** Whether a resource can be in a region, as far as its name says: the endpoint has them all. */
function isRegion(region: unknown): boolean {
  if (isNull(region) || isUnknown(region)) return true;
  return typeof region === "string" && /^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/.test(region);
}

/** The inputs, with those of them that are given as null. */
function withNulls(inputs: Properties, news: unknown): Properties {
  const nulls = Object.entries(isRecord(news) ? news : {}).filter(([, value]) => value === null);
  return { ...inputs, ...(Object.fromEntries(nulls) as Properties) };
}

/** A number or boolean can be given as a string, and an object as a list that contains it. */
function converted(schema: Schema, inputs: Properties, strict: boolean): Properties {
  const entries = Object.entries(inputs).map(([name, value]) => {
    const property = schema[name];
    return [name, property === undefined ? value : convertedValue(property, value, strict)];
  });
  return Object.fromEntries(entries) as Properties;
}

function convertedValue(property: Property, value: unknown, strict: boolean): unknown {
  const { kind, properties = {} } = property;
  if (isUnknown(value) || (isRecord(value) && isSecret(value))) return value;
  if (property.document !== undefined && isRecord(value)) return documentOf(value);
  if (
    (kind === "integer" || kind === "number") &&
    typeof value === "string" &&
    /^-?\d+(\.\d+)?$/.test(value)
  ) {
    return Number(value);
  }
  if (kind === "boolean" && (value === "true" || value === "false")) return value === "true";
  if (kind === "string" && (typeof value === "number" || typeof value === "boolean")) return String(value);
  if (kind === "block" && Array.isArray(value) && value.length === 1 && !strict) {
    return convertedValue(property, value[0], strict);
  }
  if (kind === "block" && isRecord(value)) return converted(properties, value, strict);
  if (kind === "blocks" && Array.isArray(value)) {
    return value.map((item: unknown) => (isRecord(item) ? converted(properties, item, strict) : item));
  }
  return value;
}

/** A name for a resource that needs one; a generated name stays the same. */
function nameOf(
  { autoNamed }: ResourceHandler,
  olds: Properties,
  inputs: Properties,
  logicalName: string,
): Properties {
  if (autoNamed === undefined) return {};
  const { argument, prefix, longest, start = "", lowerCase = false } = autoNamed;
  if (prefix !== undefined && inputs[prefix] !== undefined) return {};
  const name = olds[argument];
  if (typeof name === "string" && name !== "") return { [argument]: name };
  const base = lowerCase ? logicalName.toLowerCase() : logicalName;
  return { [argument]: start + autoName(base, longest - start.length) };
}

/** Whether a name is the program's rather than a generated one. */
export function isGivenName({ autoNamed }: ResourceHandler, inputs: Properties): boolean {
  const name = autoNamed === undefined ? undefined : inputs[autoNamed.argument];
  return typeof name === "string" && !isAutoName(name);
}

function withDefaults(schema: Schema, inputs: Properties, region: string): Properties {
  const { tags } = inputs;
  return {
    ...("region" in schema ? { region } : {}),
    ...("tagsAll" in schema ? { tagsAll: isNull(tags) ? {} : tags } : {}),
    ...withSchemaDefaults(schema, inputs),
  };
}

function withSchemaDefaults(schema: Schema, inputs: Properties): Properties {
  const entries = Object.entries(schema).flatMap(([name, property]): [string, unknown][] => {
    const value = inputs[name];
    if (isNull(value)) return property.default === undefined ? [] : [[name, property.default]];
    return property.kind === "block" && isRecord(value) && !isSecret(value)
      ? [[name, withSchemaDefaults(property.properties ?? {}, value)]]
      : [];
  });
  return { ...inputs, ...(Object.fromEntries(entries) as Properties) };
}

/** What the schema rejects: missing required arguments, unknown arguments, and values of the wrong type. */
function schemaFailures(schema: Schema, inputs: Properties, prefix: string, strict: boolean): Failure[] {
  const missing = Object.entries(schema)
    .filter(([name, { required }]) => required === true && isNull(inputs[name]))
    .map(([name]) => ({ property: prefix + name, reason: "is required" }));
  const wrong = Object.entries(inputs).flatMap(([name, value]): Failure[] => {
    const path = prefix + name;
    const property = schema[name];
    if (property === undefined) {
      return [{ property: path, reason: "isn't an argument of this resource" }];
    }
    if (property.output === true) {
      return [{ property: path, reason: "is computed by AWS and can't be set" }];
    }
    return valueFailures(property, value, path, strict);
  });
  return [...missing, ...wrong];
}

function valueFailures(
  { kind, properties = {} }: Property,
  value: unknown,
  path: string,
  strict: boolean,
): Failure[] {
  if (isNull(value) || isUnknown(value)) return [];
  const refused = (wanted: string): Failure[] => [{ property: path, reason: `must be ${wanted}` }];
  switch (kind) {
    case "string":
      return isRecord(value) || Array.isArray(value) ? refused("a string") : [];
    case "integer":
      return Number.isInteger(value) || (typeof value === "number" && !strict)
        ? []
        : refused("a whole number");
    case "number":
      return typeof value === "number" ? [] : refused("a number");
    case "boolean":
      return typeof value === "boolean" ? [] : refused("true or false");
    case "list":
      return isRecord(value) ? refused("a list") : [];
    case "map":
      return isRecord(value) ? [] : refused("an object");
    case "block":
      return isRecord(value) ? schemaFailures(properties, value, `${path}.`, strict) : refused("an object");
    case "blocks":
      return Array.isArray(value)
        ? value.flatMap((item: unknown, index) =>
            isRecord(item) ? schemaFailures(properties, item, `${path}[${index}].`, strict) : [],
          )
        : refused("a list");
    case "asset":
      return isAsset(value) || isRecord(value) ? [] : refused("an archive");
  }
}

function withSchemaSecrets(schema: Schema, inputs: Properties): Properties {
  const entries = Object.entries(inputs).map(([name, value]) => {
    const isOpen =
      schema[name]?.secret === true && value !== unknownValue && !(isRecord(value) && isSecret(value));
    return [name, isOpen ? secretMarker(value) : value];
  });
  return Object.fromEntries(entries) as Properties;
}
