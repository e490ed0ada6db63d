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

/** The names of all scopes, as they are in tokens and in the settings of clients. */
export function scopesOf(resourceServers: SettledResourceServers): string[] {
  return [...scopesByKey(resourceServers).values()];
}

/** The same names, by what they would be if each identifier were the server's key. */
export function scopesByKey(resourceServers: SettledResourceServers): Map<string, string> {
  return new Map(
    Object.entries(resourceServers).flatMap(([key, { identifier, scopes }]) =>
      Object.keys(scopes).map((scope): [string, string] => [`${key}/${scope}`, `${identifier}/${scope}`]),
    ),
  );
}
