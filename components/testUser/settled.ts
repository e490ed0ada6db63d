import { SignInWith } from "../userPool/args";
import type { TestUserArgs } from "./args";
import type { CheckedTestUser } from "./validation";

/** The defaults of the test user. */
const testUserDefaults = {
  /** The user has to learn the temporary password somehow. */
  sendInvitation: true,
  /** The first temporary password. */
  passwordVersion: 1,
};

/** The arguments of the test user with all defaults filled in. */
export type SettledTestUser = Required<TestUserArgs>;

/** The same, not yet compared with the pool. */
export interface PendingTestUser extends CheckedTestUser {
  /** Further attributes by name. */
  attributes: object;
  /** Whether Cognito emails the username and the temporary password to the user. */
  sendInvitation: boolean;
  /** The version of the temporary password. */
  passwordVersion: number;
}

/** Fills in the defaults of what is omitted; where users sign in with their email address, that is the username. */
export function settleTestUser(given: CheckedTestUser, signInWith: SignInWith): PendingTestUser {
  const { username } = given;
  const isAddress = signInWith === SignInWith.Email && username !== undefined;
  return { attributes: {}, ...testUserDefaults, ...(isAddress ? { email: username } : {}), ...given };
}
