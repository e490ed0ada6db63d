import { messageOf } from "../errors";
import type { AwsClients } from "./awsClients";
import type { Rule } from "./ruleChecks";
import type { Schema } from "./schema";
import { isRecord, type Properties } from "./wire";

/** What a resource handler works with. */
export interface Context extends AwsClients {
  /** The region of the resource. */
  readonly region: string;
  /** Gives the user a notice, only once even if it is repeated. */
  readonly notice: (message: string) => void;
}

/**
 * A resource as AWS returns it, by the names of the AWS provider. What AWS omits is null, false, 0 or empty; what it
 * never returns is left out. It has an `id` if that differs from the one it was found by.
 */
export type Observed = Properties;

/** How a resource has to change. */
export interface Change {
  readonly state: Properties;
  /** The program's inputs, and what stays unchanged where the program omits a computed property. */
  readonly asked: Properties;
  /** The names of the properties that differ. */
  readonly changed: readonly string[];
}

/** The operations on the resources of one type. All properties are plain: secrets are unwrapped. */
export interface ResourceHandler {
  readonly schema: Schema;
  /** The rules for the inputs, in addition to the schema. */
  readonly rules: readonly Rule[];
  /**
   * The argument that gets a generated name if the program sets none, with its maximum length; undefined if there is
   * none.
   */
  readonly autoNamed?: AutoNamed;
  /** The properties before its own id in the import id, such as `apiId` in `apiId/routeId`. */
  readonly importedWith: readonly string[];
  /** The properties that repeat others, which an import leaves out of the inputs. */
  readonly mirrored: readonly string[];
  /**
   * Whether the AWS provider implements it in its newer framework: blocks that the program doesn't give are left out of
   * the outputs, and a failed update leaves the state as it was.
   */
  readonly framework: boolean;
  /** Whether its outputs include the id; only some types of the newer framework have no such output. */
  readonly hasIdOutput: boolean;
  /**
   * Creates it and resolves to its id, and to what AWS returns of it if that needs no further request.
   *
   * @throws IncompleteCreation when the resource exists, but isn't complete
   */
  create(
    inputs: Properties,
    context: Context,
  ): Promise<{ readonly id: string; readonly observed?: Observed }>;
  /**
   * Finds it; `known` are its properties in the state, or those that it's imported with. It doesn't exist where this
   * resolves to undefined or rejects with an AwsError that says so.
   */
  find(id: string, known: Properties, context: Context): Promise<Observed | undefined>;
  /** Updates it and resolves to what AWS returns of it if that needs no further request. */
  update(id: string, change: Change, context: Context): Promise<Observed | undefined>;
  /** What AWS would compute, where the endpoint can't create it and the general form isn't enough. */
  absent(id: string, context: Context): Promise<Observed>;
  /** Whether a difference of a property is no diff: the AWS provider suppresses some. */
  isSuppressed(name: string, state: Properties, inputs: Properties): boolean;
  /** Whether a change of a property requires replacement, although the schema doesn't say so. */
  forcesReplacement(name: string, state: Properties, inputs: Properties): boolean;
  /** The properties that AWS computes again when others change, so that a preview doesn't know them. */
  computedAgain(changed: readonly string[], inputs: Properties): readonly string[];
  /** Deletes it; rejects with an AwsError that says so if it doesn't exist. */
  delete(id: string, state: Properties, context: Context): Promise<void>;
}

/** How the provider generates names. */
export interface AutoNamed {
  readonly argument: string;
  /** The argument with the name prefix, if the program can give that instead. */
  readonly prefix?: string;
  readonly longest: number;
  /** The prefix of every name, such as `alias/`. */
  readonly start?: string;
  /** Whether it must be lowercase. */
  readonly lowerCase?: boolean;
}

/** What describes a resource type. */
export type ResourceDescription = Pick<ResourceHandler, "schema" | "find" | "delete"> &
  Partial<
    Pick<
      ResourceHandler,
      | "absent"
      | "autoNamed"
      | "computedAgain"
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
    ) => Promise<string | { readonly id: string; readonly observed: Observed }>;
    /** Without this, every change of an argument that AWS knows must replace it. */
    readonly update?: (id: string, change: Change, context: Context) => Promise<unknown>;
  };

/** Makes a handler from the description of a resource type. */
export function resource(description: ResourceDescription): ResourceHandler {
  return {
    rules: [],
    importedWith: [],
    mirrored: [],
    framework: false,
    hasIdOutput: true,
    absent: () => Promise.resolve({}),
    isSuppressed: () => false,
    forcesReplacement: () => false,
    computedAgain: () => [],
    ...description,
    create: async (inputs, context) => {
      const created = await description.create(inputs, context);
      return typeof created === "string" ? { id: created } : created;
    },
    update: async (id, change, context) => {
      const observed = await description.update?.(id, change, context);
      return isRecord(observed) ? observed : undefined;
    },
  };
}

/**
 * The id in the answer to a creation.
 *
 * @throws Error when it has none: what isn't AWS may answer anything, and a program would wait for the id for ever
 */
export function createdId(id: string | undefined): string {
  if (id !== undefined && id !== "") return id;
  throw new Error("the endpoint answered without the id of what it was to create");
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
 * A creation or update failed halfway. The engine then keeps the properties in the state, shows the reasons, and asks
 * for an update next time.
 *
 * As with the AWS provider, the properties are those that were requested, whatever was achieved. So the next update
 * finds nothing to change; only a refresh reveals the actual resource.
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

/** Asserts that an endpoint's answer had the id of what it created: a program would wait for it for ever. */
export function assertId(id: string): void {
  if (id === "") throw new Error("the endpoint answered without the id of what it was to create");
}

/** Runs the steps that follow a creation and resolves to their result. */
export async function complete<Result>(id: string, steps: () => Promise<Result>): Promise<Result> {
  assertId(id);
  try {
    return await steps();
  } catch (error) {
    throw new IncompleteCreation(id, error);
  }
}

/** The property as a string; empty if it isn't one. */
export function stringOf(properties: Properties, name: string): string {
  const value = properties[name];
  return typeof value === "string" ? value : "";
}

/** A time as the AWS provider writes it. */
export function timestamp(date: Date | undefined): string {
  return date === undefined ? "" : date.toISOString().replace(/\.\d+Z$/, "Z");
}
