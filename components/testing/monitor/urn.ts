/** The type of the resource that a stack itself is. */
const stackType = "pulumi:pulumi:Stack";

/** What every resource's URN of a stack begins with. */
export interface UrnScope {
  readonly project: string;
  readonly stack: string;
}

/** A resource's URN as the engine makes it: with the types of all of its parents but the stack. */
export function urnOf({ project, stack }: UrnScope, parent: string, type: string, name: string): string {
  const parentType = parent.split("::")[2] ?? "";
  const isChild = parentType !== "" && parentType !== stackType;
  return `urn:pulumi:${[stack, project, isChild ? `${parentType}$${type}` : type, name].join("::")}`;
}

/** The name in a URN. */
export function nameIn(urn: string): string {
  return urn.split("::").slice(3).join("::");
}

/** The URN in a provider's reference, which has an id behind it. */
export function urnIn(providerReference: string): string {
  return providerReference.split("::").slice(0, -1).join("::");
}

/** Whether a URN is that of the stack. */
export function isStack(urn: string): boolean {
  return urn.split("::")[2] === stackType;
}
