import type * as pulumi from "@pulumi/pulumi";
import { nameIn } from "../../../components/testing/monitor/urn";
import type { AwsOptions } from "./awsClients";
import { unlessMissing } from "./awsErrors";
import { check } from "./check";
import { contextsAt } from "./contexts";
import { callFunction } from "./functions";
import { create, diff, type Difference, previewCreate, previewUpdate, read, update } from "./operations";
import { otherwise } from "./otherProvider";
import { PartialFailure, type ResourceHandler } from "./resource";
import { handlers } from "./resources";
import { version } from "./version";
import { isUnknown, type Properties, secretNames, secretStrings, unwrapSecrets, withSecrets } from "./wire";

/** Where the provider's resources are, and who receives its notices. */
export interface ProviderOptions extends AwsOptions {
  /** Observed once of each argument that the endpoint ignores, or doesn't let go. */
  readonly onNotice: (message: string) => void;
}

/** A Pulumi provider with all operations of a resource's life cycle, and the functions that programs call. */
export type LocalProvider = Required<
  Pick<pulumi.provider.Provider, "version" | "check" | "create" | "read" | "update" | "delete" | "invoke">
> &
  Differences &
  Previews;

/** What a provider compares, with more than Pulumi's type has. */
export interface Differences {
  /** Resolves to how a resource in the state differs from the program's inputs. */
  diff(id: string, urn: string, olds: unknown, news: unknown): Promise<Difference>;
}

/** What a provider answers in a preview in place of a creation or an update. */
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
  const contextOf = contextsAt(options, once(options.onNotice));
  return {
    version,

    check: (urn, olds: unknown, news: unknown) =>
      attempt(() => check({ handler: handlerOf(urn), logicalName: nameIn(urn), region }, olds, news)),

    diff: (_id, urn, olds: unknown, news: unknown) =>
      attempt(() => diff(handlerOf(urn), unwrapSecrets(olds), unwrapSecrets(news))),

    create: (urn, inputs: unknown) =>
      guarded(urn, inputs, async (handler) => {
        const plain = unwrapSecrets(inputs);
        const { id, outputs } = await create({ handler, type: typeOf(urn) }, plain, contextOf(plain));
        return { id, outs: marked(handler, outputs, inputs) };
      }),

    previewCreate: (urn, inputs) =>
      attempt(() => {
        const handler = handlerOf(urn);
        return marked(handler, previewCreate(handler, unwrapSecrets(inputs)), inputs);
      }),

    previewUpdate: (urn, olds, news) =>
      attempt(() => {
        const handler = handlerOf(urn);
        return marked(handler, previewUpdate(handler, unwrapSecrets(olds), unwrapSecrets(news)), news);
      }),

    read: (id, urn, state: unknown) =>
      guarded(urn, state, async (handler) => {
        const known = unwrapSecrets(state);
        const found = await read(handler, id, known, contextOf(known));
        if (found === undefined) return { id: "", props: {} };
        const props = marked(handler, found.outputs, state);
        // What the program wrote is known to the engine, unless the resource is one to import.
        const { inputs } = found;
        return { id: found.id, props, ...(inputs && { inputs: marked(handler, inputs, {}) }) };
      }),

    update: (id, urn, olds: unknown, news: unknown) =>
      guarded(urn, [olds, news], async (handler) => {
        const state = unwrapSecrets(olds);
        const resource = { handler, type: typeOf(urn) };
        const outputs = await update(resource, id, state, unwrapSecrets(news), contextOf(state));
        return { outs: marked(handler, outputs, news) };
      }),

    delete: (id, urn, state: unknown) =>
      guarded(urn, state, async (handler) => {
        const known = unwrapSecrets(state);
        await unlessMissing(handler.delete(id, known, contextOf(known)));
      }),

    invoke: async (token, inputs: unknown) => ({
      outputs: await callFunction(token, unwrapSecrets(inputs), contextOf({})),
    }),
  };
}

function typeOf(urn: string): string {
  return urn.split("::")[2]?.split("$").at(-1) ?? "";
}

function handlerOf(urn: string): ResourceHandler {
  const type = typeOf(urn);
  const handler = handlers[type];
  if (handler !== undefined) return handler;
  throw new Error(
    `the local provider has no ${type}; it has ${Object.keys(handlers).join(", ")}; ${otherwise}`,
  );
}

function marked({ schema }: ResourceHandler, properties: Properties, source: unknown): Properties {
  const secrets = Object.keys(schema).filter(
    (name) => schema[name]?.secret === true && !isUnknown(properties[name]),
  );
  return withSecrets(properties, [...secrets, ...secretNames(source)]);
}

/** Runs something that may throw synchronously as a promise. */
function attempt<Result>(action: () => Result): Promise<Result> {
  return new Promise((resolve) => {
    resolve(action());
  });
}

/** Runs an operation on a resource; no secret of its properties gets into an error. */
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
    const secretValues = [properties].flat().flatMap((part) => secretStrings(part, secrets));
    const message = secretValues.reduce(
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

function once(give: (message: string) => void): (message: string) => void {
  const given = new Set<string>();
  return (message) => {
    if (!given.has(message)) give(message);
    given.add(message);
  };
}
