import * as pulumi from "@pulumi/pulumi";
import type { Callback } from "@pulumi/pulumi/proto/callback_pb";
import {
  type ReadResourceRequest,
  ReadResourceResponse,
  type RegisterResourceHookRequest,
  type RegisterResourceOutputsRequest,
  type RegisterResourceRequest,
  RegisterResourceResponse,
  type ResourceCallRequest,
  type ResourceInvokeRequest,
} from "@pulumi/pulumi/proto/resource_pb";
import { CallbackClients } from "./callbackClients";
import { hasErrorHooks, Hooks } from "./hooks";
import { messageOf } from "./messageOf";
import { asSecret } from "./outputValues";
import { type PropertiesMessage, toMessage } from "./sdkModules";
import { method, refusals, type Respond } from "./serviceMethods";
import { Transforms } from "./transforms";
import { urnOf } from "./urn";

/** A resource that a program creates, reads or imports, after its transforms. */
export interface RequestedResource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** Its inputs; for one to read, its state as far as the program gives it. */
  readonly inputs: Record<string, unknown>;
  /** The URN of its parent; empty for the stack. */
  readonly parent: string;
  /** The reference of its provider; empty for the default one. */
  readonly provider: string;
  /** Whether a provider has it; otherwise, it is a component. */
  readonly custom: boolean;
  /** Whether it is a component that isn't run in the program, but by a plugin. */
  readonly remote: boolean;
  /** Absent for one to create. */
  readonly existing?: ExistingResource | undefined;
}

/** A resource that exists already. */
export interface ExistingResource {
  readonly id: string;
  /** Whether the program imports it, with its inputs, or else only reads it. */
  readonly isImported: boolean;
}

/** A function that a program calls, after its transforms, or a method of a resource. */
export interface CalledFunction {
  readonly token: string;
  readonly inputs: Record<string, unknown>;
  /** The reference of its provider; empty for the default one. */
  readonly provider: string;
}

/** Who answers what a program requests. */
export interface Host {
  readonly newResource: (
    resource: RequestedResource,
  ) => pulumi.runtime.MockResourceResult | Promise<pulumi.runtime.MockResourceResult>;
  readonly call: (
    called: CalledFunction,
  ) => pulumi.runtime.MockCallResult | Promise<pulumi.runtime.MockCallResult>;
  /** Receives every request for a resource, before it is created. */
  readonly onResource?: (urn: string, request: RegisterResourceRequest) => void;
  /** Receives what the stack or a component registers as its outputs. */
  readonly onOutputs?: (urn: string, outputs: PropertiesMessage | undefined) => void;
  /** Receives why a resource wasn't created, or a program isn't valid. */
  readonly onFailure: (error: Error) => void;
}

/** The stack that a program is run as. */
export interface MonitoredStack {
  readonly organization: string;
  readonly project: string;
  readonly stack: string;
  readonly preview: boolean;
}

/**
 * Takes the engine's place for the program that is run next: it names resources, and runs transforms and hooks, as the
 * engine does. It stands on the SDK's own mocks, which do none of that.
 *
 * @returns closes its connections to the program
 */
export async function startMonitor(host: Host, stack: MonitoredStack): Promise<() => void> {
  const unused = (): never => {
    throw new Error("the mocks of the SDK aren't used");
  };
  await pulumi.runtime.setMocks(
    { newResource: unused, call: unused },
    stack.project,
    stack.stack,
    stack.preview,
    stack.organization,
  );
  const clients = new CallbackClients();
  const ofMocks = pulumi.runtime.getMonitor() ?? {};
  Object.assign(ofMocks, new Monitor(host, stack, clients).methods(ofMocks));
  return () => {
    clients.close();
  };
}

interface Registered {
  readonly id: string;
  readonly state: PropertiesMessage;
  /** Absent for one that was read. */
  readonly request?: RegisterResourceRequest;
}

class Monitor {
  private readonly urns = new Set<string>();
  private readonly registered = new Map<string, Registered>();
  private readonly transforms: Transforms;
  private readonly hooks: Hooks;

  constructor(
    private readonly host: Host,
    private readonly stack: MonitoredStack,
    clients: CallbackClients,
  ) {
    this.transforms = new Transforms(clients);
    this.hooks = new Hooks(clients, stack.preview);
  }

  /** The methods of the service, as the SDK calls them, in place of those of its own mocks. */
  methods(mocks: object): object {
    const { ofStack, ofInvokes } = this.transforms;
    return {
      ...refusals(mocks),
      registerResource: this.reporting((request: RegisterResourceRequest) => this.register(request)),
      readResource: this.reporting((request: ReadResourceRequest) => this.read(request)),
      registerResourceOutputs: this.reporting((request: RegisterResourceOutputsRequest) =>
        this.registerOutputs(request),
      ),
      invoke: method((request: ResourceInvokeRequest) => this.invoke(request)),
      call: method((request: ResourceCallRequest) => this.call(request)),
      registerStackTransform: method((callback: Callback) => ofStack.push(callback)),
      registerStackInvokeTransform: method((callback: Callback) => ofInvokes.push(callback)),
      registerResourceHook: method((hook: RegisterResourceHookRequest) => {
        this.hooks.register(hook);
      }),
      registerErrorHook: method(() => undefined),
      signalAndWaitForShutdown: method(() => undefined),
    };
  }

  private async register(requested: RegisterResourceRequest): Promise<object> {
    const urn = this.newUrn(requested);
    const request = await this.transforms.resource(urn, requested);
    this.host.onResource?.(urn, request);
    await this.hooks.before({ urn, request });
    const { id, state } = await this.create(urn, request);
    this.registered.set(urn, { id, state, request });
    if (request.getCustom()) await this.hooks.after({ urn, request, id, outputs: state });
    return new RegisterResourceResponse().setUrn(urn).setId(id).setObject(state);
  }

  private async create(urn: string, request: RegisterResourceRequest): Promise<Registered> {
    try {
      const { id, state } = await this.host.newResource({
        ...{ urn, type: request.getType(), name: request.getName(), parent: request.getParent() },
        ...{ custom: request.getCustom(), remote: request.getRemote(), provider: request.getProvider() },
        existing: existing(request.getImportid(), true),
        inputs: propertiesOf(request.getObject()),
      });
      const secrets = request.getAdditionalsecretoutputsList();
      return { id: id ?? "", state: await stateMessage(state, secrets) };
    } catch (error) {
      if (!hasErrorHooks(request)) throw error;
      throw new Error(`${messageOf(error)} (only the Pulumi engine runs error hooks)`, { cause: error });
    }
  }

  private async read(request: ReadResourceRequest): Promise<object> {
    const urn = this.newUrn(request);
    const { id, state } = await this.host.newResource({
      ...{ urn, type: request.getType(), name: request.getName(), parent: request.getParent() },
      ...{ custom: true, remote: false, provider: request.getProvider() },
      existing: existing(request.getId(), false),
      inputs: propertiesOf(request.getProperties()),
    });
    const message = await stateMessage(state, request.getAdditionalsecretoutputsList());
    this.registered.set(urn, { id: id ?? "", state: message });
    return new ReadResourceResponse().setUrn(urn).setProperties(message);
  }

  private async registerOutputs(request: RegisterResourceOutputsRequest): Promise<void> {
    const urn = request.getUrn();
    const outputs = request.getOutputs();
    const { request: resource } = this.found(urn);
    this.host.onOutputs?.(urn, outputs);
    if (resource !== undefined) await this.hooks.after({ urn, request: resource, outputs });
  }

  private async invoke(requested: ResourceInvokeRequest): Promise<object> {
    const request = await this.transforms.invoke(requested);
    const inputs = propertiesOf(request.getArgs());
    const result = await this.resultOf(request.getTok(), inputs, request.getProvider());
    // The class of this message is another in older SDKs.
    return { getReturn: () => toMessage(result), getFailuresList: () => [] };
  }

  /** Calls a method of a resource, to which the engine applies no transforms. */
  private async call(request: ResourceCallRequest): Promise<object> {
    const inputs = propertiesOf(request.getArgs());
    const result = await this.resultOf(request.getTok(), inputs, request.getProvider());
    return {
      getReturn: () => toMessage(result),
      getFailuresList: () => [],
      getReturndependenciesMap: () => new Map(),
    };
  }

  private async resultOf(
    token: string,
    inputs: Record<string, unknown>,
    provider: string,
  ): Promise<Record<string, unknown>> {
    if (token !== "pulumi:pulumi:getResource") {
      return await serialized(await this.host.call({ token, inputs, provider }));
    }
    const urn = String(inputs["urn"]);
    const { id, state } = this.found(urn);
    return { urn, id, state: state.toJavaScript() };
  }

  private found(urn: string): Registered {
    const found = this.registered.get(urn);
    if (found === undefined) throw new Error(`unknown resource ${urn}`);
    return found;
  }

  /** The URN of a new resource, which no other has. */
  private newUrn(request: RegisterResourceRequest | ReadResourceRequest): string {
    const urn = urnOf(this.stack, request.getParent(), request.getType(), request.getName());
    if (this.urns.has(urn)) throw new Error(`Duplicate resource URN '${urn}'; try giving it a unique name`);
    this.urns.add(urn);
    return urn;
  }

  /** A method whose failure the SDK reports only as a rejection that nothing handles. */
  private reporting<Request, Response>(
    answer: (request: Request) => Promise<Response>,
  ): (request: Request, respond: Respond<Response>) => void {
    return method(async (request: Request) => {
      try {
        return await answer(request);
      } catch (error) {
        this.host.onFailure(error instanceof Error ? error : new Error(String(error)));
        throw error;
      }
    });
  }
}

/** A resource that exists; in a preview, its id may be unknown, and all of it then. */
function existing(id: string, isImported: boolean): ExistingResource | undefined {
  return id === "" || id === pulumi.runtime.unknownValue ? undefined : { id, isImported };
}

function propertiesOf(message: PropertiesMessage | undefined): Record<string, unknown> {
  return message === undefined ? {} : pulumi.runtime.deserializeProperties(message);
}

async function stateMessage(state: unknown, secrets: readonly string[]): Promise<PropertiesMessage> {
  const properties = await serialized({ ...(state as pulumi.Inputs) });
  for (const name of secrets) if (name in properties) properties[name] = asSecret(properties[name]);
  return toMessage(properties);
}

function serialized(properties: pulumi.Inputs): Promise<Record<string, unknown>> {
  return pulumi.runtime.serializeProperties("", properties);
}
