import type * as pulumi from "@pulumi/pulumi";

/**
 * A user to try the sign-in with, created by an administrator, with a random temporary password.
 *
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html
 */
export interface TestUserArgs {
  /**
   * The username, 1 to 128 bytes (ASCII letters and digits have one each) without white space: an email address or a phone number
   * where users sign in with that, and neither where it is an alias. Where they sign in with either, it is `email` or `phoneNumber`,
   * too. A change replaces the user.
   */
  username: pulumi.Input<string>;
  /**
   * The email address, marked as verified. Required where the pool requires it, except where it is the username. After a change,
   * Cognito keeps the old address until the user has verified the new one, and each update asks for that one again. To
   * change it at once, replace the user with `pulumi up --replace URN`: Cognito then invites the user again.
   */
  email?: pulumi.Input<string>;
  /**
   * The phone number, such as `+12065550100`, marked as verified. Required where the pool requires it, except where it is the
   * username. After a change it is as with the email address. Default: none.
   */
  phoneNumber?: pulumi.Input<string>;
  /**
   * Further attributes by Cognito's name, custom ones without `custom:`; each value is a string of at most 2,048 characters. All that
   * the pool requires must be there. A change of one that isn't `mutable` fails.
   */
  attributes?: Record<string, pulumi.Input<string>>;
  /** The groups that the user is in, by their keys in `groups`. Default: none. */
  groups?: string[];
  /**
   * Whether Cognito sends the username and the temporary password to the user on creation, by email, or by text message to a user
   * without an email address, which needs `userPool.sms`. Default: true, but false with a permanent password.
   */
  sendInvitation?: boolean;
  /**
   * Whether the random password is for good, so that automated tests sign in without choosing another one; it is
   * `testUserPassword` then. A change gives the user a new password in place of the one that the user has, also one that the user has
   * chosen. A second factor that is required must still be set up. Default: false.
   */
  permanentPassword?: boolean;
  /**
   * A whole number from 1. Only a change of it, or of `permanentPassword`, gives the user a new
   * password; the one before no longer works. Default: 1.
   */
  passwordVersion?: number;
}
