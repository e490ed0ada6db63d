import { readFileSync } from "node:fs";
import { join } from "node:path";
import { unrecordedSchemas } from "./unrecordedSchemas";

/** A property of a resource, as the AWS provider has it. */
export interface Property {
  /**
   * A `list` has strings, and is a set unless a type's handler says otherwise; a `block` is an object, `blocks` a list
   * of them.
   */
  readonly kind: "string" | "integer" | "number" | "boolean" | "list" | "map" | "block" | "blocks" | "asset";
  /** What is inside of a block, or of each of the blocks. */
  readonly properties?: Schema;
  readonly required?: boolean;
  /** What Check writes where the program gives nothing. */
  readonly default?: unknown;
  /** A default that Check doesn't write, but the plan and the state have. */
  readonly zeroDefault?: false | 0;
  /** The provider computes it if the program doesn't set it, and keeps it if the program omits it. */
  readonly computed?: boolean;
  /** It stays as it is where the program leaves it out. */
  readonly kept?: boolean;
  /** A program can't give it. */
  readonly output?: boolean;
  /** It isn't among the outputs. */
  readonly input?: boolean;
  /** A change needs another resource. */
  readonly replaces?: boolean;
  readonly secret?: boolean;
  /** The order of the list means something: it's no set. */
  readonly ordered?: boolean;
  /** A string with a JSON document, which can be written in more than one way; how the AWS provider writes it. */
  readonly document?: "sorted" | "version first";
  /** The value that AWS assumes if its block doesn't give it. */
  readonly implied?: unknown;
  /** A block that isn't there is the same as one with nothing but the defaults. */
  readonly missingIsEmpty?: boolean;
  /** The keys of a map that AWS adds by itself. */
  readonly ownKeys?: readonly string[];
  /** An import writes the default into the program. */
  readonly importedDefault?: boolean;
}

/** The properties of a resource, or of an object in one, by name. */
export type Schema = Readonly<Record<string, Property>>;

// Read rather than imported: TypeScript would make a type of every value in it.
const schemas = JSON.parse(readFileSync(join(__dirname, "awsSchema.json"), "utf8")) as Readonly<
  Record<string, Schema>
>;

/**
 * The schema of a type of resources, such as `aws:cognito/userPool:UserPool`. It is data recorded from the real
 * provider: `packages/local-aws/tests/provider/realProvider` says from which version. Only a few types weren't
 * recorded.
 */
export function schemaOf(type: string): Schema {
  const schema = schemas[type] ?? unrecordedSchemas[type];
  if (schema === undefined) throw new Error(`nothing is known of ${type}`);
  return schema;
}

/** What the recorded data doesn't say of properties. */
export type Notes = Readonly<Record<string, Note>>;

type Note = Pick<
  Property,
  "computed" | "document" | "implied" | "input" | "missingIsEmpty" | "ordered" | "ownKeys"
>;

/** A schema with notes of properties, by their paths. */
export function withNotes(schema: Schema, notes: Notes, prefix = ""): Schema {
  const entries = Object.entries(schema).map(([name, property]) => {
    const path = prefix + name;
    const { properties } = property;
    const inner = properties === undefined ? {} : { properties: withNotes(properties, notes, `${path}.`) };
    return [name, { ...property, ...inner, ...notes[path] }];
  });
  return Object.fromEntries(entries) as Schema;
}

/** Makes an object with a value for each of the outputs. */
export function mapOutputs(
  schema: Schema,
  change: (property: Property, name: string) => unknown,
): Readonly<Record<string, unknown>> {
  const entries = Object.entries(schema)
    .filter(([, { input }]) => input !== true)
    .map(([name, property]) => [name, change(property, name)] as const);
  return Object.fromEntries(entries);
}
