import type { ResourceServerArgs } from "./args";

/** Resource servers by key, with all defaults filled in. */
export type SettledResourceServers = Record<string, Required<ResourceServerArgs>>;

/** Fills in the defaults of what is omitted: the key says what the API is called. */
export function settleResourceServers(
  given: Readonly<Record<string, ResourceServerArgs>> = {},
): SettledResourceServers {
  return Object.fromEntries(
    Object.entries(given).map(([key, server]) => [key, { identifier: key, ...server }]),
  );
}

/** The name of a scope in tokens and in the settings of clients. */
export function fullScope(identifier: string, scope: string): string {
  return `${identifier}/${scope}`;
}
