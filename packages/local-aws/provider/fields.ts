import type { Change } from "./resource";
import type { Property, Schema } from "./schema";
import { zeroOf } from "./state";
import { isNull } from "./values";
import { isRecord, type Properties } from "./wire";

/** How a property of a Pulumi resource is called in AWS's API. */
export interface Field<Name extends string = string> {
  readonly api: Name;
  /** Its own properties, where it's an object or a list of objects. */
  readonly fields?: Fields;
}

/** The properties of a resource, or of an object in one, by their names in Pulumi. */
export type Fields = Readonly<Record<string, Field>>;

/** Fields that make up an object of AWS's API. */
export type FieldsOf<Api> = Fields & { readonly [api]?: Api };
declare const api: unique symbol;

/**
 * Describes how Pulumi's arguments become an object of AWS's API. Every argument has to be named, and every name has to
 * be one that the API has, or this doesn't compile.
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
  const entries = Object.entries(fields).flatMap(([name, { api: apiName, fields: inner }]) => {
    const value = args[name];
    if (isNull(value)) return [];
    const converted = inner === undefined ? value : mapObjects(value, (object) => toApi(inner, object));
    return [[apiName, converted]];
  });
  // `fieldsOf` let only the names of this type through; the values are as Pulumi's own types had them in the program.
  return Object.fromEntries(entries) as Partial<Api>;
}

/** The arguments that have changed as an object of AWS's API; those that are null are emptied. */
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

/** What an object of AWS's API says, as properties; what it leaves out is none, false, 0 or empty. */
export function fromApi<Api extends object>(
  fields: FieldsOf<Api>,
  schema: Schema,
  answer: Partial<Api>,
): Properties {
  const values = new Map<string, unknown>(Object.entries(answer));
  const entries = Object.entries(fields).flatMap(([name, field]) => {
    const property = schema[name];
    if (property === undefined) return [];
    return [[name, told(field, property, values.get(field.api))]];
  });
  return Object.fromEntries(entries) as Properties;
}

function told({ fields }: Field, property: Property, value: unknown): unknown {
  if (isNull(value)) return zeroOf(property);
  const { properties } = property;
  if (fields === undefined || properties === undefined) return value;
  return mapObjects(value, (object) => fromApi(fields, properties, object));
}

function mapObjects(value: unknown, change: (object: Properties) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => (isRecord(item) ? change(item) : item));
  return isRecord(value) ? change(value) : value;
}
