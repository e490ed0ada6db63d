import type { AwsClients } from "./awsClients";
import type { Rule } from "./checks";
import type { Schema } from "./schema";
import { isRecord, type Properties } from "./wire";

/** What a resource handler works with. */
export interface Context extends AwsClients {
  /** The region that the endpoint stands for. */
  readonly region: string;
  /** Tells the user something, once however often it is said. */
  readonly notice: (message: string) => void;
}

/**
 * A resource as AWS tells it, by the names of the AWS provider. What AWS tells nothing of is none, false, 0 or empty; what
 * it never tells is left out. It has an `id` where that is another one than it was found by.
 */
export type Told = Properties;

/** How a resource has to change. */
export interface Change {
  readonly state: Properties;
  /** The program's inputs, and what stays as it is where the program leaves out what the provider tells. */
  readonly asked: Properties;
  /** The names of the properties that differ. */
  readonly changed: readonly string[];
}

/** What Pulumi can do with the resources of one type. All properties are plain: secrets are unwrapped. */
export interface ResourceHandler {
  readonly schema: Schema;
  /** What the inputs have to be like, besides what the schema says. */
  readonly rules: readonly Rule[];
  /** The argument that is given a name where the program gives none, with its most characters; undefined if there is none. */
  readonly autoNamed?: AutoNamed;
  /** The properties before its own id in the id to import, such as `apiId` in `apiId/routeId`. */
  readonly importedWith: readonly string[];
  /** The properties that say again what others say, which an import leaves out of the inputs. */
  readonly mirrored: readonly string[];
  /**
   * Whether the AWS provider has it in its newer framework: blocks that the program doesn't give are left out of the
   * outputs, and a failed update leaves the state as it was.
   */
  readonly framework: boolean;
  /** Whether its outputs have the id, too; only some types of the newer framework have no such output. */
  readonly hasIdOutput: boolean;
  /**
   * Creates it, and resolves to its id, and to what AWS tells of it where that needs no further request.
   *
   * @throws IncompleteCreation when the resource exists, but isn't yet as it should be
   */
  create(inputs: Properties, context: Context): Promise<{ readonly id: string; readonly told?: Told }>;
  /**
   * Finds it; `known` are its properties in the state, or those that it's imported with. It doesn't exist where this
   * resolves to undefined or rejects with an AwsError that says so.
   */
  find(id: string, known: Properties, context: Context): Promise<Told | undefined>;
  /** Changes it, and resolves to what AWS tells of it where that needs no further request. */
  update(id: string, change: Change, context: Context): Promise<Told | undefined>;
  /** Whether it is no change that a property differs: the AWS provider suppresses some. */
  isSuppressed(name: string, state: Properties, inputs: Properties): boolean;
  /** Whether a change of a property needs another resource, though the schema doesn't say so. */
  forcesReplacement(name: string, state: Properties, inputs: Properties): boolean;
  /** Deletes it; rejects with an AwsError that says so where there is no such resource. */
  delete(id: string, state: Properties, context: Context): Promise<void>;
}

/** How the provider makes names. */
export interface AutoNamed {
  readonly argument: string;
  /** The argument with the beginning of the name, where the program can give that instead. */
  readonly prefix?: string;
  readonly longest: number;
  /** How every name begins, such as `alias/`. */
  readonly start?: string;
  /** Whether it may have no capital letters. */
  readonly lowerCase?: boolean;
}

/** What a type of resources needs to say of itself. */
export type ResourceDescription = Pick<ResourceHandler, "schema" | "find" | "delete"> &
  Partial<
    Pick<
      ResourceHandler,
      | "autoNamed"
      | "forcesReplacement"
      | "framework"
      | "hasIdOutput"
      | "importedWith"
      | "isSuppressed"
      | "mirrored"
      | "rules"
    >
  > & {
    readonly create: (
      inputs: Properties,
      context: Context,
    ) => Promise<string | { readonly id: string; readonly told: Told }>;
    /** Without this, every change of an argument that AWS knows has to replace it. */
    readonly update?: (id: string, change: Change, context: Context) => Promise<unknown>;
  };

/** Makes a handler of what is particular to a type of resources. */
export function resource(description: ResourceDescription): ResourceHandler {
  return {
    rules: [],
    importedWith: [],
    mirrored: [],
    framework: false,
    hasIdOutput: true,
    isSuppressed: () => false,
    forcesReplacement: () => false,
    ...description,
    create: async (inputs, context) => {
      const created = await description.create(inputs, context);
      return typeof created === "string" ? { id: created } : created;
    },
    update: async (id, change, context) => {
      const told = await description.update?.(id, change, context);
      return isRecord(told) ? told : undefined;
    },
  };
}

/** A resource was created, but a later step failed. */
export class IncompleteCreation extends Error {
  override readonly name = "IncompleteCreation";

  constructor(
    readonly id: string,
    cause: unknown,
  ) {
    super(messageOf(cause), { cause });
  }
}

/**
 * A creation or update failed halfway. The engine then keeps the properties in the state, shows the reasons, and asks for
 * an update next time.
 *
 * As with the AWS provider, the properties are those that were asked for, whatever was reached. So the next update finds
 * nothing to change; only a refresh finds out what the resource is really like.
 */
export class PartialFailure extends Error {
  override readonly name = "PartialFailure";
  /** Why it isn't complete. */
  readonly reasons: readonly string[];

  constructor(
    readonly id: string,
    readonly properties: Properties,
    message: string,
  ) {
    super(message);
    this.reasons = [message];
  }
}

/** Takes the steps that follow a creation, and resolves to what they do. */
export async function complete<Result>(id: string, steps: () => Promise<Result>): Promise<Result> {
  try {
    return await steps();
  } catch (error) {
    throw new IncompleteCreation(id, error);
  }
}

/** The property as a text; empty when it is none. */
export function textOf(properties: Properties, name: string): string {
  const value = properties[name];
  return typeof value === "string" ? value : "";
}

/** A time as the AWS provider writes it. */
export function timestamp(date: Date | undefined): string {
  return date === undefined ? "" : date.toISOString().replace(/\.\d+Z$/, "Z");
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
