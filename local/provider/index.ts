import type * as pulumi from "@pulumi/pulumi";
import { awsClientsAt, type AwsOptions } from "./awsClients";
import { unlessMissing } from "./awsErrors";
import { check, isGivenName } from "./check";
import { changedProperties } from "./diff";
import {
  IncompleteCreation,
  PartialFailure,
  complete,
  type Context,
  type ResourceHandler,
  type Told,
} from "./resource";
import { handlers } from "./resources";
import type { Schema } from "./schema";
import { applied, inputsOf, isNull, planned, plannedUpdate, refreshed } from "./state";
import { version } from "./version";
import { isRecord, reveal, secretNames, secretTexts, withSecrets, type Properties } from "./wire";

/** Where the provider's resources are, and whom it tells what. */
export interface ProviderOptions extends AwsOptions {
  /** Told once of each argument that the endpoint ignores, or doesn't let go. */
  readonly onNotice: (message: string) => void;
}

/** A Pulumi provider with all that a resource needs in its life. */
export type LocalProvider = Required<
  Pick<pulumi.provider.Provider, "version" | "check" | "diff" | "create" | "read" | "update" | "delete">
>;

/**
 * A provider of the few types of resources that the program uses, on any AWS-like endpoint. It behaves as Pulumi's AWS
 * and random providers do: what can be changed, what replaces a resource, what is a secret.
 *
 * Its errors are one line without secrets. Throws at once when the endpoint isn't an http or https address.
 */
export function createProvider(options: ProviderOptions): LocalProvider {
  const { region } = options;
  const context: Context = { ...awsClientsAt(options), region, notice: once(options.onNotice) };
  return {
    version,

    check: (urn, olds: unknown, news: unknown) =>
      attempt(() => check({ handler: handlerOf(urn), logicalName: nameOf(urn), region }, olds, news)),

    diff: (_id, urn, olds: unknown, news: unknown) =>
      attempt(() => diff(handlerOf(urn), reveal(olds), reveal(news))),

    create: (urn, inputs: unknown) =>
      guarded(urn, inputs, async (handler) => {
        const { id, outputs } = await create(handler, reveal(inputs), context);
        return { id, outs: marked(handler, outputs, inputs) };
      }),

    read: (id, urn, state: unknown) =>
      guarded(urn, state, async (handler) => {
        const found = await read(handler, id, reveal(state), context);
        if (found === undefined) return { id: "", props: {} };
        const props = marked(handler, found.outputs, state);
        // What the program wrote is known to the engine, unless the resource is one to import.
        const inputs = isImport(reveal(state)) ? importedInputs(handler, found.outputs) : undefined;
        return {
          id: found.id,
          props,
          ...(inputs === undefined ? {} : { inputs: marked(handler, inputs, {}) }),
        };
      }),

    update: (id, urn, olds: unknown, news: unknown) =>
      guarded(urn, [olds, news], async (handler) => {
        const outputs = await update(handler, id, reveal(olds), reveal(news), context);
        return { outs: marked(handler, outputs, news) };
      }),

    delete: (id, urn, state: unknown) =>
      guarded(urn, state, async (handler) => {
        await unlessMissing(handler.delete(id, reveal(state), context));
      }),
  };
}

function diff(handler: ResourceHandler, state: Properties, inputs: Properties): pulumi.provider.DiffResult {
  const changed = changesOf(handler, state, inputs);
  const replaces = changed.filter((name) => handler.schema[name]?.replaces === true);
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

interface Deployed {
  readonly id: string;
  readonly outputs: Properties;
}

async function create(handler: ResourceHandler, inputs: Properties, context: Context): Promise<Deployed> {
  const plan = planned(handler.schema, inputs);
  try {
    const { id, told } = await handler.create(inputs, context);
    const found = told ?? (await complete(id, () => find(handler, id, inputs, context)));
    return { id, outputs: stateOf(handler, id, found, plan, context) };
  } catch (error) {
    if (!(error instanceof IncompleteCreation)) throw error;
    throw new PartialFailure(error.id, stateOf(handler, error.id, {}, plan, context), error.message);
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
  { schema, framework }: ResourceHandler,
  id: string,
  told: Told,
  plan: Properties,
  { region }: Context,
): Properties {
  const state = applied(schema, { ...told, ...regionIn(schema, region) }, plan);
  return { ...(framework ? withoutNulls(state) : state), id };
}

/** The AWS provider's newer framework leaves out of its outputs what is null. */
function withoutNulls(properties: Properties): Properties {
  const entries = Object.entries(properties).flatMap(([name, value]) => {
    if (isNull(value)) return [];
    return [[name, isRecord(value) ? withoutNulls(value) : value]];
  });
  return Object.fromEntries(entries) as Properties;
}

function regionIn(schema: Schema, region: string): Properties {
  return "region" in schema ? { region } : {};
}

async function read(
  handler: ResourceHandler,
  givenId: string,
  state: Properties,
  context: Context,
): Promise<Deployed | undefined> {
  const { id, known } = isImport(state) ? imported(handler, givenId) : { id: givenId, known: state };
  const told = await unlessMissing(handler.find(id, known, context));
  if (told === undefined) return undefined;
  const { schema, framework } = handler;
  const outputs = refreshed(schema, { ...told, ...regionIn(schema, context.region) }, known);
  return { id, outputs: { ...(framework ? withoutNulls(outputs) : outputs), id } };
}

async function update(
  handler: ResourceHandler,
  id: string,
  state: Properties,
  inputs: Properties,
  context: Context,
): Promise<Properties> {
  const { schema } = handler;
  const plan = plannedUpdate(schema, inputs, state);
  const changed = changesOf(handler, state, inputs);
  try {
    const told = await handler.update(id, { state, asked: plan, changed }, context);
    return stateOf(handler, id, told ?? (await find(handler, id, plan, context)), plan, context);
  } catch (error) {
    if (handler.framework) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new PartialFailure(id, stateOf(handler, id, {}, plan, context), message);
  }
}

function isImport(state: Properties): boolean {
  return Object.keys(state).length === 0;
}

/** The inputs of a program for an imported resource. What has a name needs no beginning of a name. */
function importedInputs({ schema, autoNamed }: ResourceHandler, outputs: Properties): Properties {
  const inputs = Object.entries(inputsOf(schema, outputs));
  return Object.fromEntries(inputs.filter(([name]) => name !== autoNamed?.prefix)) as Properties;
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

function handlerOf(urn: string): ResourceHandler {
  const type = urn.split("::")[2]?.split("$").at(-1) ?? "";
  const handler = handlers[type];
  if (handler !== undefined) return handler;
  throw new Error(`the local provider has no ${type}; it has ${Object.keys(handlers).join(", ")}`);
}

function nameOf(urn: string): string {
  return urn.split("::").slice(3).join("::");
}

function marked({ schema }: ResourceHandler, properties: Properties, source: unknown): Properties {
  const secrets = Object.keys(schema).filter((name) => schema[name]?.secret === true);
  return withSecrets(properties, [...secrets, ...secretNames(source)]);
}

/** Does something that may throw at once as a promise. */
function attempt<Result>(action: () => Result): Promise<Result> {
  return new Promise((resolve) => {
    resolve(action());
  });
}

/** Does something to a resource; no secret of its properties gets into an error. */
async function guarded<Result>(
  urn: string,
  properties: unknown,
  action: (handler: ResourceHandler) => Promise<Result>,
): Promise<Result> {
  const handler = handlerOf(urn);
  try {
    return await action(handler);
  } catch (error) {
    const secrets = Object.keys(handler.schema).filter((name) => handler.schema[name]?.secret === true);
    const texts = [properties].flat().flatMap((part) => secretTexts(part, secrets));
    const message = texts.reduce(
      (hidden, text) => hidden.replaceAll(text, "[secret]"),
      error instanceof Error ? error.message : String(error),
    );
    if (error instanceof PartialFailure) {
      throw new PartialFailure(error.id, marked(handler, error.properties, properties), message);
    }
    // eslint-disable-next-line preserve-caught-error -- the cause has the message with its secrets
    throw new Error(message);
  }
}

function once(tell: (message: string) => void): (message: string) => void {
  const told = new Set<string>();
  return (message) => {
    if (!told.has(message)) tell(message);
    told.add(message);
  };
}
