import * as pulumi from "@pulumi/pulumi";
import { LocalAwsError, messageOf } from "../errors";
import { createProvider, type LocalProvider } from "../provider";
import { PartialFailure } from "../provider/resource";
import { toMonitorState } from "../provider/wire";
import {
  type CreatedResource,
  type Engine,
  notDeleted,
  type Outputs,
  type Program,
  type ProviderTarget,
  shortType,
} from "./engine";
import { organization, readStack, stackReferenceType } from "./stackReference";

interface Deployed {
  readonly id: string;
  readonly urn: string;
  readonly outputs: unknown;
}

/**
 * Runs programs in this process, without the Pulumi CLI: Pulumi's own mock monitor takes the place of the engine, and
 * its answers come from the same provider that the real engine would call. It knows no previews, updates or state.
 *
 * Pulumi's runtime is global, so one process can deploy one program at a time, and each once.
 */
export function inProcessEngine(target: ProviderTarget): Engine {
  const provider = createProvider(target);
  const deployed: Deployed[] = [];
  const stacks = new Map<string, Outputs>();
  const failure = awaitFailure();
  return {
    description: "in this process (there is no pulumi command)",
    deploy: async (program, onCreated) => {
      const progress = { onCreated, parents: new Map(), underWay: new Set<Promise<unknown>>(), failure };
      const outputs = await deploy({ provider, program, deployed, stacks, ...progress });
      stacks.set(`${organization}/${program.project}/${program.stack}`, outputs);
      return outputs;
    },
    destroy: async () => {
      for (const { id, urn, outputs } of deployed.splice(0).reverse()) {
        await provider.delete(id, urn, outputs).catch((error: unknown) => {
          throw notDeleted(target, messageOf(error));
        });
      }
    },
    close: () => Promise.resolve(),
  };
}

/** A deployment in progress. */
interface Deployment {
  readonly provider: LocalProvider;
  readonly program: Program;
  /** What exists so far, in the order of creation. */
  readonly deployed: Deployed[];
  /** The outputs of the stacks that were deployed before, by their full names. */
  readonly stacks: ReadonlyMap<string, Outputs>;
  readonly onCreated: (resource: CreatedResource) => void;
  /** The parent's name of each resource that has one. */
  readonly parents: Map<string, string>;
  /** What is currently being created. */
  readonly underWay: Set<Promise<unknown>>;
  readonly failure: Failure;
}

/** The first thing that goes wrong; what fails after it only depends on it. */
interface Failure {
  readonly first: Promise<never>;
  report(reason: unknown): void;
}

/** Pulumi reports errors in a program only as unhandled rejections; the program may then never end. */
function awaitFailure(): Failure {
  let report: Failure["report"] = () => undefined;
  const first = new Promise<never>((_, reject) => (report = reject));
  first.catch(() => undefined);
  process.on("unhandledRejection", (reason) => {
    report(reason);
  });
  return { first, report };
}

async function deploy(deployment: Deployment): Promise<Outputs> {
  try {
    return await Promise.race([runProgram(deployment), deployment.failure.first]);
  } catch (error) {
    // What is being created may need to be deleted, too.
    await Promise.allSettled(deployment.underWay);
    throw new LocalAwsError(
      `The deployment failed: ${messageOf(error)}`,
      "fix what the message names, then run the command again",
    );
  }
}

async function runProgram(deployment: Deployment): Promise<Outputs> {
  const { program, parents, underWay } = deployment;
  const { project, stack } = program;
  pulumi.runtime.setAllConfig({ ...program.config });
  const newResource: pulumi.runtime.Mocks["newResource"] = async (args) => {
    const registration = register(deployment, args);
    underWay.add(registration);
    try {
      return await registration;
    } catch (error) {
      deployment.failure.report(error);
      throw error;
    } finally {
      underWay.delete(registration);
    }
  };
  const call: pulumi.runtime.Mocks["call"] = (args) => callFunction(deployment.provider, args);
  await pulumi.runtime.setMocks({ newResource, call }, project, stack, false, organization);
  let exported: pulumi.Inputs = {};
  await pulumi.runtime.runInPulumiStack(() => {
    rememberParents(parents);
    exported = { ...program.load() };
    return Promise.resolve(exported);
  });
  await pulumi.runtime.disconnect();
  return await resolveOutputs(exported);
}

interface RequestedResource extends pulumi.runtime.MockResourceArgs {
  readonly inputs: Record<string, unknown>;
}

/** Answers the program's request for a resource. */
async function register(
  deployment: Deployment,
  { type, name, custom, inputs }: RequestedResource,
): Promise<pulumi.runtime.MockResourceResult> {
  if (type === stackReferenceType) return readStack(deployment.stacks, String(inputs["name"]));
  const { program, parents, onCreated } = deployment;
  const resource = { name, type: shortType(type), parent: parents.get(keyOf(type, name)) };
  if (custom !== true) {
    if (type !== "pulumi:pulumi:Stack") onCreated({ ...resource, id: undefined });
    return { id: undefined, state: {} };
  }
  try {
    const urn = `urn:pulumi:${program.stack}::${program.project}::${type}::${name}`;
    const { id, outputs } = await create(deployment, urn, inputs);
    onCreated({ ...resource, id });
    return { id, state: toMonitorState(outputs) };
  } catch (error) {
    throw new Error(`${resource.type} ${name}: ${messageOf(error)}`, { cause: error });
  }
}

async function create({ provider, deployed }: Deployment, urn: string, given: unknown): Promise<Deployed> {
  const checked = await provider.check(urn, {}, given);
  const failures = checked.failures ?? [];
  if (failures.length > 0) {
    throw new Error(failures.map(({ property, reason }) => `${property}: ${reason}`).join("\n"));
  }
  try {
    const created = await provider.create(urn, checked.inputs);
    const resource: Deployed = { id: created.id, urn, outputs: created.outs };
    deployed.push(resource);
    return resource;
  } catch (error) {
    // What exists in part must be deleted, too.
    if (error instanceof PartialFailure) deployed.push({ id: error.id, urn, outputs: error.properties });
    throw error;
  }
}

/** Pulumi's mocks don't receive the parent of a resource, but a transformation does. */
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

/** Answers the program's call of a function. */
async function callFunction(
  provider: LocalProvider,
  { token, inputs }: pulumi.runtime.MockCallArgs,
): Promise<pulumi.runtime.MockCallResult> {
  try {
    const { outputs } = (await provider.invoke(token, inputs)) as { outputs: Record<string, unknown> };
    return outputs;
  } catch (error) {
    const details = messageOf(error);
    // The program receives only the details, as with gRPC.
    throw Object.assign(new Error(details, { cause: error }), { details });
  }
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
