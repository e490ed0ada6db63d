import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { handlers } from "../../provider/resources";
import type { Property, Schema } from "../../provider/schema";
import { isRecord, type Properties } from "../../provider/wire";

const requireModule = createRequire(__filename);

/* The names that others use for what the provider has: the SDK's classes for its schemas, and its schemas for its rules. */

describe("The names of arguments", () => {
  for (const [type, { schema, rules }] of Object.entries(handlers)) {
    it(`are those of the SDK's class: ${type}`, () => {
      const read = argumentsReadBy(type);
      assert.notDeepEqual(read, []);
      // Some versions of the SDK lack newer arguments, so that the schema may know more.
      const unknown = read.filter((name) => schema[name] === undefined || schema[name].output === true);
      const newer = newerArguments[type] ?? [];
      assert.deepEqual(
        unknown.filter((name) => !newer.includes(name)),
        [],
      );
    });

    it(`in its rules are in its schema: ${type}`, () => {
      const unknown = new Set<string>();
      const inputs = watched(exampleOf(schema), (path) => unknown.add(path)) as Properties;
      for (const rule of rules) rule(inputs);
      assert.deepEqual([...unknown], []);
    });
  }
});

/** What the SDK has, but the AWS provider that was recorded doesn't have yet, by type. */
const newerArguments: Readonly<Record<string, readonly string[]>> = {
  // As long to wait for a role as for the function; a local AWS needs no time.
  "aws:lambda/function:Function": ["useResourceTimeoutForPropagation"],
};

/**
 * The arguments that the constructor of a type's class reads. Without a name, it then fails before it registers
 * anything.
 */
function argumentsReadBy(type: string): string[] {
  const read = new Set<string>();
  const given = new Proxy({}, { get: (_, name) => (read.add(String(name)), "given") });
  const Resource = classOf(type);
  assert.throws(() => new Resource("", given), /name/);
  return [...read];
}

type ResourceClass = new (name: string, inputs: object) => unknown;

function classOf(type: string): ResourceClass {
  const [packageName = "", path = "", className = ""] = type.split(":");
  const exported: unknown = requireModule(`@pulumi/${packageName}/${path.replace(/^index\//, "")}`);
  const found = isRecord(exported) ? exported[className] : undefined;
  return isClass(found) ? found : assert.fail(`The SDK has no ${type}.`);
}

function isClass(value: unknown): value is ResourceClass {
  return typeof value === "function";
}

/** A value for every argument of a schema, however deep. */
function exampleOf(schema: Schema): Properties {
  return Object.fromEntries(Object.entries(schema).map(([name, property]) => [name, valueOf(property)]));
}

function valueOf({ kind, properties = {} }: Property): unknown {
  switch (kind) {
    case "block":
      return exampleOf(properties);
    case "blocks":
      return [exampleOf(properties)];
    case "list":
      return ["a"];
    case "map":
    case "asset":
      return {};
    case "boolean":
      return true;
    case "integer":
    case "number":
      return 1;
    case "string":
      return "a";
  }
}

/** A copy of a value that reports the paths at which something missing is looked for. */
function watched(value: unknown, onUnknown: (path: string) => void, path = ""): unknown {
  if (Array.isArray(value)) return value.map((item) => watched(item, onUnknown, `${path}[]`));
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([name, item]) => [
    name,
    watched(item, onUnknown, path === "" ? name : `${path}.${name}`),
  ]);
  const copy = Object.fromEntries(entries) as Properties;
  return new Proxy(copy, {
    get: (target, name, receiver): unknown => {
      // Pulumi asks every object whether it is one of its own.
      const isKnown = typeof name !== "string" || name in target || name.startsWith("__pulumi");
      if (!isKnown) onUnknown(path === "" ? name : `${path}.${name}`);
      return Reflect.get(target, name, receiver);
    },
  });
}
