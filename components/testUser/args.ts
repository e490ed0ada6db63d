import type * as pulumi from "@pulumi/pulumi";

/**
 * A user to try the sign-in with, created by an administrator, with a random temporary password and no phone number.
 *
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html
 */
export interface TestUserArgs {
  /**
   * The username, 1 to 128 bytes (ASCII letters and digits have one each) without white space: an email address where
   * users sign in with that, and not an email address where they sign in with a username. A change replaces the user.
   */
  username: pulumi.Input<string>;
  /**
   * The email address, marked as verified. Required, except where users sign in with it as their username. After a change,
   * Cognito keeps the old address until the user has verified the new one, and each update asks for that one again. To
   * change it at once, replace the user with `pulumi up --replace URN`: Cognito then invites the user again.
   */
  email?: pulumi.Input<string>;
  /** Further attributes by name, custom ones without `custom:`; each value is a string of at most 2,048 characters. */
  attributes?: Record<string, pulumi.Input<string>>;
  /** Whether Cognito emails the username and the temporary password to the user on creation. Default: true. */
  sendInvitation?: boolean;
  /** A whole number from 1. Only a change of it gives the user a new temporary password. Default: 1. */
  passwordVersion?: number;
}
