import awsSchema from "./awsSchema.json";

/** A property of a resource, as the AWS provider has it. */
export interface Property {
  /** A `list` has texts, and is a set unless a type's handler says otherwise; a `block` is an object, `blocks` a list of them. */
  readonly kind: "string" | "number" | "boolean" | "list" | "map" | "block" | "blocks" | "asset";
  /** What is inside of a block, or of each of the blocks. */
  readonly properties?: Schema;
  readonly required?: boolean;
  /** What Check writes where the program gives nothing. */
  readonly default?: unknown;
  /** A default that Check doesn't write, but the plan and the state have. */
  readonly zeroDefault?: false | 0;
  /** The provider tells it where the program doesn't give it, and keeps it where the program leaves it out. */
  readonly computed?: boolean;
  /** A program can't give it. */
  readonly output?: boolean;
  /** It isn't among the outputs. */
  readonly input?: boolean;
  /** A change needs another resource. */
  readonly replaces?: boolean;
  readonly secret?: boolean;
  /** The order of the list means something: it's no set. */
  readonly ordered?: boolean;
  /** A text with a JSON document, which can be written in more than one way. */
  readonly document?: boolean;
  /** The keys of a map that AWS adds by itself. */
  readonly ownKeys?: readonly string[];
  /** An import writes the default into the program. */
  readonly importedDefault?: boolean;
}

/** The properties of a resource, or of an object in one, by name. */
export type Schema = Readonly<Record<string, Property>>;

const schemas: Readonly<Record<string, Schema>> = awsSchema as Record<string, Schema>;

/**
 * The schema of a type of resources, such as `aws:cognito/userPool:UserPool`. It is data recorded from the real
 * provider: `tests/local/provider/realProvider` says from which version.
 */
export function schemaOf(type: string): Schema {
  const schema = schemas[type];
  if (schema === undefined) throw new Error(`nothing is known of ${type}`);
  return schema;
}

/** What the recorded data doesn't say of properties. */
export type Notes = Readonly<Record<string, Note>>;

type Note = Pick<Property, "computed" | "document" | "importedDefault" | "ordered" | "ownKeys">;

/** A schema with notes of properties, by their names. */
export function withNotes(schema: Schema, notes: Notes): Schema {
  const entries = Object.entries(schema).map(([name, property]) => [name, { ...property, ...notes[name] }]);
  return Object.fromEntries(entries) as Schema;
}
