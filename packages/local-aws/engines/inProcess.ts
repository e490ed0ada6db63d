import { setImmediate } from "node:timers/promises";
import * as pulumi from "@pulumi/pulumi";
import { type Failures, watchFailures } from "../../../components/testing/monitor/failures";
import {
  type CalledFunction,
  type ExistingResource,
  type Host,
  type RequestedResource,
  startMonitor,
} from "../../../components/testing/monitor/monitor";
import { abandonProgram, endProgram } from "../../../components/testing/monitor/programEnd";
import { stackReference, stackReferenceType } from "../../../components/testing/monitor/stackReference";
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
  organization,
  type Outputs,
  type Program,
  type ProviderTarget,
  shortType,
} from "./engine";

interface Deployed {
  readonly id: string;
  readonly urn: string;
  readonly outputs: unknown;
}

/**
 * Runs programs in this process, without the Pulumi CLI: a monitor takes the place of the engine, and its answers come
 * from the same provider that the real engine would call. It knows no previews, updates or state. What
 * exists is read, also to import it, and never deleted. What is requested after a program's end isn't created.
 *
 * Pulumi's runtime is global, so one process can deploy one program at a time, and each once.
 */
export function inProcessEngine(target: ProviderTarget): Engine {
  const provider = createProvider(target);
  const deployed: Deployed[] = [];
  const stacks = new Map<string, Outputs>();
  let failures: Failures | undefined;
  return {
    description: "in this process (there is no pulumi command)",
    deploy: async (program, onCreated) => {
      failures ??= watchFailures();
      const progress = {
        onCreated,
        onNotice: target.onNotice,
        underWay: new Set<Promise<unknown>>(),
        failures,
      };
      const outputs = await deploy({ provider, program, deployed, stacks, ...progress });
      stacks.set(`${organization}/${program.project}/${program.stack}`, outputs);
      return outputs;
    },
    destroy: () => destroy(provider, target, deployed.splice(0).reverse()),
    close: async () => {
      // What depends on a failure fails only now.
      await setImmediate();
      failures?.stop();
      failures = undefined;
    },
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
  readonly onNotice: (message: string) => void;
  /** What is currently being created. */
  readonly underWay: Set<Promise<unknown>>;
  /** Pulumi reports errors in a program only as unhandled rejections; the program may then never end. */
  readonly failures: Failures;
}

async function deploy(deployment: Deployment): Promise<Outputs> {
  const { program, failures } = deployment;
  const { project, stack } = program;
  const progress = { isOver: false };
  const host = { ...answersOf(deployment, progress), onFailure: failures.add };
  const stopMonitor = await startMonitor(host, { organization, project, stack, preview: false });
  try {
    return await Promise.race([runProgram(program), failures.first.then(rethrow)]);
  } catch (error) {
    // What is being created may need to be deleted, too.
    await Promise.allSettled(deployment.underWay);
    await abandonProgram();
    throw deploymentFailed(messageOf(error));
  } finally {
    progress.isOver = true;
    stopMonitor();
  }
}

function rethrow(failure: unknown): never {
  throw failure;
}

async function runProgram({ config, load }: Program): Promise<Outputs> {
  pulumi.runtime.setAllConfig({ ...config });
  let exported: pulumi.Inputs = {};
  await pulumi.runtime.runInPulumiStack(() => {
    exported = { ...load() };
    return Promise.resolve(exported);
  });
  await endProgram();
  return await resolveOutputs(exported);
}

/** Answers the program's requests. */
function answersOf(
  deployment: Deployment,
  progress: { readonly isOver: boolean },
): Pick<Host, "newResource" | "call"> {
  const { provider, underWay, failures, onNotice } = deployment;
  return {
    newResource: async (requested) => {
      // The program goes on, but what exists is already being deleted.
      for (const failure of failures.all) rethrow(failure);
      if (progress.isOver) {
        const late = `Not created: ${shortType(requested.type)} ${requested.name}, which was requested after the program's end`;
        onNotice(late);
        throw new Error(late);
      }
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
  { urn, parent, type, name, custom, remote, inputs, existing }: RequestedResource,
): Promise<pulumi.runtime.MockResourceResult> {
  if (type === stackReferenceType) {
    const stack = String(inputs["name"]);
    return stackReference(stack, withSecretOutputs(deployment.stacks.get(stack)));
  }
  const { onCreated } = deployment;
  const isChild = parent !== "" && !isStack(parent);
  const resource = { name, type: shortType(type), parent: isChild ? nameIn(parent) : undefined };
  try {
    if (remote) throw new Error("a component that a plugin runs needs the pulumi command");
    if (!custom) {
      if (!isStack(urn)) onCreated({ ...resource, id: undefined });
      return { id: undefined, state: {} };
    }
    if (existing !== undefined) return await read(deployment.provider, urn, existing, inputs);
    const { id, outputs } = await create(deployment, urn, inputs);
    onCreated({ ...resource, id });
    return { id, state: toMonitorState(outputs) };
  } catch (error) {
    throw new Error(`${resource.type} ${name}: ${messageOf(error)}`, { cause: error });
  }
}

/** A stack's outputs, where a secret is an output. */
function withSecretOutputs(outputs: Outputs | undefined): Record<string, unknown> | undefined {
  if (outputs === undefined) return undefined;
  const entries = Object.entries(outputs).map(([name, { value, secret }]) => [
    name,
    secret ? pulumi.secret(value) : value,
  ]);
  return Object.fromEntries(entries) as Record<string, unknown>;
}

/** Reads what exists. It isn't deleted at the end, even if it is imported: it was there before. */
async function read(
  provider: LocalProvider,
  urn: string,
  existing: ExistingResource,
  given: unknown,
): Promise<pulumi.runtime.MockResourceResult> {
  const found = await provider.read(existing.id, urn, existing.isImported ? {} : given);
  const id: unknown = found.id;
  const props: unknown = found.props;
  if (typeof id !== "string" || id === "") throw new Error(`resource '${existing.id}' does not exist`);
  if (existing.isImported) {
    const inputs = await check(provider, urn, found.inputs, given);
    const { changes } = await provider.diff(id, urn, props, inputs);
    if (changes === true) {
      throw new Error(
        `the inputs to import '${id}' differ from it, and only the pulumi command updates resources`,
      );
    }
  }
  return { id, state: toMonitorState(props) };
}

/** The inputs of a resource, as the provider completes them. */
async function check(provider: LocalProvider, urn: string, olds: unknown, given: unknown): Promise<unknown> {
  const checked = await provider.check(urn, olds, given);
  const { failures = [] } = checked;
  if (failures.length === 0) return checked.inputs;
  throw new Error(failures.map(({ property, reason }) => `${property}: ${reason}`).join("\n"));
}

async function create({ provider, deployed }: Deployment, urn: string, given: unknown): Promise<Deployed> {
  const inputs = await check(provider, urn, {}, given);
  try {
    const created = await provider.create(urn, inputs);
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
