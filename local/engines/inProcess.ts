import * as pulumi from "@pulumi/pulumi";
import { LocalDeploymentError, messageOf } from "../errors";
import { createProvider, type LocalProvider } from "../provider";
import { toMonitorState } from "../provider/wire";
import {
  shortType,
  type CreatedResource,
  type Engine,
  type Outputs,
  type Program,
  type ProviderTarget,
} from "./engine";

interface Deployed {
  readonly id: string;
  readonly urn: string;
  readonly outputs: unknown;
}

/**
 * Runs a program in this process, without the Pulumi CLI: Pulumi's own mock monitor takes the place of the engine, and
 * its answers come from the same provider that the real engine would call. It knows no previews, updates or state.
 *
 * Pulumi's runtime is global, so one process can deploy one program once.
 */
export function inProcessEngine(target: ProviderTarget): Engine {
  const provider = createProvider(target);
  const deployed: Deployed[] = [];
  return {
    description: "in this process (there is no pulumi command)",
    deploy: (program, onCreated) => deploy(provider, program, deployed, onCreated),
    destroy: async () => {
      for (const { id, urn, outputs } of deployed.splice(0).reverse())
        await provider.delete(id, urn, outputs);
    },
    close: () => Promise.resolve(),
  };
}

async function deploy(
  provider: LocalProvider,
  program: Program,
  deployed: Deployed[],
  onCreated: (resource: CreatedResource) => void,
): Promise<Outputs> {
  const { project, stack } = program;
  const parents = new Map<string, string>();
  const failures: unknown[] = [];

  const newResource = async (
    args: pulumi.runtime.MockResourceArgs,
  ): Promise<pulumi.runtime.MockResourceResult> => {
    const { type, name } = args;
    const inputs: unknown = args.inputs;
    const created = { name, type: shortType(type), parent: parents.get(keyOf(type, name)) };
    if (args.custom !== true) {
      if (type !== "pulumi:pulumi:Stack") onCreated({ ...created, id: undefined });
      return { id: undefined, state: {} };
    }
    const urn = `urn:pulumi:${stack}::${project}::${type}::${name}`;
    try {
      const { id, outputs } = await createResource(provider, urn, inputs);
      deployed.push({ id, urn, outputs });
      onCreated({ ...created, id });
      return { id, state: toMonitorState(outputs) };
    } catch (error) {
      failures.push(`${created.type} ${name}: ${messageOf(error)}`);
      throw error;
    }
  };

  // When a resource fails, Pulumi rejects everything that depends on it, too; only the first failure tells anything.
  process.on("unhandledRejection", (reason) => failures.push(reason));
  pulumi.runtime.setAllConfig({ ...program.config });
  await pulumi.runtime.setMocks({ newResource, call: refuseCall }, project, stack);
  try {
    let exported: pulumi.Inputs = {};
    await pulumi.runtime.runInPulumiStack(() => {
      rememberParents(parents);
      exported = { ...program.load() };
      return Promise.resolve(exported);
    });
    await pulumi.runtime.disconnect();
    return await resolveOutputs(exported);
  } catch (error) {
    throw new LocalDeploymentError(`The deployment failed: ${messageOf(failures[0] ?? error)}`, fixOfFailure);
  }
}

async function createResource(
  provider: LocalProvider,
  urn: string,
  inputs: unknown,
): Promise<{ id: string; outputs: unknown }> {
  const checked = await provider.check(urn, {}, inputs);
  const failures = checked.failures ?? [];
  if (failures.length > 0) {
    throw new Error(failures.map(({ property, reason }) => `${property}: ${reason}`).join("\n"));
  }
  const created = await provider.create(urn, checked.inputs);
  return { id: created.id, outputs: created.outs };
}

const fixOfFailure = "mend what the message names, then run the command again";

/** Pulumi's mocks aren't told the parent of a resource, but a transformation is. */
function rememberParents(parents: Map<string, string>): void {
  const names = new Map<pulumi.Resource, string>();
  pulumi.runtime.registerStackTransformation(({ resource, type, name, opts }) => {
    names.set(resource, name);
    const parent = opts.parent === undefined ? undefined : names.get(opts.parent);
    if (parent !== undefined) parents.set(keyOf(type, name), parent);
    return undefined;
  });
}

function keyOf(type: string, name: string): string {
  return `${type} ${name}`;
}

function refuseCall({ token }: pulumi.runtime.MockCallArgs): never {
  throw new Error(`the local provider has no function ${token}`);
}

async function resolveOutputs(outputs: pulumi.Inputs): Promise<Outputs> {
  const entries = Object.entries(outputs).map(async ([name, output]) => {
    const value = pulumi.output<unknown>(output);
    return [name, { value: await resolved(value), secret: await pulumi.isSecret(value) }] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

function resolved(output: pulumi.Output<unknown>): Promise<unknown> {
  return new Promise((resolve) => {
    output.apply(resolve);
  });
}
