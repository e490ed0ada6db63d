import type { Callback } from "@pulumi/pulumi/proto/callback_pb";
import {
  type RegisterResourceRequest,
  type ResourceInvokeRequest,
  TransformInvokeOptions,
  TransformInvokeRequest,
  TransformInvokeResponse,
  TransformRequest,
  TransformResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import type { CallbackClients } from "./callbackClients";
import { messageOf } from "./messageOf";
import { type Properties, withoutOutputValues, withOutputValues } from "./outputValues";
import { inherit, inheritProviders, optionsOf, setOptions } from "./resourceOptions";
import { type PropertiesMessage, toMessage } from "./sdkModules";
import { isStack } from "./urn";

/** Runs a program's transforms, in the engine's order and with what it hands to them. */
export class Transforms {
  /** Those of the whole stack. */
  readonly ofStack: Callback[] = [];
  /** Those of the stack's calls of functions. */
  readonly ofInvokes: Callback[] = [];
  /** The resources so far, by URN: with the transforms that they had of their own, and as these left them. */
  private readonly resources = new Map<
    string,
    { transforms: Callback[]; request: RegisterResourceRequest }
  >();

  constructor(private readonly clients: CallbackClients) {}

  /** What a program's request for a resource becomes. Its own transforms come first, then its parents', then the stack's. */
  async resource(urn: string, requested: RegisterResourceRequest): Promise<RegisterResourceRequest> {
    const request = requested.cloneMessage();
    const parent = this.resources.get(request.getParent());
    if (parent !== undefined) inherit(request, parent.request);
    const transforms = request.getTransformsList();
    const all = [...transforms, ...this.ofParents(request.getParent()), ...this.ofStack];
    // The stack itself is registered before a program can register transforms, which here would be chance.
    if (all.length > 0 && !isStack(urn)) await this.transform(request, all);
    if (parent !== undefined) inheritProviders(request, parent.request);
    this.resources.set(urn, { transforms, request });
    return request;
  }

  /** What a program's call of a function becomes. */
  async invoke(requested: ResourceInvokeRequest): Promise<ResourceInvokeRequest> {
    const request = requested.cloneMessage();
    for (const callback of this.ofInvokes) {
      const message = new TransformInvokeRequest()
        .setToken(request.getTok())
        .setArgs(request.getArgs())
        .setOptions(
          new TransformInvokeOptions()
            .setProvider(request.getProvider())
            .setVersion(request.getVersion())
            .setPluginDownloadUrl(request.getPlugindownloadurl()),
        );
      const answer = await this.answer(callback, message, request.getTok());
      const response = TransformInvokeResponse.deserializeBinary(answer);
      if (response.hasArgs()) request.setArgs(response.getArgs());
      const options = response.getOptions();
      if (options === undefined) continue;
      request
        .setProvider(options.getProvider())
        .setVersion(options.getVersion())
        .setPlugindownloadurl(options.getPluginDownloadUrl());
    }
    return request;
  }

  private ofParents(urn: string): Callback[] {
    const parent = this.resources.get(urn);
    return parent === undefined ? [] : [...parent.transforms, ...this.ofParents(parent.request.getParent())];
  }

  /** What a transform answers; where it fails, the error says of what. */
  private async answer(
    callback: Callback,
    message: TransformRequest | TransformInvokeRequest,
    transformed: string,
  ): Promise<Uint8Array> {
    try {
      return await this.clients.call(callback, message.serializeBinary());
    } catch (error) {
      throw new Error(`${transformed}: ${messageOf(error)}`, { cause: error });
    }
  }

  private async transform(request: RegisterResourceRequest, transforms: readonly Callback[]): Promise<void> {
    // The engine says what a property depends on only to transforms of a resource that has some of its own.
    let dependencies =
      request.getTransformsList().length > 0 ? dependenciesOf(request) : new Map<string, string[]>();
    let properties = propertiesOf(request.getObject());
    let options = optionsOf(request);
    for (const callback of transforms) {
      properties = withOutputValues(properties, dependencies);
      dependencies = new Map();
      const message = new TransformRequest()
        .setName(request.getName())
        .setType(request.getType())
        .setCustom(request.getCustom())
        .setParent(request.getParent())
        .setProperties(toMessage(properties))
        .setOptions(options);
      const answer = await this.answer(callback, message, `${request.getType()} ${request.getName()}`);
      const response = TransformResponse.deserializeBinary(answer);
      if (response.hasProperties()) properties = propertiesOf(response.getProperties());
      options = response.getOptions() ?? options;
    }
    request.setObject(toMessage(withoutOutputValues(properties)));
    setOptions(request, options);
  }
}

function dependenciesOf(request: RegisterResourceRequest): Map<string, string[]> {
  const entries = [...request.getPropertydependenciesMap().entries()] as const;
  return new Map(entries.map(([name, dependencies]) => [name, dependencies.getUrnsList()]));
}

function propertiesOf(message: PropertiesMessage | undefined): Properties {
  return message?.toJavaScript() ?? {};
}
