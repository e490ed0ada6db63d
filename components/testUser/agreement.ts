import type * as pulumi from "@pulumi/pulumi";
import { SignInWith } from "../userPool/args";
import { type Check, refine } from "../validation/checks";
import { isEmailAddress } from "../validation/formats";
import { inputAgainst } from "../validation/later";
import type { Report } from "../validation/problemReport";
import { anyString } from "../validation/scalars";

/** The check of a username by how users sign in. */
export const usernameWith: Readonly<Record<SignInWith, Check<string>>> = {
  [SignInWith.Email]: refine(anyString, (username) =>
    isEmailAddress(username)
      ? undefined
      : { reason: "users sign in with their email address", fix: "use an address such as jane@example.com" },
  ),
  [SignInWith.Username]: refine(anyString, (username) =>
    isEmailAddress(username)
      ? {
          reason: "the email address is an alias, so Cognito rejects a username of that form",
          fix: "choose another username, or set `userPool.signInWith` to email",
        }
      : undefined,
  ),
};

/**
 * The email address of a user who signs in with it: that and the username are one.
 *
 * @returns the address, which fails where it turns out later that the username is another one
 */
export function theAddress(
  username: pulumi.Input<string>,
  email: pulumi.Input<string>,
  report: Report,
): pulumi.Input<string> {
  const equalTo = ([known]: readonly string[]): Check<string> =>
    refine(anyString, (address) =>
      address === known
        ? undefined
        : {
            reason: "users sign in with their email address, and `testUser.username` is another one",
            fix: "leave it out",
          },
    );
  return inputAgainst([username], equalTo)(email, "testUser.email", report);
}
