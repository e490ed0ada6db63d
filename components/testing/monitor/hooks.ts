import {
  type RegisterResourceHookRequest,
  type RegisterResourceRequest,
  ResourceHookRequest,
  ResourceHookResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import type { CallbackClients } from "./callbackClients";
import type { PropertiesMessage } from "./sdkModules";

/** A resource that is being created, or has been. */
interface HookedResource {
  readonly urn: string;
  readonly request: RegisterResourceRequest;
  readonly id?: string | undefined;
  readonly outputs?: PropertiesMessage | undefined;
}

/** Whether a resource has hooks for its errors, which the oldest SDK doesn't know. */
export function hasErrorHooks(request: RegisterResourceRequest): boolean {
  const hooks: { readonly beforeCreateList?: string[]; readonly onErrorList?: string[] } =
    request.getHooks()?.toObject() ?? {};
  return (hooks.onErrorList ?? []).length > 0;
}

/** Runs a program's hooks of the creation of a resource; nothing is updated or deleted here. */
export class Hooks {
  private readonly registered = new Map<string, RegisterResourceHookRequest>();

  constructor(
    private readonly clients: CallbackClients,
    private readonly isPreview: boolean,
  ) {}

  register(hook: RegisterResourceHookRequest): void {
    this.registered.set(hook.getName(), hook);
  }

  async before(resource: HookedResource): Promise<void> {
    await this.run("before", resource.request.getHooks()?.getBeforeCreateList(), resource);
  }

  async after(resource: HookedResource): Promise<void> {
    await this.run("after", resource.request.getHooks()?.getAfterCreateList(), resource);
  }

  private async run(
    time: "before" | "after",
    names: readonly string[] = [],
    { urn, request, id = "", outputs }: HookedResource,
  ): Promise<void> {
    const message = new ResourceHookRequest()
      .setUrn(urn)
      .setId(id)
      .setName(request.getName())
      .setType(request.getType())
      .setNewInputs(request.getObject())
      .setNewOutputs(outputs);
    for (const name of names) {
      const error = await this.errorOf(name, message);
      if (error !== "") {
        throw new Error(`${request.getType()} ${request.getName()}: ${time} hook "${name}" failed: ${error}`);
      }
    }
  }

  private async errorOf(name: string, message: ResourceHookRequest): Promise<string> {
    const hook = this.registered.get(name);
    const callback = hook?.getCallback();
    if (hook === undefined || callback === undefined) return "it was not registered";
    // The oldest SDK knows no hooks whose errors are ignored.
    const settings: { readonly onDryRun: boolean; readonly ignoreErrors?: boolean } = hook.toObject();
    if (this.isPreview && !settings.onDryRun) return "";
    const answer = await this.clients.call(callback, message.serializeBinary());
    return settings.ignoreErrors === true ? "" : ResourceHookResponse.deserializeBinary(answer).getError();
  }
}
