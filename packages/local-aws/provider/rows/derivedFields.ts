import type { Field, Fields } from "../fields";
import type { Property, Schema } from "../schema";
import { type Members, structure } from "./operation";

/**
 * The names of AWS's API for properties whose names can't be derived from it, by their paths in Pulumi. A name can lead
 * into a structure, such as `CustomDomainConfig.CertificateArn`.
 */
export type Names = Readonly<Record<string, string>>;

/**
 * The names of a schema's properties in a structure of AWS's API. A property that the structure doesn't have, or
 * has in another form, is left out.
 */
export function derivedFields(schema: Schema, members: Members, names: Names = {}, prefix = ""): Fields {
  const entries = Object.entries(schema).flatMap(([name, property]): [string, Field][] => {
    const api = names[prefix + name] ?? memberNamed(name, property, members);
    const field = api === undefined ? undefined : fieldAt(api, property, members, names, `${prefix}${name}.`);
    return field === undefined ? [] : [[name, field]];
  });
  return Object.fromEntries(entries);
}

/** Pulumi writes names in camel case, and those of lists in the plural. */
function memberNamed(name: string, { kind }: Property, members: Members): string | undefined {
  const wanted = name.toLowerCase();
  const isNamed = (member: string): boolean => {
    const found = member.toLowerCase();
    return found === wanted || ((kind === "list" || kind === "blocks") && `${found}s` === wanted);
  };
  return [...members.keys()].find(isNamed);
}

function fieldAt(
  api: string,
  { properties }: Property,
  members: Members,
  names: Names,
  prefix: string,
): Field | undefined {
  const [first = "", ...rest] = api.split(".");
  const member = members.get(first);
  if (member === undefined) return undefined;
  if (rest.length > 0) {
    const inner = fieldAt(rest.join("."), { kind: "string" }, structure(member), names, prefix);
    return inner && { ...inner, api };
  }
  if (member.isBlobSchema()) return { api, form: "blob" };
  if (member.isDocumentSchema()) return { api, form: "document" };
  if (properties === undefined) return { api };
  const inner = structure(member);
  return inner.size === 0 ? undefined : { api, fields: derivedFields(properties, inner, names, prefix) };
}
