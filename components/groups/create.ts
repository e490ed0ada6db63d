import { UserGroup } from "@pulumi/aws/cognito/userGroup";
import { UserInGroup } from "@pulumi/aws/cognito/userInGroup";
import type * as pulumi from "@pulumi/pulumi";
import { unprotected } from "../unprotected";
import { withUpdateHooks } from "../updateHook";
import { groupHook } from "./groupHook";
import { groupProperties } from "./properties";
import type { SettledGroups } from "./settled";

/** The groups of a component, by their keys. */
export type CreatedGroups = Readonly<Record<string, UserGroup>>;

/**
 * Creates the groups of a component.
 *
 * @param name the component's name
 */
export function createGroups(
  name: string,
  groups: SettledGroups,
  userPoolId: pulumi.Input<string>,
  options: pulumi.CustomResourceOptions,
): CreatedGroups {
  return Object.fromEntries(
    Object.entries(groups).map(([key, group]) => [
      key,
      new UserGroup(
        `${name}-group-${key}`,
        { userPoolId, ...groupProperties(group) },
        withUpdateHooks(options, [groupHook(name, key)]),
      ),
    ]),
  );
}

/**
 * Puts the test user of a component into some of its groups.
 *
 * @param name the component's name
 * @param keys the keys of the groups
 * @param username the username, as an output of the user, which must be there before
 */
export function createMemberships(
  name: string,
  keys: readonly string[],
  username: pulumi.Output<string>,
  groups: CreatedGroups,
  options: pulumi.CustomResourceOptions,
): void {
  for (const key of keys) {
    const group = groups[key];
    if (group === undefined) continue;
    new UserInGroup(
      `${name}-test-user-group-${key}`,
      { userPoolId: group.userPoolId, groupName: group.name, username },
      unprotected(options),
    );
  }
}
