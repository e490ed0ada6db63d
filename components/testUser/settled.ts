import { SignInWith } from "../userPool/args";
import type { TestUserArgs } from "./args";
import type { CheckedTestUser } from "./validation";

/** The arguments of the test user with all defaults filled in; a user needn't have both contacts. */
export interface SettledTestUser
  extends
    Required<Omit<TestUserArgs, "email" | "phoneNumber">>,
    Pick<TestUserArgs, "email" | "phoneNumber"> {}

/** The same, not yet compared with the pool. */
export interface PendingTestUser extends CheckedTestUser {
  /** Further attributes by name. */
  attributes: object;
  /** The groups, by their keys. */
  groups: string[];
  /** Whether Cognito sends the username and the temporary password to the user. */
  sendInvitation: boolean;
  /** Whether the password is for good. */
  permanentPassword: boolean;
  /** The version of the password. */
  passwordVersion: number;
}

/** The default version: the first password. */
const firstVersion = 1;

/** Fills in the defaults of what is omitted. */
export function settleTestUser(given: CheckedTestUser, signInWith: SignInWith): PendingTestUser {
  const { permanentPassword = false } = given;
  return {
    attributes: {},
    groups: [],
    permanentPassword,
    // The user has to learn a temporary password somehow; nobody else should learn one that is for good.
    sendInvitation: !permanentPassword,
    passwordVersion: firstVersion,
    ...contactIn(given, signInWith),
    ...given,
  };
}

/** The email address or phone number that is the username, where users sign in with that. */
function contactIn(
  { username }: CheckedTestUser,
  signInWith: SignInWith,
): Pick<TestUserArgs, "email" | "phoneNumber"> {
  if (username === undefined) return {};
  switch (signInWith) {
    case SignInWith.Email:
      return { email: username };
    case SignInWith.Phone:
      return { phoneNumber: username };
    // Which of both a username is decides on attributes, which have to be known beforehand; it may be a secret.
    case SignInWith.EmailOrPhone:
    case SignInWith.Username:
      return {};
  }
}
