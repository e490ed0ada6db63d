import type * as pulumi from "@pulumi/pulumi";
import { SignInWith } from "../userPool/args";
import { type Check, refine } from "../validation/checks";
import { isEmailAddress } from "../validation/formats";
import type { Report } from "../validation/report";
import { quote } from "../validation/shown";
import { anyString } from "../validation/values";

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

/** Reports an email address that isn't the username, where users sign in with their email address. */
export function refuseAnotherAddress(
  username: pulumi.Input<string>,
  email: pulumi.Input<string>,
  report: Report,
): void {
  if (typeof username !== "string" || typeof email !== "string" || username === email) return;
  report({
    path: "testUser.email",
    value: quote(email),
    reason: "users sign in with their email address, and `testUser.username` is another one",
    fix: "leave it out",
  });
}
