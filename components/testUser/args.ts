import type * as pulumi from "@pulumi/pulumi";

/**
 * A user to try the sign-in with, created by an administrator, with a random temporary password and no phone number.
 *
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html
 */
export interface TestUserArgs {
  /**
   * The username, 1 to 128 bytes (letters and digits of ASCII have one each) without white space: an e-mail address where
   * users sign in with that, and no e-mail address where they sign in with a username. A change replaces the user.
   */
  username: pulumi.Input<string>;
  /** The e-mail address, marked as verified. Required, but where users sign in with it the username is the address. */
  email?: pulumi.Input<string>;
  /** Further attributes by name, custom ones without `custom:`; each value is a string of at most 2,048 characters. */
  attributes?: Record<string, pulumi.Input<string>>;
  /** Whether Cognito mails the username and the temporary password to the user on creation. Default: true. */
  sendInvitation?: boolean;
  /** A whole number from 1. A change, and nothing else, gives the user a new temporary password. Default: 1. */
  passwordVersion?: number;
}
