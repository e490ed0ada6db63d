import type * as pulumi from "@pulumi/pulumi";
import { isAutoName } from "./autoName";
import { check } from "./check";
import { awsClientsAt, type AwsOptions } from "./awsClients";
import { changedFields } from "./fields";
import { PartialCreation, type Context, type ResourceHandler } from "./resource";
import { handlers } from "./resources";
import { version } from "./version";
import { reveal, secretNames, secretTexts, withSecrets, type Properties } from "./wire";

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
        const { id, outputs } = await handler.create(reveal(inputs), context);
        return { id, outs: marked(handler, outputs, inputs) };
      }),

    read: (id, urn, state: unknown) =>
      guarded(urn, state, async (handler) => {
        const found = await handler.read(id, reveal(state), context);
        if (found === undefined) return { id: "", props: {} };
        const props = marked(handler, found.outputs, state);
        // What the program wrote is known to the engine, unless the resource is one to import.
        const isImport = Object.keys(reveal(state)).length === 0;
        return { id: found.id, props, ...(isImport ? { inputs: marked(handler, found.inputs, state) } : {}) };
      }),

    update: (id, urn, olds: unknown, news: unknown) =>
      guarded(urn, [olds, news], async (handler) => {
        const outputs = await handler.update(id, reveal(olds), reveal(news), context);
        return { outs: marked(handler, outputs, news) };
      }),

    delete: (id, urn, state: unknown) =>
      guarded(urn, state, (handler) => handler.delete(id, reveal(state), context)),
  };
}

function diff(handler: ResourceHandler, olds: Properties, news: Properties): pulumi.provider.DiffResult {
  const { argument } = handler.autoNamed ?? {};
  const changed = changedFields(handler.fields, olds, news);
  const replaces = changed.filter((name) => handler.replaces.includes(name));
  return {
    changes: changed.length > 0,
    replaces,
    // Two resources can't have one name at a time; with a name of its own making, the new one comes first.
    deleteBeforeReplace:
      replaces.length > 0 &&
      argument !== undefined &&
      olds[argument] === news[argument] &&
      !isAutoName(news[argument]),
  };
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

function marked(handler: ResourceHandler, properties: Properties, source: unknown): Properties {
  return withSecrets(properties, [...handler.secrets, ...secretNames(source)]);
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
    const texts = [properties].flat().flatMap((part) => secretTexts(part, handler.secrets));
    const message = texts.reduce(
      (hidden, text) => hidden.replaceAll(text, "[secret]"),
      error instanceof Error ? error.message : String(error),
    );
    if (error instanceof PartialCreation) {
      throw new PartialCreation(error.id, marked(handler, error.properties, properties), message);
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
