import * as pulumi from "@pulumi/pulumi";
import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import type { MockDeployment, MockResource } from "./mockDeployment";
import type { PropertiesMessage } from "./monitor/sdkModules";
import { isStack, nameIn, urnIn } from "./monitor/urn";
import { resourcesByName } from "./resourcesByName";
import { isSecret } from "./secrets";

/** What was requested from the engine. */
export interface Recorded extends MockDeployment {
  /** What each component registered as its outputs, once for each time that it did. */
  registeredOutputs: Record<string, Record<string, unknown>[]>;
}

/** Keeps what a program requests. */
export class RequestRecord {
  private readonly resources: MockResource[] = [];
  private readonly registeredOutputs: Recorded["registeredOutputs"] = {};
  private outputs: Recorded["outputs"] = {};

  readonly addResource = (urn: string, request: RegisterResourceRequest): void => {
    if (!isStack(urn)) this.resources.push(resourceOf(urn, request));
  };

  readonly addOutputs = (urn: string, outputs: PropertiesMessage | undefined): void => {
    const registered = plain(outputs);
    if (isStack(urn)) this.outputs = registered;
    else (this.registeredOutputs[nameIn(urn)] ??= []).push(registered);
  };

  recorded(): Recorded {
    const { outputs, registeredOutputs } = this;
    return { resources: resourcesByName(this.resources), outputs, registeredOutputs };
  }
}

function resourceOf(urn: string, request: RegisterResourceRequest): MockResource {
  const parent = request.getParent();
  const provider = request.getProvider();
  return {
    urn,
    type: request.getType(),
    parent: parent === "" || isStack(parent) ? undefined : nameIn(parent),
    inputs: plain(request.getObject()),
    protect: request.getProtect() === true,
    ignoreChanges: request.getIgnorechangesList(),
    provider: provider === "" ? undefined : nameIn(urnIn(provider)),
    aliases: request
      .getAliasesList()
      .map((alias) => (alias.hasUrn() ? alias.getUrn() : alias.getSpec()?.getName())),
  };
}

function plain(properties: PropertiesMessage | undefined): Record<string, unknown> {
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
