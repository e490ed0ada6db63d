import type * as pulumi from "@pulumi/pulumi";
import { unlessMissing } from "./awsErrors";
import { isGivenName } from "./check";
import { changedProperties, isReplaced } from "./diff";
import { type Unheeded, unheeded } from "./notices";
import { planned, plannedUpdate } from "./plan";
import {
  complete,
  type Context,
  IncompleteCreation,
  PartialFailure,
  type ResourceHandler,
  textOf,
  type Told,
} from "./resource";
import type { Schema } from "./schema";
import { applied, inputsOf, refreshed } from "./state";
import { isNull } from "./values";
import { isRecord, type Properties } from "./wire";

/* What the provider does with a resource, whatever its type. */

/** Compares a resource in the state with what the program wants. */
export function diff(
  handler: ResourceHandler,
  state: Properties,
  inputs: Properties,
): pulumi.provider.DiffResult {
  const changed = changesOf(handler, state, inputs);
  const replaces = changed.filter(
    (name) =>
      isReplaced(handler.schema[name], state[name], inputs[name], handler.framework) ||
      handler.forcesReplacement(name, state, inputs),
  );
  return {
    changes: changed.length > 0,
    replaces,
    // Two resources can't have one name at a time; with a name of its own making, the new one comes first.
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
  /** The inputs that a program would write to get it, where it is one to import. */
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
  return outputsOf(handler, plannedUpdate(handler.schema, inputs, state, handler.framework));
}

/** The plan of a creation, without what is no difference to nothing. */
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
    const { id, told } = await handler.create(inputs, context);
    const found = told ?? (await complete(id, () => find(handler, id, inputs, context)));
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
  { found, inputs }: { readonly found: Told; readonly inputs: Properties },
  { notice }: Context,
): void {
  const name = type.split(":").at(-1) ?? "";
  // What is no difference to the AWS provider is no neglect either.
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
): Promise<Told> {
  const told = await handler.find(id, known, context);
  if (told === undefined) throw new Error(`${id} isn't there any more`);
  return told;
}

function stateOf(
  handler: ResourceHandler,
  id: string,
  told: Told,
  plan: Properties,
  { region }: Context,
): Properties {
  const { schema } = handler;
  const state = applied(schema, { ...told, ...regionIn(schema, region) }, plan);
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

/** Reads a resource; without a state, the id is one to import. Resolves to undefined when there is no such resource. */
export async function read(
  handler: ResourceHandler,
  givenId: string,
  state: Properties,
  context: Context,
): Promise<Found | undefined> {
  const isImport = Object.keys(state).length === 0;
  const { id, known } = isImport ? imported(handler, givenId) : { id: givenId, known: state };
  const told = await unlessMissing(handler.find(id, known, context));
  if (told === undefined) return undefined;
  const { schema } = handler;
  const found = refreshed(schema, { ...told, ...regionIn(schema, context.region) }, known);
  const ownId = textOf(told, "id") || id;
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
    const told = await handler.update(id, { state, asked: plan, changed }, context);
    const found = told ?? (await find(handler, id, plan, context));
    giveNotice({ handler, type }, unheeded(schema, found, plan, state), { found, inputs }, context);
    return stateOf(handler, id, found, plan, context);
  } catch (error) {
    if (handler.framework) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new PartialFailure(id, stateOf(handler, id, {}, plan, context), message);
  }
}

/** The inputs of a program for an imported resource. What has a name needs no beginning of a name. */
function importedInputs({ schema, autoNamed, mirrored }: ResourceHandler, outputs: Properties): Properties {
  const entries = Object.entries(inputsOf(schema, outputs)).filter(
    ([name]) => name !== autoNamed?.prefix && !mirrored.includes(name),
  );
  return Object.fromEntries(entries);
}

/** The parts of an id to import. */
function imported({ importedWith }: ResourceHandler, importId: string): { id: string; known: Properties } {
  const parts = importedWith.length === 0 ? [importId] : importId.split("/");
  if (parts.length !== importedWith.length + 1 || parts.includes("")) {
    const form = [...importedWith, "id"].join("/");
    throw new Error(`the id to import such a resource is ${form}, not ${JSON.stringify(importId)}`);
  }
  const known = Object.fromEntries(importedWith.map((name, index) => [name, parts[index]]));
  return { id: parts.at(-1) ?? "", known };
}
