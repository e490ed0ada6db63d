import type { ResourceServerArgs as ResourceServerProperties } from "@pulumi/aws/cognito/resourceServer";
import type { ResourceServerArgs } from "./args";

/** The properties of a resource server. */
export function resourceServerProperties(
  key: string,
  { identifier, scopes }: Required<ResourceServerArgs>,
): Omit<ResourceServerProperties, "userPoolId"> {
  return {
    identifier,
    name: key,
    scopes: Object.entries(scopes).map(([scopeName, scopeDescription]) => ({ scopeName, scopeDescription })),
  };
}
