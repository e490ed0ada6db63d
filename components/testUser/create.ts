import { User } from "@pulumi/aws/cognito/user";
import * as pulumi from "@pulumi/pulumi";
import { RandomPassword } from "@pulumi/random/randomPassword";
import type { PasswordPolicyArgs } from "../userPool/args";
import { testUserProperties } from "./properties";
import type { SettledTestUser } from "./settled";
import { temporaryPasswordProperties } from "./temporaryPassword";

/** What a component shows of its test user. */
export interface CreatedTestUser {
  /** The username, as given. */
  username: pulumi.Output<string>;
  /** The temporary password, a secret. */
  temporaryPassword: pulumi.Output<string>;
}

/**
 * Creates the test user of a component, and the user's temporary password.
 *
 * @param name the component's name
 * @param policy the password policy of the pool
 */
export function createTestUser(
  name: string,
  testUser: SettledTestUser,
  userPoolId: pulumi.Input<string>,
  policy: Required<PasswordPolicyArgs>,
  options: pulumi.CustomResourceOptions,
): CreatedTestUser {
  const password = new RandomPassword(
    // The version is part of the name, so that a new version, and nothing else, makes a new password: a user who has
    // chosen a password would lose it with every other change of these properties.
    `${name}-test-user-password-${testUser.passwordVersion}`,
    temporaryPasswordProperties(policy),
    // An old password has to be deletable on a protected stack.
    { ...options, ignoreChanges: ["*"], protect: false },
  );
  const temporaryPassword = pulumi.secret(password.result);
  const properties = testUserProperties(testUser, userPoolId, temporaryPassword);
  const { username } = new User(`${name}-test-user`, properties, options);
  return { username, temporaryPassword };
}
