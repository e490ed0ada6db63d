import { isDeepStrictEqual } from "node:util";
import { isSameDocument } from "./documents";
import { isRecord, type Properties } from "./wire";

/** How an argument of a Pulumi resource travels to Cognito and back. */
export interface Field<Name extends string = string> {
  /** Its name in Cognito's API. */
  readonly api: Name;
  /** Its own arguments, where it's an object or a list of objects. */
  readonly fields?: Fields;
  /** Left out by the program, it keeps the value that Cognito has, so that leaving it out changes nothing. */
  readonly computed?: boolean;
  /** Cognito never tells it again. */
  readonly writeOnly?: boolean;
  /** It's a text with a JSON document, which can be written in more than one way. */
  readonly document?: boolean;
  /** The keys of a map that Cognito adds by itself. */
  readonly ownKeys?: readonly string[];
}

/** The arguments of a resource, or of an object in one, by their names in Pulumi. */
export type Fields = Readonly<Record<string, Field>>;

/** Fields that make up an object of Cognito's API. */
export type FieldsOf<Api> = Fields & { readonly [api]?: Api };
declare const api: unique symbol;

/**
 * Describes how Pulumi's arguments become an object of Cognito's API. Every argument has to be named, and every name
 * has to be one that the API has, or this doesn't compile.
 */
export function fieldsOf<Args, Api>(table: {
  readonly [Argument in keyof Required<Args>]: (keyof Api & string) | Field<keyof Api & string>;
}): FieldsOf<Api> {
  const entries = Object.entries<string | Field>(table);
  return Object.fromEntries(
    entries.map(([name, field]) => [name, typeof field === "string" ? { api: field } : field]),
  );
}

/** Any value, for comparing what is no argument. */
export const plainField: Field = { api: "" };

/** An argument with arguments of its own. */
export function block<Name extends string>(name: Name, fields: Fields): Field<Name> {
  return { api: name, fields };
}

/** An argument that keeps its value when the program leaves it out. */
export function computed<Name extends string>(field: Name | Field<Name>): Field<Name> {
  return { ...(typeof field === "string" ? { api: field } : field), computed: true };
}

/** An argument that Cognito never tells again. */
export function writeOnly<Name extends string>(name: Name): Field<Name> {
  return { api: name, writeOnly: true };
}

/** An argument with the JSON document of a policy. */
export function document<Name extends string>(name: Name): Field<Name> {
  return { api: name, document: true };
}

/** The arguments as an object of Cognito's API. */
export function toApi<Api>(fields: FieldsOf<Api>, args: Properties): Partial<Api> {
  const entries = Object.entries(fields).flatMap(([name, field]) =>
    args[name] === undefined ? [] : [[field.api, convert(field, args[name], toApi)]],
  );
  // `fieldsOf` let only the names of this type through; the values are as Pulumi's own types had them in the program.
  return Object.fromEntries(entries) as Partial<Api>;
}

/** What an object of Cognito's API says, as arguments; what it leaves empty is left out. */
export function fromApi<Api extends object>(fields: FieldsOf<Api>, answer: Partial<Api>): Properties {
  const values = new Map<string, unknown>(Object.entries(answer));
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => {
      const value = convert(field, values.get(field.api), fromApi);
      return isNothing(value) ? [] : [[name, value]];
    }),
  );
}

function convert(
  { fields }: Field,
  value: unknown,
  direction: (fields: Fields, value: Properties) => unknown,
): unknown {
  if (fields === undefined) return value;
  if (Array.isArray(value))
    return value.map((item: unknown) => (isRecord(item) ? direction(fields, item) : item));
  return isRecord(value) ? direction(fields, value) : value;
}

function isNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === "") return true;
  if (Array.isArray(value)) return value.length === 0;
  return isRecord(value) && Object.keys(value).length === 0;
}

/** The names of the arguments by which the program's inputs differ from what is deployed. */
export function changedFields(fields: Fields, deployed: Properties, inputs: Properties): string[] {
  return Object.entries(fields).flatMap(([name, field]) =>
    differs(field, deployed[name], inputs[name]) ? [name] : [],
  );
}

/**
 * Whether an argument differs from what is deployed. As in the AWS provider, false, 0 and "nothing" are the same, and
 * every list is a set.
 */
export function differs(field: Field, deployed: unknown, input: unknown): boolean {
  if (input === undefined && field.computed === true) return false;
  if (isZero(deployed) && isZero(input)) return false;
  if (field.document === true) return !isSameDocument(deployed, input);
  if (isRecord(deployed) && isRecord(input)) {
    return changedFields(fieldsIn(field, deployed, input), deployed, input).length > 0;
  }
  if (Array.isArray(deployed) && Array.isArray(input)) {
    const isDeployed = (item: unknown): boolean => deployed.some((other) => !differs(field, other, item));
    return deployed.length !== input.length || !input.every(isDeployed);
  }
  return !isDeepStrictEqual(deployed, input);
}

function isZero(value: unknown): boolean {
  return value === false || value === 0 || isNothing(value);
}

/** The fields of an object; a map with free keys has one for each of its keys. */
export function fieldsIn(field: Field, ...values: Properties[]): Fields {
  if (field.fields !== undefined) return field.fields;
  const keys = values.flatMap((value) => Object.keys(value));
  return Object.fromEntries(
    keys.map((key) => [key, { api: key, computed: field.ownKeys?.includes(key) ?? false }]),
  );
}

/** The program's inputs, and what is deployed where the program leaves out a computed argument. */
export function withComputed(fields: Fields, deployed: Properties, inputs: Properties): Properties {
  const kept = Object.entries(fields).flatMap(([name, field]) => {
    const [old, input] = [deployed[name], inputs[name]];
    if (old === undefined) return [];
    if (input === undefined) return field.computed === true ? [[name, old]] : [];
    return field.fields !== undefined && isRecord(old) && isRecord(input)
      ? [[name, withComputed(field.fields, old, input)]]
      : [];
  });
  return { ...inputs, ...(Object.fromEntries(kept) as Properties) };
}
