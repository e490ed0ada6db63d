import type * as pulumi from "@pulumi/pulumi";
import { awsClientsAt, type AwsOptions } from "./awsClients";
import { unlessMissing } from "./awsErrors";
import { check, isGivenName } from "./check";
import { changedProperties, isReplaced } from "./diff";
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
import { unheeded, type Unheeded } from "./notices";
import { planned, plannedUpdate } from "./plan";
import { applied, inputsOf, refreshed } from "./state";
import { isNull } from "./values";
import { version } from "./version";
import { isRecord, isUnknown, reveal, secretNames, secretTexts, withSecrets, type Properties } from "./wire";

/** Where the provider's resources are, and whom it tells what. */
export interface ProviderOptions extends AwsOptions {
  /** Told once of each argument that the endpoint ignores, or doesn't let go. */
  readonly onNotice: (message: string) => void;
}

/** A Pulumi provider with all that a resource needs in its life. */
export type LocalProvider = Required<
  Pick<pulumi.provider.Provider, "version" | "check" | "diff" | "create" | "read" | "update" | "delete">
> &
  Previews;

/** What a provider answers in a preview in the place of a creation or an update. */
export interface Previews {
  /** Resolves to the outputs that a creation would give, as far as they are known. */
  previewCreate(urn: string, inputs: unknown): Promise<Properties>;
  /** Resolves to the outputs that an update would give, as far as they are known. */
  previewUpdate(urn: string, olds: unknown, news: unknown): Promise<Properties>;
}

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
        const { id, outputs } = await create(urn, reveal(inputs), context);
        return { id, outs: marked(handler, outputs, inputs) };
      }),

    previewCreate: (urn, inputs) =>
      attempt(() => {
        const handler = handlerOf(urn);
        const plan = planned(handler.schema, reveal(inputs), handler.framework);
        return marked(handler, handler.framework ? withoutNulls(plan) : plan, inputs);
      }),

    previewUpdate: (urn, olds, news) =>
      attempt(() => {
        const handler = handlerOf(urn);
        const plan = plannedUpdate(handler.schema, reveal(news), reveal(olds), handler.framework);
        return marked(handler, handler.framework ? withoutNulls(plan) : plan, news);
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
        const outputs = await update(urn, id, reveal(olds), reveal(news), context);
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
  const replaces = changed.filter((name) =>
    isReplaced(handler.schema[name], state[name], inputs[name], handler.framework),
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

interface Deployed {
  readonly id: string;
  readonly outputs: Properties;
}

async function create(urn: string, inputs: Properties, context: Context): Promise<Deployed> {
  const handler = handlerOf(urn);
  const plan = planned(handler.schema, inputs, handler.framework);
  try {
    const { id, told } = await handler.create(inputs, context);
    const found = told ?? (await complete(id, () => find(handler, id, inputs, context)));
    giveNotice(urn, unheeded(handler.schema, found, plan, {}), context);
    return { id, outputs: stateOf(handler, id, found, plan, context) };
  } catch (error) {
    if (!(error instanceof IncompleteCreation)) throw error;
    throw new PartialFailure(error.id, stateOf(handler, error.id, {}, plan, context), error.message);
  }
}

function giveNotice(urn: string, { ignored, kept }: Unheeded, { notice }: Context): void {
  const type = typeOf(urn).split(":").at(-1) ?? "";
  for (const path of ignored) notice(`This endpoint ignored ${type}.${path}`);
  for (const path of kept) notice(`This endpoint kept ${type}.${path}, which the program no longer has`);
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
  const ownId = typeof told["id"] === "string" ? told["id"] : id;
  return { id: ownId, outputs: { ...(framework ? withoutNulls(outputs) : outputs), id: ownId } };
}

async function update(
  urn: string,
  id: string,
  state: Properties,
  inputs: Properties,
  context: Context,
): Promise<Properties> {
  const handler = handlerOf(urn);
  const { schema } = handler;
  const plan = plannedUpdate(schema, inputs, state, handler.framework);
  const changed = changesOf(handler, state, inputs);
  try {
    const told = await handler.update(id, { state, asked: plan, changed }, context);
    const found = told ?? (await find(handler, id, plan, context));
    giveNotice(urn, unheeded(schema, found, plan, state), context);
    return stateOf(handler, id, found, plan, context);
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

function typeOf(urn: string): string {
  return urn.split("::")[2]?.split("$").at(-1) ?? "";
}

function handlerOf(urn: string): ResourceHandler {
  const type = typeOf(urn);
  const handler = handlers[type];
  if (handler !== undefined) return handler;
  throw new Error(`the local provider has no ${type}; it has ${Object.keys(handlers).join(", ")}`);
}

function nameOf(urn: string): string {
  return urn.split("::").slice(3).join("::");
}

function marked({ schema }: ResourceHandler, properties: Properties, source: unknown): Properties {
  const secrets = Object.keys(schema).filter(
    (name) => schema[name]?.secret === true && !isUnknown(properties[name]),
  );
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
