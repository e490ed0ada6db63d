import type { UserGroupArgs } from "@pulumi/aws/cognito/userGroup";
import type { SettledGroup } from "./settled";

/** The properties of a group. */
export function groupProperties({
  name,
  description,
  precedence,
  roleArn,
}: SettledGroup): Omit<UserGroupArgs, "userPoolId"> {
  return {
    name,
    ...(description === undefined ? {} : { description }),
    ...(precedence === undefined ? {} : { precedence }),
    ...(roleArn === undefined ? {} : { roleArn }),
  };
}
