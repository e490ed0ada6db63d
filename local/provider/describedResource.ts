import { unlessMissing } from "./awsErrors";
import { withComputed } from "./fields";
import { complete, settledOutputs, type Context, type ResourceHandler } from "./resource";
import { inWordsOf } from "./settle";
import type { Properties } from "./wire";

/** A resource as the endpoint tells it. */
export interface Told {
  /** Its arguments. */
  readonly deployed: Properties;
  /** Its outputs that are no arguments; the region is added. */
  readonly computed: Properties;
}

/** What `describedResource` has to know about a type of resources. */
export interface ResourceDescription
  extends
    Pick<ResourceHandler, "fields" | "replaces" | "delete">,
    Partial<Pick<ResourceHandler, "autoNamed" | "defaults" | "defaultsInside" | "rules" | "secrets">> {
  /** Its name in messages, such as `Route`. */
  readonly type: string;
  /** The arguments before its own id in the id to import, such as `apiId` in `apiId/routeId`. None by default. */
  readonly importedWith?: readonly string[];
  /** Sends the request that creates it, and resolves to its id. */
  readonly create: (inputs: Properties, context: Context) => Promise<string>;
  /** The further requests that a new one needs, and the arguments that come with them. */
  readonly afterCreation?: {
    readonly later: readonly string[];
    readonly steps: (id: string, inputs: Properties, context: Context) => Promise<void>;
  };
  /**
   * Finds it; `known` are its arguments, or at least those that it's imported with. It doesn't exist where this
   * resolves to undefined or rejects with an AwsError that says so.
   */
  readonly find: (id: string, known: Properties, context: Context) => Promise<Told | undefined>;
  /** Sends what updates it. Without this, every change of an argument that AWS knows has to replace it. */
  readonly update?: (id: string, state: Properties, asked: Properties, context: Context) => Promise<void>;
}

/** Makes a handler of what is particular to a type of resources; what all have in common is done here. */
export function describedResource(description: ResourceDescription): ResourceHandler {
  const { type, fields, importedWith = [], afterCreation, find } = description;

  async function outputsOf(
    id: string,
    asked: Properties,
    before: Properties,
    context: Context,
  ): Promise<Properties> {
    const told = await find(id, asked, context);
    if (told === undefined) throw new Error(`the ${type} ${id} isn't there any more`);
    const states = { asked, deployed: told.deployed, before };
    return {
      ...settledOutputs(type, fields, states, context),
      ...told.computed,
      region: context.region,
    };
  }

  return {
    secrets: [],
    rules: [],
    defaults: {},
    ...description,

    async create(inputs, context) {
      const id = await description.create(inputs, context);
      const begun = { ...without(inputs, afterCreation?.later ?? []), region: context.region };
      const outputs = await complete({ id, outputs: begun }, async () => {
        await afterCreation?.steps(id, inputs, context);
        return outputsOf(id, inputs, {}, context);
      });
      return { id, outputs };
    },

    async read(givenId, state, context) {
      const isImport = Object.keys(state).length === 0;
      const { id, known } = isImport ? imported(type, givenId, importedWith) : { id: givenId, known: state };
      const told = await unlessMissing(find(id, known, context));
      if (told === undefined) return undefined;
      const { deployed, computed } = told;
      const outputs = { ...inWordsOf(fields, state, deployed), ...computed, region: context.region };
      return { id, outputs, inputs: deployed };
    },

    async update(id, state, inputs, context) {
      const asked = withComputed(fields, state, inputs);
      await description.update?.(id, state, asked, context);
      return outputsOf(id, asked, state, context);
    },

    async delete(id, state, context) {
      await unlessMissing(description.delete(id, state, context));
    },
  };
}

/** The parts of an id to import. */
function imported(
  type: string,
  importId: string,
  names: readonly string[],
): { id: string; known: Properties } {
  const parts = names.length === 0 ? [importId] : importId.split("/");
  if (parts.length !== names.length + 1 || parts.includes("")) {
    const form = [...names, "id"].join("/");
    throw new Error(
      `the id to import a resource of type ${type} is ${form}, not ${JSON.stringify(importId)}`,
    );
  }
  const known = Object.fromEntries(names.map((name, index) => [name, parts[index]]));
  return { id: parts.at(-1) ?? "", known };
}

function without(properties: Properties, names: readonly string[]): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !names.includes(name)));
}
