import { User } from "@pulumi/aws/cognito/user";
import * as pulumi from "@pulumi/pulumi";
import { RandomPassword } from "@pulumi/random/randomPassword";
import type { PasswordPolicyArgs } from "../userPool/args";
import { testUserProperties } from "./properties";
import { randomPasswordProperties } from "./randomPassword";
import type { SettledTestUser } from "./settled";

/** What a component shows of its test user. */
export interface CreatedTestUser {
  /** The username, as given. */
  username: pulumi.Output<string>;
  /** The password, a secret. */
  password: pulumi.Output<string>;
}

/**
 * Creates the test user of a component, and the user's password.
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
  const random = new RandomPassword(
    // The version is part of the name, so that only a new version generates a new password: a user who has
    // chosen a password would lose it with every other change of these properties. One that is for good is another
    // one, since a temporary one has been sent.
    `${name}-test-user-${testUser.permanentPassword ? "permanent-" : ""}password-${testUser.passwordVersion}`,
    randomPasswordProperties(policy),
    // An old password has to be deletable on a protected stack.
    { ...options, ignoreChanges: ["*"], protect: false },
  );
  const password = pulumi.secret(random.result);
  const properties = testUserProperties(testUser, userPoolId, password);
  const { username } = new User(`${name}-test-user`, properties, options);
  return { username, password };
}
