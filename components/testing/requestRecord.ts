import * as pulumi from "@pulumi/pulumi";
import type { MockDeployment } from "./mockDeployment";
import { isSecret } from "./secrets";

/** What was requested from the engine. */
export interface Recorded extends MockDeployment {
  /** What each component registered as its outputs, once for each time that it did. */
  registeredOutputs: Record<string, Record<string, unknown>[]>;
}

type Monitor = NonNullable<ReturnType<typeof pulumi.runtime.getMonitor>>;
type ResourceRequest = Parameters<Monitor["registerResource"]>[0];
type OutputsRequest = Parameters<Monitor["registerResourceOutputs"]>[0];

/** Starts to record the requests to the mocks' monitor; the result returns them. */
export function recordRequests(): () => Recorded {
  const monitor = pulumi.runtime.getMonitor();
  if (monitor === undefined) throw new Error("there are no mocks");
  const resources = argumentsOf<ResourceRequest>(monitor, "registerResource");
  const outputs = argumentsOf<OutputsRequest>(monitor, "registerResourceOutputs");
  return () => ({ resources: resourcesIn(resources), ...outputsIn(outputs) });
}

/** Keeps the first argument of every call of a method. */
function argumentsOf<Request>(object: object, method: string): Request[] {
  const kept: Request[] = [];
  const original = Reflect.get(object, method) as (...args: [Request, ...unknown[]]) => unknown;
  Reflect.set(object, method, (...args: [Request, ...unknown[]]) => {
    kept.push(args[0]);
    return Reflect.apply(original, object, args);
  });
  return kept;
}

function resourcesIn(requests: readonly ResourceRequest[]): MockDeployment["resources"] {
  const resources: MockDeployment["resources"] = {};
  for (const request of requests) {
    if (request.getType() === stackType) continue;
    const name = request.getName();
    if (resources[name] !== undefined) throw new Error(`two resources are named ${name}`);
    resources[name] = {
      type: request.getType(),
      parent: parentName(request.getParent()),
      inputs: plain(request.getObject()),
      protect: request.getProtect() === true,
      ignoreChanges: request.getIgnorechangesList(),
      provider: request.getProvider() === "" ? undefined : nameIn(request.getProvider()),
      aliases: request.getAliasesList().map((alias) => alias.getSpec()?.getName()),
    };
  }
  return resources;
}

function outputsIn(requests: readonly OutputsRequest[]): Omit<Recorded, "resources"> {
  const registeredOutputs: Recorded["registeredOutputs"] = {};
  let outputs: Recorded["outputs"] = {};
  for (const request of requests) {
    const registered = plain(request.getOutputs());
    if (request.getUrn().includes(`::${stackType}::`)) outputs = registered;
    else (registeredOutputs[nameIn(request.getUrn())] ??= []).push(registered);
  }
  return { outputs, registeredOutputs };
}

const stackType = "pulumi:pulumi:Stack";

function parentName(urn: string): string | undefined {
  return urn.includes(`::${stackType}::`) ? undefined : nameIn(urn);
}

/** The name in a URN, or in a provider's reference, which has an id behind it. */
export function nameIn(urn: string): string {
  return urn.split("::")[3] ?? "";
}

function plain(
  properties: Parameters<typeof pulumi.runtime.deserializeProperties>[0] | undefined,
): Record<string, unknown> {
  if (properties === undefined) return {};
  const entries = Object.entries<unknown>(pulumi.runtime.deserializeProperties(properties, true));
  return Object.fromEntries(
    entries.map(([name, value]) => [name, isUnknownSecret(value) ? pulumi.unknown : value]),
  );
}

/** Newer SDKs say of an unknown value that it will be a secret; older ones only that it is unknown. */
function isUnknownSecret(value: unknown): boolean {
  return isSecret(value) && value.value === pulumi.unknown;
}
