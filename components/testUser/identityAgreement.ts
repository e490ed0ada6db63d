import type * as pulumi from "@pulumi/pulumi";
import { SignInWith } from "../userPool/args";
import type { SettledUserPool } from "../userPool/settled";
import { type Check, type Objection, refine } from "../validation/checks";
import { isEmailAddress, isPhoneNumber } from "../validation/formats";
import { input, inputAgainst } from "../validation/later";
import type { Report } from "../validation/problemReport";
import { anyString } from "../validation/scalars";
import type { SettledTestUser } from "./settled";

/** Who a test user is. */
export type TestUserIdentity = Pick<SettledTestUser, "username" | "email" | "phoneNumber">;

/**
 * Reports a username that isn't of the form that users sign in with, and a contact that isn't the username where it has to be.
 *
 * @returns the identity, of which what is known later is compared then; undefined without a username that can be used
 */
export function agreeOnIdentity(
  identity: Partial<TestUserIdentity>,
  pool: SettledUserPool,
  report: Report,
): TestUserIdentity | undefined {
  if (identity.username === undefined) return undefined;
  const checkUsername = input(refine(anyString, (username) => objectToUsername(username, pool)));
  const username = checkUsername(identity.username, "testUser.username", report);
  if (username === undefined) return undefined;
  const { email, phoneNumber } = identity;
  const same = (contact: pulumi.Input<string>, path: string, what: string): pulumi.Input<string> =>
    theUsername({ username, contact, path, what, caseSensitive: pool.caseSensitive }, report);
  switch (pool.signInWith) {
    case SignInWith.Username:
      return { ...identity, username };
    case SignInWith.Email:
      return {
        ...identity,
        username,
        ...(email && { email: same(email, "testUser.email", "email address") }),
      };
    case SignInWith.Phone:
      return {
        ...identity,
        username,
        ...(phoneNumber && { phoneNumber: same(phoneNumber, "testUser.phoneNumber", "phone number") }),
      };
    case SignInWith.EmailOrPhone:
      return { ...identity, username: oneOf(username, identity, report) };
  }
}

/** Cognito takes only what users sign in with as username, and beside an alias no username that looks like one. */
function objectToUsername(username: string, { signInWith, aliases }: SettledUserPool): Objection | undefined {
  const isEmail = isEmailAddress(username);
  const isPhone = isPhoneNumber(username);
  switch (signInWith) {
    case SignInWith.Email:
      return isEmail
        ? undefined
        : {
            reason: "users sign in with their email address",
            fix: "use an address such as jane@example.com",
          };
    case SignInWith.Phone:
      return isPhone
        ? undefined
        : { reason: "users sign in with their phone number", fix: "use a number such as +12065550100" };
    case SignInWith.EmailOrPhone:
      return isEmail || isPhone
        ? undefined
        : {
            reason: "users sign in with their email address or phone number",
            fix: "use an address such as jane@example.com, or a number such as +12065550100",
          };
    case SignInWith.Username:
      if (isEmail && aliases.email) return likeAlias("email address", SignInWith.Email);
      return isPhone && aliases.phone ? likeAlias("phone number", SignInWith.Phone) : undefined;
  }
}

function likeAlias(contact: string, instead: SignInWith): Objection {
  return {
    reason: `the ${contact} is an alias, so Cognito rejects a username of that form`,
    fix: `choose another username, or set \`userPool.signInWith\` to ${instead}`,
  };
}

/** A contact that has to be the username. */
interface SameContact {
  readonly username: pulumi.Input<string>;
  readonly contact: pulumi.Input<string>;
  readonly path: string;
  readonly what: string;
  readonly caseSensitive: boolean;
}

/** The contact of a user who signs in with it: that and the username are one. */
function theUsername(
  { username, contact, path, what, caseSensitive }: SameContact,
  report: Report,
): pulumi.Input<string> {
  const compared = (value: string): string => (caseSensitive ? value : value.toLowerCase());
  const equalTo = ([known = ""]: readonly string[]): Check<string> =>
    refine(anyString, (value) =>
      compared(value) === compared(known)
        ? undefined
        : {
            reason: `users sign in with their ${what}, and \`testUser.username\` is another one`,
            fix: "leave it out",
          },
    );
  return inputAgainst([username], equalTo)(contact, path, report);
}

/** The username of a user who signs in with either contact: it is one of them. */
function oneOf(
  username: pulumi.Input<string>,
  { email, phoneNumber }: Partial<TestUserIdentity>,
  report: Report,
): pulumi.Input<string> {
  const contacts = [email, phoneNumber].filter((contact) => contact !== undefined);
  const among = (known: readonly string[]): Check<string> =>
    refine(anyString, (value) =>
      known.includes(value)
        ? undefined
        : {
            reason:
              "users sign in with their email address or phone number, and it is neither of the test user's",
            fix: "write it as `testUser.email` or `testUser.phoneNumber`, too",
          },
    );
  return inputAgainst(contacts, among)(username, "testUser.username", report);
}
