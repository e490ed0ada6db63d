import type * as pulumi from "@pulumi/pulumi";
import { agreeOnAppClient } from "./appClient/agreement";
import type { Settled } from "./settled";
import { theAddress, usernameWith } from "./testUser/agreement";
import { attributeNameIn, attributesFix, attributeValue } from "./testUser/attributes";
import type { PendingTestUser, SettledTestUser } from "./testUser/settled";
import { agreeOnUserPool } from "./userPool/agreement";
import { SignInWith } from "./userPool/args";
import type { SettledUserPool } from "./userPool/settled";
import { type Check, mapOf, missing } from "./validation/checks";
import { input } from "./validation/later";
import type { Report } from "./validation/problemReport";
import { join } from "./validation/shown";

/** Whether an argument, or something in it, is invalid by itself: what depends on it can't be validated then. */
export type IsWrong = (path: string) => boolean;

/**
 * Reports the arguments that contradict one another.
 *
 * @returns the arguments, where a value that comes from another resource is compared as soon as it is known
 */
export function agree(settled: Settled<PendingTestUser>, report: Report, isWrong: IsWrong): Settled {
  const { userPool, appClient, testUser } = settled;
  agreeOnUserPool(userPool, report);
  agreeOnAppClient(appClient, report);
  return { ...settled, testUser: testUser && testUserIn(userPool, testUser, report, isWrong) };
}

/** The test user; undefined for one that this pool can't have. */
function testUserIn(
  pool: SettledUserPool,
  testUser: PendingTestUser,
  report: Report,
  isWrong: IsWrong,
): SettledTestUser | undefined {
  // Who a user can be depends on how users sign in.
  const identity = isWrong("userPool.signInWith") ? undefined : identityIn(pool, testUser, report, isWrong);
  const attributes = attributesIn(pool, testUser, report, isWrong);
  return identity && attributes && { ...testUser, ...identity, attributes };
}

function identityIn(
  { signInWith }: SettledUserPool,
  testUser: PendingTestUser,
  report: Report,
  isWrong: IsWrong,
): Pick<SettledTestUser, "username" | "email"> | undefined {
  const { email } = testUser;
  const username =
    testUser.username === undefined
      ? undefined
      : input(usernameWith[signInWith])(testUser.username, "testUser.username", report);
  if (email === undefined && signInWith === SignInWith.Username && !isWrong("testUser.email")) {
    report({ path: "testUser.email", ...missing });
  }
  if (username === undefined || email === undefined) return undefined;
  if (signInWith === SignInWith.Username) return { username, email };
  return { username, email: theAddress(username, email, report) };
}

function attributesIn(
  { customAttributes }: SettledUserPool,
  { attributes }: PendingTestUser,
  report: Report,
  isWrong: IsWrong,
): SettledTestUser["attributes"] | undefined {
  const definitions = new Map(Object.entries(customAttributes));
  const checkName = attributeNameIn(definitions.keys(), (name) =>
    isWrong(join("userPool.customAttributes", name)),
  );
  const checkValue = (name: string): Check<pulumi.Input<string>> =>
    input(attributeValue(name, definitions.get(name)));
  return mapOf(checkName, checkValue, { fix: attributesFix })(attributes, "testUser.attributes", report);
}
