import { type Change, timestamp } from "./resource";
import type { Property, Schema } from "./schema";
import { zeroOf } from "./state";
import { isEmpty, isNull } from "./values";
import { isRecord, type Properties } from "./wire";

/** The name of a property of a Pulumi resource in AWS's API. */
export interface Field<Name extends string = string> {
  /** A name, or a path of names where it is in a structure that Pulumi doesn't have. */
  readonly api: Name;
  /** Its own properties, where it's an object or a list of objects. */
  readonly fields?: Fields;
  /** What a string in Pulumi is in the API, where that isn't a string: bytes (base64 in Pulumi) or a JSON document. */
  readonly form?: "blob" | "document";
}

/** The properties of a resource, or of an object in one, by their names in Pulumi. */
export type Fields = Readonly<Record<string, Field>>;

/** Fields that make up an object of AWS's API. */
export type FieldsOf<Api> = Fields & { readonly [api]?: Api };
declare const api: unique symbol;

/**
 * Describes how Pulumi's arguments become an object of AWS's API. Every argument must be named, and every name must
 * be one that the API has; otherwise this doesn't compile.
 */
export function fieldsOf<Args, Api>(table: {
  readonly [Argument in keyof Required<Args>]: (keyof Api & string) | Field<keyof Api & string>;
}): FieldsOf<Api> {
  const entries = Object.entries<string | Field>(table);
  return Object.fromEntries(
    entries.map(([name, field]) => [name, typeof field === "string" ? { api: field } : field]),
  );
}

/** An argument with arguments of its own. */
export function block<Name extends string>(name: Name, fields: Fields): Field<Name> {
  return { api: name, fields };
}

/** The arguments as an object of AWS's API; those that are null are left out. */
export function toApi<Api>(fields: FieldsOf<Api>, args: Properties): Partial<Api> {
  const entries = Object.entries(fields).flatMap(([name, field]): [string, unknown][] => {
    const value = args[name];
    return isNull(value) ? [] : [[field.api, apiValue(field, value)]];
  });
  // `fieldsOf` let only the names of this type through; the values are as Pulumi's own types had them in the program.
  return nested(entries) as Partial<Api>;
}

function apiValue({ fields, form }: Field, value: unknown): unknown {
  if (form === "blob") return Buffer.from(String(value), "base64");
  if (form === "document") return JSON.parse(String(value)) as unknown;
  return fields === undefined ? value : mapObjects(value, (object) => toApi(fields, object));
}

/** `A.B` and its value as `{ A: { B: value } }`. */
function nested(entries: readonly (readonly [string, unknown])[]): Properties {
  const whole: Record<string, unknown> = {};
  for (const [path, value] of entries) {
    const [first = "", ...rest] = path.split(".");
    const inner = whole[first];
    whole[first] =
      rest.length === 0 ? value : { ...(isRecord(inner) ? inner : {}), ...nested([[rest.join("."), value]]) };
  }
  return whole;
}

/** The changed arguments as an object of AWS's API; those that are null are cleared. */
export function changedToApi<Api>(
  fields: FieldsOf<Api>,
  schema: Schema,
  { asked, changed }: Pick<Change, "asked" | "changed">,
): Partial<Api> {
  const values = Object.keys(fields)
    .filter((name) => changed.includes(name))
    .map((name) => [name, asked[name] ?? emptied(schema[name])]);
  return toApi(fields, Object.fromEntries(values) as Properties);
}

function emptied(property: Property | undefined): unknown {
  return property === undefined ? undefined : (zeroOf(property) ?? {});
}

/**
 * An object of AWS's API as properties; what it omits is null, false, 0 or empty. With the AWS provider's
 * newer framework, an omitted string inside a block is null, and so is an omitted block.
 */
export function fromApi<Api extends object>(
  fields: FieldsOf<Api>,
  schema: Schema,
  answer: Partial<Api>,
  framework = false,
): Properties {
  const entries = Object.entries(fields).flatMap(([name, field]) => {
    const property = schema[name];
    if (property === undefined) return [];
    return [[name, observedValue(field, property, valueAt(answer, field.api), framework)]];
  });
  return Object.fromEntries(entries) as Properties;
}

function valueAt(answer: object, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>(
      (inner, name) => (typeof inner === "object" && inner !== null ? Reflect.get(inner, name) : undefined),
      answer,
    );
}

function observedValue(
  { fields, form }: Field,
  property: Property,
  value: unknown,
  framework: boolean,
): unknown {
  if (isNull(value)) return zeroOf(property);
  if (value instanceof Date) return timestamp(value);
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (form === "document") return JSON.stringify(value);
  const { properties } = property;
  if (fields === undefined || properties === undefined) return value;
  if (framework && property.kind === "block" && isEmpty(value)) return null;
  return mapObjects(value, (object) => {
    const inner = fromApi(fields, properties, object, framework);
    return framework ? withoutUnset(inner, fields, object) : inner;
  });
}

function withoutUnset(properties: Properties, fields: Fields, object: Properties): Properties {
  const entries = Object.entries(properties).map(([name, value]) => [
    name,
    value === "" && isNull(valueAt(object, fields[name]?.api ?? "")) ? null : value,
  ]);
  return Object.fromEntries(entries) as Properties;
}

function mapObjects(value: unknown, change: (object: Properties) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => (isRecord(item) ? change(item) : item));
  return isRecord(value) ? change(value) : value;
}
