import { name, region } from "./common";
import { asGiven, optional, optionalString, type Shape } from "./property";

/** What the provider answers for a group. */
export const userGroup: Shape = {
  description: optionalString,
  name,
  precedence: optional(0),
  region,
  roleArn: optionalString,
  userPoolId: asGiven,
};

/** What the provider answers for a user in a group. */
export const userInGroup: Shape = { groupName: asGiven, region, userPoolId: asGiven, username: asGiven };
