import type { AwsClients } from "./awsClients";
import type { Rule } from "./checks";
import type { Fields } from "./fields";
import { settle } from "./settle";
import type { Properties } from "./wire";

/** What a resource handler works with. */
export interface Context extends AwsClients {
  /** The region that the endpoint stands for. */
  readonly region: string;
  /** Tells the user something, once however often it is said. */
  readonly notice: (message: string) => void;
}

/** A resource that was just created. */
export interface Created {
  readonly id: string;
  readonly outputs: Properties;
}

/** A resource as it is deployed. */
export interface Found extends Created {
  /** The inputs that a program would write to get it. */
  readonly inputs: Properties;
}

/** What Pulumi can do with the resources of one type. All properties are plain: secrets are unwrapped. */
export interface ResourceHandler {
  /** The arguments, and how they travel. */
  readonly fields: Fields;
  /** The arguments whose change needs another resource. */
  readonly replaces: readonly string[];
  /** The outputs that are always secret. */
  readonly secrets: readonly string[];
  /** What the inputs have to be like. */
  readonly rules: readonly Rule[];
  /** The values of arguments that the program leaves out. */
  readonly defaults: Properties;
  /** The values inside objects that the program gives, by the names of these. */
  readonly defaultsInside?: Readonly<Record<string, Properties>>;
  /** The argument that is given a name where the program gives none, with its most characters; undefined if there is none. */
  readonly autoNamed?: {
    readonly argument: string;
    readonly longest: number;
    /** Whether it may have no capital letters. */
    readonly lowerCase?: boolean;
  };
  /** @throws PartialCreation when the resource exists, but isn't yet as it should be */
  create(inputs: Properties, context: Context): Promise<Created>;
  /** Resolves to undefined when there is no such resource. Without a state, the id is one to import. */
  read(id: string, state: Properties, context: Context): Promise<Found | undefined>;
  /** Resolves to all outputs. */
  update(id: string, state: Properties, inputs: Properties, context: Context): Promise<Properties>;
  /** Does nothing when there is no such resource. */
  delete(id: string, state: Properties, context: Context): Promise<void>;
}

/**
 * A resource was created, but a later step failed. The engine keeps such a resource in the state, with the properties
 * that it has by now, shows the reasons, and updates it next time: nothing is left behind that nobody knows of. The AWS
 * provider does the same; deleting the resource again might fail, too, and does on a pool with deletion protection.
 */
export class PartialCreation extends Error {
  override readonly name = "PartialCreation";
  /** Why it isn't complete. */
  readonly reasons: readonly string[];

  constructor(
    readonly id: string,
    readonly properties: Properties,
    cause: unknown,
  ) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(reason);
    this.reasons = [reason];
  }
}

/** Runs the steps that follow a creation. */
export async function complete<Result>(created: Created, steps: () => Promise<Result>): Promise<Result> {
  try {
    return await steps();
  } catch (error) {
    throw new PartialCreation(created.id, created.outputs, error);
  }
}

/** The outputs after a creation or update; what the endpoint ignored is named in notices. */
export function settledOutputs(
  type: string,
  fields: Fields,
  states: { readonly asked: Properties; readonly deployed: Properties; readonly before?: Properties },
  { notice }: Context,
): Properties {
  const { properties, ignored, kept } = settle(fields, states.asked, states.deployed, states.before);
  for (const path of ignored) notice(`This endpoint ignored ${type}.${path}`);
  for (const path of kept) notice(`This endpoint kept ${type}.${path}, which the program no longer has`);
  return properties;
}

/** The property as a text; empty when it is none. */
export function textOf(properties: Properties, name: string): string {
  const value = properties[name];
  return typeof value === "string" ? value : "";
}

/** A date as the AWS provider writes it. */
export function timestamp(date: Date | undefined): string | undefined {
  return date?.toISOString().replace(/\.\d+Z$/, "Z");
}
