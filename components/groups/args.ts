import type * as pulumi from "@pulumi/pulumi";

/**
 * A group of users. Tokens name it in `cognito:groups`, and its role in `cognito:roles`.
 *
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-user-groups.html
 */
export interface GroupArgs {
  /**
   * The group's name, 1 to 128 characters without white space. A change replaces the group, which loses its users.
   * Default: its key.
   */
  name?: string;
  /** What the group is for, at most 2,048 bytes (ASCII letters and digits have one each). Default: none. */
  description?: pulumi.Input<string>;
  /**
   * The rank, a whole number from 1 to 2,147,483,647: of a user's groups with a role, the one with the lowest number decides on the
   * preferred role. Groups with different roles must have different numbers. Once a group has one, it can be changed but not removed:
   * the preview rejects that, because the AWS provider would send 0, which is before all others.
   * Default: none, which is behind all numbers.
   */
  precedence?: number;
  /**
   * The ARN of the role that an identity pool gives to the group's users; its trust policy names the identity pool. Once a group
   * has one, it can be changed but not removed: the preview rejects that, because the AWS provider would send an empty ARN, which
   * Cognito doesn't accept. Default: none.
   */
  roleArn?: pulumi.Input<string>;
}
