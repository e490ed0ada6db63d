import * as pulumi from "@pulumi/pulumi";
import {
  type CalledFunction,
  type Host,
  type RequestedResource,
  startMonitor,
} from "../../../components/testing/monitor/monitor";
import { isStack, nameIn } from "../../../components/testing/monitor/urn";
import { messageOf } from "../errors";
import { createProvider, type LocalProvider } from "../provider";
import { saysThatItTookTooLong } from "../provider/awsErrors";
import { PartialFailure } from "../provider/resource";
import { toMonitorState } from "../provider/wire";
import {
  type CreatedResource,
  deploymentFailed,
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
 * Runs programs in this process, without the Pulumi CLI: a monitor takes the place of the engine, and its answers come
 * from the same provider that the real engine would call. It knows no previews, updates or state.
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
      const progress = { onCreated, underWay: new Set<Promise<unknown>>(), failure };
      const outputs = await deploy({ provider, program, deployed, stacks, ...progress });
      stacks.set(`${organization}/${program.project}/${program.stack}`, outputs);
      return outputs;
    },
    destroy: () => destroy(provider, target, deployed.splice(0).reverse()),
    close: () => Promise.resolve(),
  };
}

/**
 * Deletes resources one after the other. One that can't be deleted keeps none of the others, unless the endpoint has stopped
 * answering: then it would take as long for each of them.
 */
async function destroy(
  provider: LocalProvider,
  target: ProviderTarget,
  resources: readonly Deployed[],
): Promise<void> {
  const left: string[] = [];
  for (const [index, { id, urn, outputs }] of resources.entries()) {
    try {
      await provider.delete(id, urn, outputs);
    } catch (error) {
      const message = messageOf(error);
      left.push(`${id} (${message})`);
      if (!saysThatItTookTooLong(message)) continue;
      left.push(...resources.slice(index + 1).map((other) => other.id));
      break;
    }
  }
  if (left.length > 0) throw notDeleted(target, left.join(", "));
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
  /** What is currently being created. */
  readonly underWay: Set<Promise<unknown>>;
  readonly failure: Failure;
}

/** The first thing that goes wrong; what fails after it only depends on it. */
interface Failure {
  readonly first: Promise<never>;
  /** Whether anything has gone wrong. */
  readonly isReported: () => boolean;
  readonly report: (reason: unknown) => void;
}

/** Pulumi reports errors in a program only as unhandled rejections; the program may then never end. */
function awaitFailure(): Failure {
  let reject: (reason: unknown) => void = () => undefined;
  const first = new Promise<never>((_, rejectFirst) => (reject = rejectFirst));
  first.catch(() => undefined);
  let isReported = false;
  const report = (reason: unknown): void => {
    isReported = true;
    reject(reason);
  };
  process.on("unhandledRejection", (reason) => {
    report(reason);
  });
  return { first, isReported: () => isReported, report };
}

async function deploy(deployment: Deployment): Promise<Outputs> {
  const { program, failure } = deployment;
  const { project, stack } = program;
  const host = { ...answersOf(deployment), onFailure: failure.report };
  const stopMonitor = await startMonitor(host, { organization, project, stack, preview: false });
  try {
    return await Promise.race([runProgram(program), failure.first]);
  } catch (error) {
    // What is being created may need to be deleted, too.
    await Promise.allSettled(deployment.underWay);
    pulumi.runtime.disconnectSync();
    throw deploymentFailed(messageOf(error));
  } finally {
    stopMonitor();
  }
}

async function runProgram({ config, load }: Program): Promise<Outputs> {
  pulumi.runtime.setAllConfig({ ...config });
  let exported: pulumi.Inputs = {};
  await pulumi.runtime.runInPulumiStack(() => {
    exported = { ...load() };
    return Promise.resolve(exported);
  });
  await pulumi.runtime.disconnect();
  return await resolveOutputs(exported);
}

/** Answers the program's requests. */
function answersOf(deployment: Deployment): Pick<Host, "newResource" | "call"> {
  const { provider, underWay, failure } = deployment;
  return {
    newResource: async (requested) => {
      // The program goes on, but what exists is already being deleted.
      if (failure.isReported()) return failure.first;
      const registration = register(deployment, requested);
      underWay.add(registration);
      try {
        return await registration;
      } finally {
        underWay.delete(registration);
      }
    },
    call: (called) => callFunction(provider, called),
  };
}

/** Answers the program's request for a resource. */
async function register(
  deployment: Deployment,
  { urn, parent, type, name, custom, inputs }: RequestedResource,
): Promise<pulumi.runtime.MockResourceResult> {
  if (type === stackReferenceType) return readStack(deployment.stacks, String(inputs["name"]));
  const { onCreated } = deployment;
  const isChild = parent !== "" && !isStack(parent);
  const resource = { name, type: shortType(type), parent: isChild ? nameIn(parent) : undefined };
  if (custom !== true) {
    if (!isStack(urn)) onCreated({ ...resource, id: undefined });
    return { id: undefined, state: {} };
  }
  try {
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

/** Answers the program's call of a function. */
async function callFunction(
  provider: LocalProvider,
  { token, inputs }: CalledFunction,
): Promise<pulumi.runtime.MockCallResult> {
  const { outputs } = (await provider.invoke(token, inputs)) as { outputs: Record<string, unknown> };
  return outputs;
}

/** The outputs by name, in the order of names, as the real engine has them. */
async function resolveOutputs(outputs: pulumi.Inputs): Promise<Outputs> {
  const sorted = Object.entries(outputs).sort(([one], [other]) => (one < other ? -1 : 1));
  const entries = sorted.map(async ([name, output]) => {
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
