import * as pulumi from "@pulumi/pulumi";
import { isSecret, secretValue, unwrapSecret } from "../secrets";

/** The resource that is answered for. */
export interface Context {
  /** The resource's name in the program. */
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Whether this is a preview, where what AWS decides is unknown. */
  readonly preview: boolean;
  readonly region: string;
  /** The id that AWS would choose, for a type where AWS does. */
  readonly chosenId: string;
}

/** What the provider answers for a property of which the program gives this; undefined is left out of the answer. */
export type Property = (given: unknown, context: Context) => unknown;

/** The properties of a resource or of a block in it. */
export type Shape = Readonly<Record<string, Property>>;

/** A value, or how it follows from the resource. */
type Value =
  | ((context: Context) => unknown)
  | Readonly<Record<string, unknown>>
  | readonly unknown[]
  | string
  | number
  | boolean
  | null
  | undefined;

/** The account of every resource under the mocks. */
export const account = "123456789012";

/** The answer for all properties of a shape, and whatever else is given. */
export function complete(
  shape: Shape,
  given: Readonly<Record<string, unknown>>,
  context: Context,
): Record<string, unknown> {
  const answers: Record<string, unknown> = {};
  for (const name of new Set([...Object.keys(shape), ...Object.keys(given)])) {
    const answer = answerFor(shape[name] ?? asGiven, given[name], context);
    if (answer !== undefined) answers[name] = answer;
  }
  return answers;
}

function answerFor(property: Property, given: unknown, context: Context): unknown {
  if (given === pulumi.unknown) return given;
  if (isSecret(given)) return secretValue(unwrapSecret(answerFor(property, given.value, context)));
  // The provider treats null as not given.
  return property(given ?? undefined, context);
}

/** An input of the resource, at the end of a path; undefined where it isn't given. */
export function input({ inputs }: Context, ...path: string[]): unknown {
  let value: unknown = inputs;
  for (const name of path) {
    const inner = unwrapSecret(value);
    value = isObject(inner) ? inner[name] : undefined;
  }
  return unwrapSecret(value) ?? undefined;
}

/** A string among the inputs; undefined where it isn't given. */
export function stringInput(context: Context, name: string): string | undefined {
  const value = input(context, name);
  return typeof value === "string" ? value : undefined;
}

/** A property that has one answer after a creation, and one in a preview, where it isn't given. */
export function unset(created: Value, planned: Value): Property {
  return (given, context) => {
    if (given !== undefined) return given;
    const value = context.preview ? planned : created;
    return typeof value === "function" ? value(context) : value;
  };
}

/** A property of which the provider knows only what is given. */
export const asGiven = unset(undefined, undefined);

/** A property that the provider fills in by itself, so that a preview shows it. */
export function defaultsTo(value: Value): Property {
  return unset(value, value);
}

/** A property that is null in a preview where it isn't given, and read back after a creation. */
export function optional(created: Value): Property {
  return unset(created, null);
}

/** A property that is null where it isn't given. */
export const none = optional(null);

/** A string that is empty where it isn't given. */
export const optionalString = optional("");

/** A property that only AWS knows where it isn't given. */
export function computed(created: Value): Property {
  return unset(created, pulumi.unknown as Value);
}

/** A block with properties of its own. */
export function block(shape: Shape, whenUnset: Property = none): Property {
  return (given, context) => (isObject(given) ? complete(shape, given, context) : whenUnset(given, context));
}

/** A block in which nothing is given. */
export function emptyBlock(shape: Shape): (context: Context) => unknown {
  return (context) => complete(shape, {}, context);
}

/** A block that AWS doesn't have where nothing in it is given. */
export function unlessEmpty(property: Property): Property {
  return (given, context) => {
    const isEmptyBlock = !context.preview && isObject(given) && Object.values(given).every(isEmpty);
    return property(isEmptyBlock ? undefined : given, context);
  };
}

/** A collection that the provider treats as unset where it is empty. */
export function nonEmpty(property: Property): Property {
  return (given, context) => property(isEmpty(given) ? undefined : given, context);
}

/** Values without an order, which the provider sorts. */
export function set(whenUnset: Property, element: Property = asGiven): Property {
  return (given, context) => {
    if (!Array.isArray(given)) return whenUnset(given, context);
    const answers = given.map((value: unknown) => answerFor(element, value, context));
    return answers
      .map((answer) => ({ answer, key: sortKey(answer) }))
      .sort(byKey)
      .map(({ answer }) => answer);
  };
}

/** A set of strings that is null where it isn't given, or is empty. */
export const names = nonEmpty(set(none));

function byKey(a: { key: string }, b: { key: string }): number {
  if (a.key === b.key) return 0;
  return a.key < b.key ? -1 : 1;
}

/** What the provider sorts a value by: false before true, null last, and blocks by their properties in turn. */
function sortKey(value: unknown): string {
  if (typeof value === "string") return value;
  if (value === null || value === undefined) return "~";
  if (typeof value === "boolean") return value ? "T" : "F";
  if (!isObject(value)) return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return names.map((name) => sortKey(value[name])).join(";");
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === undefined || value === null || (isObject(value) && Object.keys(value).length === 0);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
