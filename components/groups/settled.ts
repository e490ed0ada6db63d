import type { GroupArgs } from "./args";

/** The arguments of a group with all defaults filled in. */
export interface SettledGroup extends GroupArgs {
  /** The group's name. */
  name: string;
}

/** Groups by key, with all defaults filled in. */
export type SettledGroups = Record<string, SettledGroup>;

/** Fills in the defaults of what is omitted: the key says what the group is called. */
export function settleGroups(given: Readonly<Record<string, GroupArgs>> = {}): SettledGroups {
  return Object.fromEntries(Object.entries(given).map(([key, group]) => [key, { name: key, ...group }]));
}
