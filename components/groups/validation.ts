import { otherNames } from "../otherNames";
import { roleArn } from "../validation/arns";
import { type Check, fields, mapOf, refine } from "../validation/checks";
import { objectToSpaces } from "../validation/formats";
import { resourceKey } from "../validation/keys";
import { input } from "../validation/later";
import { anyString, bytesBetween, stringOfLength, wholeNumber } from "../validation/scalars";
import type { GroupArgs } from "./args";

/**
 * Cognito allows 10,000 groups a user pool.
 *
 * https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html
 */
const mostGroups = 10_000;

/** "The maximum Precedence value is 2^31-1": CreateGroup in the API reference of Cognito. */
const lastPrecedence = 2 ** 31 - 1;

const name: Check<string> = refine(
  stringOfLength(1, 128, "Cognito accepts a group's name of 1 to 128 characters"),
  objectToSpaces,
);

const anyPrecedence = wholeNumber(
  1,
  lastPrecedence,
  "Cognito ranks groups by whole numbers of at most 2,147,483,647",
);

const precedence: Check<number> = (value, path, report) => {
  if (value !== 0) return anyPrecedence(value, path, report);
  report({
    path,
    value: "0",
    reason: "the AWS provider doesn't send 0 when it creates a group, which would have no rank then",
    fix: "write 1 for the first group, and larger numbers for the others",
  });
  return undefined;
};

const checkGroup: Check<GroupArgs> = fields<GroupArgs>(
  {
    name,
    description: input(
      refine(
        anyString,
        bytesBetween(0, 2_048, "the AWS provider accepts a description of at most 2,048 bytes"),
      ),
    ),
    precedence,
    roleArn: input(roleArn),
  },
  { refused: otherNames.group, fixFor: () => 'write {}, or { description: "Who works here" }' },
);

/** Checks the groups, each by itself. */
export const checkGroups: Check<Record<string, GroupArgs>> = mapOf(resourceKey, () => checkGroup, {
  fix: 'write { staff: { description: "Who works here" } }, with names of your own',
  limit: { most: mostGroups, reason: () => "a user pool has at most 10,000 groups" },
});
