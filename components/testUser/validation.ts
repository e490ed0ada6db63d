import { otherNames } from "../otherNames";
import { type Check, fields, plainObject, refine } from "../validation/checks";
import { isEmailAddress, objectToPhoneNumber, objectToSpaces } from "../validation/formats";
import { resourceKey } from "../validation/keys";
import { input } from "../validation/later";
import { listOf } from "../validation/lists";
import { anyString, bytesBetween, flag, wholeNumber } from "../validation/scalars";
import type { TestUserArgs } from "./args";
import { anyValue, attributesFix } from "./attributes";

/** The arguments of the test user as far as they are right by themselves; the pool decides on each attribute. */
export interface CheckedTestUser extends Partial<Omit<TestUserArgs, "attributes">> {
  /** Further attributes by name. */
  attributes?: object;
}

const emailAddress: Check<string> = refine(anyValue, (value) =>
  isEmailAddress(value)
    ? undefined
    : {
        reason: "this isn't a valid email address",
        fix: "use an address such as jane@example.com",
      },
);

const phoneNumber: Check<string> = refine(anyString, objectToPhoneNumber);

const anyUsername: Check<string> = refine(
  refine(anyString, bytesBetween(1, 128, "the AWS provider accepts a username of 1 to 128 bytes")),
  objectToSpaces,
);

/**
 * "Maximum number of groups that each user can belong to": 100.
 *
 * https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html
 */
const mostGroups = 100;

const groups: Check<string[]> = listOf(resourceKey, {
  fix: 'write ["admins"], with keys of `groups`',
  maximum: mostGroups,
  reason: `Cognito allows a user at most ${mostGroups} groups`,
});

/** Checks the arguments of the test user, each by itself. */
export const checkTestUser: Check<CheckedTestUser> = fields<CheckedTestUser>(
  {
    username: input(anyUsername),
    email: input(emailAddress),
    phoneNumber: input(phoneNumber),
    attributes: plainObject(() => attributesFix),
    groups,
    sendInvitation: flag,
    permanentPassword: flag,
    passwordVersion: wholeNumber(1, Number.MAX_SAFE_INTEGER, "a password version is a whole number from 1"),
  },
  {
    required: ["username"],
    refused: otherNames.testUser,
    fixFor: () => 'write { username: "jane", email: "jane@example.com" }',
  },
);
