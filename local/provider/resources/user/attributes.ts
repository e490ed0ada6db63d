import { standardAttributes } from "../../../../components/validation/formats";

/** An attribute's name in Cognito's API. */
export function apiName(name: string): string {
  return standardAttributes.includes(name) || name.startsWith("custom:") ? name : `custom:${name}`;
}

/** An attribute's name in the state of a resource, where Cognito's prefix is left out. */
export function stateName(name: string): string {
  return name.replace(/^(dev:)?(custom:)?/, "");
}
