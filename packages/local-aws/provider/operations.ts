import type * as pulumi from "@pulumi/pulumi";
import { unlessMissing } from "./awsErrors";
import { isGivenName } from "./check";
import { changedProperties, isReplaced } from "./diff";
import { type Unheeded, unheeded } from "./notices";
import { planned, plannedUpdate } from "./plan";
import {
  assertId,
  complete,
  type Context,
  IncompleteCreation,
  type Observed,
  PartialFailure,
  type ResourceHandler,
  stringOf,
} from "./resource";
import type { Schema } from "./schema";
import { applied, inputsOf, refreshed } from "./state";
import { isNull } from "./values";
import { isRecord, type Properties, unknownValue } from "./wire";

/* The provider's operations on resources of any type. */

/** How a resource in the state differs from the program's inputs. */
export interface Difference extends pulumi.provider.DiffResult {
  /** The names of what is different. */
  readonly diffs: string[];
}

/** Compares a resource in the state with the program's inputs. */
export function diff(handler: ResourceHandler, state: Properties, inputs: Properties): Difference {
  const changed = changesOf(handler, state, inputs);
  const replaces = changed.filter(
    (name) =>
      // What is in one region can't move to another.
      name === "region" ||
      isReplaced(handler.schema[name], state[name], inputs[name], handler.framework) ||
      handler.forcesReplacement(name, state, inputs),
  );
  // The bridge of the AWS provider has the region of its older types among its own notes.
  const nameOf = (name: string): string => (name === "region" && !handler.framework ? "__meta" : name);
  return {
    changes: changed.length > 0,
    diffs: changed.map(nameOf),
    replaces: replaces.map(nameOf),
    // Two resources can't have the same name at a time; with a generated name, the new one is created first.
    deleteBeforeReplace: replaces.length > 0 && !handler.framework && isGivenName(handler, inputs),
  };
}

function changesOf(handler: ResourceHandler, state: Properties, inputs: Properties): string[] {
  const changed = changedProperties(handler.schema, state, inputs, handler.framework);
  return changed.filter((name) => !handler.isSuppressed(name, state, inputs));
}

/** A resource that is deployed. */
interface Deployed {
  readonly id: string;
  readonly outputs: Properties;
}

/** A resource as it was found. */
interface Found extends Deployed {
  /** The inputs that a program would need for it, if it is being imported. */
  readonly inputs?: Properties;
}

/** The handler of a type of resources, and the type. */
interface Typed {
  readonly handler: ResourceHandler;
  readonly type: string;
}

/** The outputs that a creation would give, as far as they are known. */
export function previewCreate(handler: ResourceHandler, inputs: Properties): Properties {
  return outputsOf(handler, plannedCreation(handler, inputs));
}

/** The outputs that an update would give, as far as they are known. */
export function previewUpdate(handler: ResourceHandler, state: Properties, inputs: Properties): Properties {
  const again = handler.computedAgain(changesOf(handler, state, inputs), inputs);
  const unknowns = Object.fromEntries(again.map((name) => [name, unknownValue]));
  const plan = plannedUpdate(handler.schema, inputs, state, handler.framework);
  return outputsOf(handler, { ...plan, ...unknowns });
}

/** The plan of a creation, without what is equivalent to nothing. */
function plannedCreation(handler: ResourceHandler, inputs: Properties): Properties {
  const plan = planned(handler.schema, inputs, handler.framework);
  const entries = Object.entries(plan).map(([name, value]) => [
    name,
    handler.isSuppressed(name, {}, inputs) ? null : value,
  ]);
  return Object.fromEntries(entries) as Properties;
}

/** Creates a resource. */
export async function create(
  { handler, type }: Typed,
  inputs: Properties,
  context: Context,
): Promise<Deployed> {
  const plan = plannedCreation(handler, inputs);
  try {
    const { id, observed } = await handler.create(inputs, context);
    assertId(id);
    const found = observed ?? (await complete(id, () => find(handler, id, inputs, context)));
    giveNotice({ handler, type }, unheeded(handler.schema, found, plan, {}), { found, inputs }, context);
    return { id, outputs: stateOf(handler, id, found, plan, context) };
  } catch (error) {
    if (!(error instanceof IncompleteCreation)) throw error;
    throw new PartialFailure(error.id, stateOf(handler, error.id, {}, plan, context), error.message);
  }
}

function giveNotice(
  { handler, type }: Typed,
  { ignored, kept }: Unheeded,
  { found, inputs }: { readonly found: Observed; readonly inputs: Properties },
  { notice }: Context,
): void {
  const name = type.split(":").at(-1) ?? "";
  // What is no diff to the AWS provider isn't ignored either.
  const isNeglect = (path: string): boolean => !handler.isSuppressed(path, found, inputs);
  for (const path of ignored.filter(isNeglect)) notice(`This endpoint ignored ${name}.${path}`);
  for (const path of kept.filter(isNeglect)) {
    notice(`This endpoint kept ${name}.${path}, which the program no longer has`);
  }
}

/** Finds what has just been created or updated. */
async function find(
  handler: ResourceHandler,
  id: string,
  known: Properties,
  context: Context,
): Promise<Observed> {
  const observed = await handler.find(id, known, context);
  if (observed === undefined) throw new Error(`${id} no longer exists`);
  return observed;
}

function stateOf(
  handler: ResourceHandler,
  id: string,
  observed: Observed,
  plan: Properties,
  { region }: Context,
): Properties {
  const { schema } = handler;
  const state = applied(schema, { ...observed, ...regionIn(schema, region) }, plan);
  return { ...outputsOf(handler, state), ...idIn(handler, id) };
}

function idIn({ hasIdOutput }: ResourceHandler, id: string): Properties {
  return hasIdOutput ? { id } : {};
}

/** The AWS provider's newer framework leaves out of its outputs what is null. */
function outputsOf({ framework }: ResourceHandler, properties: Properties): Properties {
  return framework ? withoutNulls(properties) : properties;
}

function withoutNulls(properties: Properties): Properties {
  const entries = Object.entries(properties)
    .filter(([, value]) => !isNull(value))
    .map(([name, value]) => [name, withoutNullsIn(value)]);
  return Object.fromEntries(entries) as Properties;
}

function withoutNullsIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNullsIn);
  return isRecord(value) ? withoutNulls(value) : value;
}

function regionIn(schema: Schema, region: string): Properties {
  return "region" in schema ? { region } : {};
}

/** Reads a resource; without a state, the id is an import id. Resolves to undefined if the resource doesn't exist. */
export async function read(
  handler: ResourceHandler,
  givenId: string,
  state: Properties,
  context: Context,
): Promise<Found | undefined> {
  const isImport = Object.keys(state).length === 0;
  const { id, known } = isImport ? imported(handler, givenId) : { id: givenId, known: state };
  const observed = await unlessMissing(handler.find(id, known, context));
  if (observed === undefined) return undefined;
  const { schema } = handler;
  const found = refreshed(schema, { ...observed, ...regionIn(schema, context.region) }, known);
  const ownId = stringOf(observed, "id") || id;
  const outputs = { ...outputsOf(handler, found), ...idIn(handler, ownId) };
  return { id: ownId, outputs, ...(isImport && { inputs: importedInputs(handler, outputs) }) };
}

/** Updates a resource, and resolves to its outputs. */
export async function update(
  { handler, type }: Typed,
  id: string,
  state: Properties,
  inputs: Properties,
  context: Context,
): Promise<Properties> {
  const { schema } = handler;
  const plan = plannedUpdate(schema, inputs, state, handler.framework);
  const changed = changesOf(handler, state, inputs);
  try {
    const observed = await handler.update(id, { state, asked: plan, changed }, context);
    const found = observed ?? (await find(handler, id, plan, context));
    giveNotice({ handler, type }, unheeded(schema, found, plan, state), { found, inputs }, context);
    return stateOf(handler, id, found, plan, context);
  } catch (error) {
    if (handler.framework) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new PartialFailure(id, stateOf(handler, id, {}, plan, context), message);
  }
}

/** The program's inputs for an imported resource. If it has a name, it needs no name prefix. */
function importedInputs({ schema, autoNamed, mirrored }: ResourceHandler, outputs: Properties): Properties {
  const entries = Object.entries(inputsOf(schema, outputs)).filter(
    ([name]) => name !== autoNamed?.prefix && !mirrored.includes(name),
  );
  return Object.fromEntries(entries);
}

/** The parts of an import id. */
function imported({ importedWith }: ResourceHandler, importId: string): { id: string; known: Properties } {
  const parts = importedWith.length === 0 ? [importId] : importId.split("/");
  if (parts.length !== importedWith.length + 1 || parts.includes("")) {
    const form = [...importedWith, "id"].join("/");
    throw new Error(`expected an import id of the form ${form}, not ${JSON.stringify(importId)}`);
  }
  const known = Object.fromEntries(importedWith.map((name, index) => [name, parts[index]]));
  return { id: parts.at(-1) ?? "", known };
}
