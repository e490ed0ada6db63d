import { type RegisterResourceRequest, TransformResourceOptions } from "@pulumi/pulumi/proto/resource_pb";

/*
 * The options of a resource, in the two messages that have them. `replaceWith` and `replacementTrigger`, which the oldest
 * SDK doesn't have, and the engine's `hideDiffs` matter to updates only.
 */

/** The options of a requested resource, as a transform gets them. */
export function optionsOf(request: RegisterResourceRequest): TransformResourceOptions {
  const options = new TransformResourceOptions()
    .setImport(request.getImportid())
    .setDependsOnList(request.getDependenciesList())
    .setIgnoreChangesList(request.getIgnorechangesList())
    .setReplaceOnChangesList(request.getReplaceonchangesList())
    .setVersion(request.getVersion())
    .setAliasesList(request.getAliasesList())
    .setProvider(request.getProvider())
    .setCustomTimeouts(request.getCustomtimeouts())
    .setPluginDownloadUrl(request.getPlugindownloadurl())
    .setDeletedWith(request.getDeletedwith())
    .setAdditionalSecretOutputsList(request.getAdditionalsecretoutputsList())
    .setHooks(request.getHooks());
  for (const [name, provider] of request.getProvidersMap().entries()) {
    options.getProvidersMap().set(name, provider);
  }
  const protect = request.getProtect();
  if (request.hasProtect() && protect !== undefined) options.setProtect(protect);
  const retain = request.getRetainondelete();
  if (request.hasRetainondelete() && retain !== undefined) options.setRetainOnDelete(retain);
  if (request.getDeletebeforereplacedefined()) {
    options.setDeleteBeforeReplace(request.getDeletebeforereplace());
  }
  return options;
}

/** Gives a request other options. */
export function setOptions(request: RegisterResourceRequest, options: TransformResourceOptions): void {
  request
    .setImportid(options.getImport())
    .setDependenciesList(options.getDependsOnList())
    .setIgnorechangesList(options.getIgnoreChangesList())
    .setReplaceonchangesList(options.getReplaceOnChangesList())
    .setVersion(options.getVersion())
    .setAliasesList(options.getAliasesList())
    .setProvider(options.getProvider())
    .setCustomtimeouts(options.getCustomTimeouts())
    .setPlugindownloadurl(options.getPluginDownloadUrl())
    .setDeletedwith(options.getDeletedWith())
    .setAdditionalsecretoutputsList(options.getAdditionalSecretOutputsList())
    .setHooks(options.getHooks())
    .setDeletebeforereplacedefined(options.hasDeleteBeforeReplace())
    .setDeletebeforereplace(options.getDeleteBeforeReplace() === true);
  request.clearProvidersMap();
  for (const [name, provider] of options.getProvidersMap().entries()) {
    request.getProvidersMap().set(name, provider);
  }
  request.clearProtect();
  const protect = options.getProtect();
  if (options.hasProtect() && protect !== undefined) request.setProtect(protect);
  request.clearRetainondelete();
  const retain = options.getRetainOnDelete();
  if (options.hasRetainOnDelete() && retain !== undefined) request.setRetainondelete(retain);
}

/** Gives a request what the engine lets a resource inherit from its parent, which the SDK doesn't know after a transform. */
export function inherit(request: RegisterResourceRequest, parent: RegisterResourceRequest): void {
  const protect = parent.getProtect();
  if (!request.hasProtect() && parent.hasProtect() && protect !== undefined) request.setProtect(protect);
  const retain = parent.getRetainondelete();
  if (!request.hasRetainondelete() && parent.hasRetainondelete() && retain !== undefined) {
    request.setRetainondelete(retain);
  }
  if (request.getDeletedwith() === "") request.setDeletedwith(parent.getDeletedwith());
  if (request.getProvider() === "") request.setProvider(inheritedProvider(request, parent));
}

/** The engine has only the `providers` of a component for its children: its `provider` is what the SDK gives to them. */
function inheritedProvider(request: RegisterResourceRequest, parent: RegisterResourceRequest): string {
  const [ofType = ""] = request.getType().split(":");
  if (isComponent(parent)) {
    return isComponent(request) ? "" : (parent.getProvidersMap().get(ofType) ?? "");
  }
  const provider = parent.getProvider();
  return isComponent(request) || packageOf(provider) === ofType ? provider : "";
}

/** Gives a component its parent's providers, for its own children. */
export function inheritProviders(request: RegisterResourceRequest, parent: RegisterResourceRequest): void {
  if (!isComponent(request) || !isComponent(parent)) return;
  const providers = request.getProvidersMap();
  for (const [name, provider] of parent.getProvidersMap().entries()) {
    if (!providers.has(name)) providers.set(name, provider);
  }
}

/** Whether a resource is a component that the program itself runs. */
function isComponent(request: RegisterResourceRequest): boolean {
  return !request.getCustom() && !request.getRemote();
}

/** The package of a provider's reference, such as `aws` of `urn:pulumi:test::shop::pulumi:providers:aws::west::id`. */
function packageOf(reference: string): string | undefined {
  return reference.split("::")[2]?.split(":").at(-1);
}
