import * as pulumi from "@pulumi/pulumi";
import {
  computed,
  type Context,
  defaultsTo,
  input,
  none,
  nonEmpty,
  type Property,
  type Shape,
  stringInput,
  unset,
} from "./property";

/** When everything is created under the mocks. */
export const time = "2026-01-01T00:00:00Z";

/** A UUID that AWS would make. */
export const uuid = "5a6b7c8d-0000-4000-8000-123456789012";

/** The region, which the provider's older types and its newer ones both report. */
export const region = defaultsTo((context) => context.region);

/** Tags, and the same with those that the provider adds, of which the mocks' provider has none. */
export const tags: Shape = {
  tags: nonEmpty(none),
  tagsAll: unset(
    (context) => input(context, "tags") ?? {},
    (context) => {
      const given = Object.values(Object(input(context, "tags")) as object);
      // A tag without a value makes the provider wait for AWS.
      return given.length === 0 || given.includes("") ? pulumi.unknown : input(context, "tags");
    },
  ),
};

/** The name of a resource, which the provider generates from the name in the program where none is given. */
export function nameOf(context: Context, property = "name"): string {
  const prefix = stringInput(context, prefixOf(property));
  const made = prefix === undefined ? `${context.name}-1234567` : `${prefix}20260101000000000000000001`;
  return stringInput(context, property) ?? made;
}

/** A name that the provider generates where none is given. */
export const name = madeName("name");

/** A name of a type that also accepts a prefix of names. */
export function prefixable(property: string, made: (name: string) => string = (name) => name): Shape {
  return { [property]: madeName(property, made), [prefixOf(property)]: computed("") };
}

function madeName(property: string, made: (name: string) => string = (name) => name): Property {
  const value = (context: Context): string => made(nameOf(context, property));
  return unset(value, (context) =>
    input(context, prefixOf(property)) === undefined ? value(context) : pulumi.unknown,
  );
}

function prefixOf(property: string): string {
  return `${property}Prefix`;
}

/** A policy, which the provider returns as the same JSON with sorted names and without spaces. */
export const policy: Property = (given) => sortedJson(given, (names) => names);

/** A policy that begins with its version. */
export const versionedPolicy: Property = (given) =>
  sortedJson(given, (names) => names.sort((a, b) => Number(b === "Version") - Number(a === "Version")));

function sortedJson(given: unknown, order: (names: string[]) => string[]): unknown {
  if (given === undefined) return undefined;
  try {
    const document: unknown = typeof given === "string" ? JSON.parse(given) : given;
    return JSON.stringify(sorted(document, order));
  } catch {
    // What isn't JSON may be an input that isn't checked before AWS sees it.
    return given;
  }
}

function sorted(value: unknown, order: (names: string[]) => string[]): unknown {
  if (Array.isArray(value)) return value.map((element) => sorted(element, order));
  if (typeof value !== "object" || value === null) return value;
  const object = value as Record<string, unknown>;
  return Object.fromEntries(
    order(Object.keys(object).sort()).map((key) => [key, sorted(object[key], order)]),
  );
}
