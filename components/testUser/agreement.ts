import type * as pulumi from "@pulumi/pulumi";
import { SignInWith } from "../userPool/args";
import type { SettledUserPool } from "../userPool/settled";
import { requiredAttributesIn } from "../userPool/settledAttributes";
import { type Check, mapOf, missing, ownValue } from "../validation/checks";
import { closest } from "../validation/closest";
import { input } from "../validation/later";
import type { IsWrong, Report } from "../validation/problemReport";
import { join, quote, showKey } from "../validation/shown";
import { attributeNameIn, attributesFix, attributeValue } from "./attributes";
import { agreeOnIdentity, type TestUserIdentity } from "./identityAgreement";
import type { PendingTestUser, SettledTestUser } from "./settled";

/**
 * Reports what a test user can't be in the pool.
 *
 * @param groups the keys of the groups
 * @returns the test user, where values of other resources are compared as soon as they are known; undefined for one that this
 *   pool can't have
 */
export function agreeOnTestUser(
  testUser: PendingTestUser,
  pool: SettledUserPool,
  groups: readonly string[],
  report: Report,
  isWrong: IsWrong,
): SettledTestUser | undefined {
  const identity = identityIn(pool, testUser, report, isWrong);
  // A contact that would be the username isn't missing besides.
  if (!lacksIdentifier(testUser, pool)) {
    requireAttributes(testUser, pool, report, isWrong);
    agreeOnInvitation(testUser, pool, report, isWrong);
  }
  if (!isWrong("groups")) requireGroups(testUser.groups, groups, report);
  const attributes = attributesIn(pool, testUser, report, isWrong);
  return identity && attributes && { ...testUser, ...identity, attributes };
}

/** Whether there is nothing that the user could sign in with: that is a problem of its own. */
function lacksIdentifier(
  { username, email, phoneNumber }: PendingTestUser,
  { signInWith }: SettledUserPool,
): boolean {
  switch (signInWith) {
    case SignInWith.Username:
      return false;
    case SignInWith.Email:
    case SignInWith.Phone:
      return username === undefined;
    case SignInWith.EmailOrPhone:
      return email === undefined && phoneNumber === undefined;
  }
}

/** Who a user can be depends on how users sign in. */
function identityIn(
  pool: SettledUserPool,
  { username, email, phoneNumber }: PendingTestUser,
  report: Report,
  isWrong: IsWrong,
): TestUserIdentity | undefined {
  if (isWrong("userPool.signInWith") || isWrong("userPool.aliases")) return undefined;
  const given = {
    ...(username && { username }),
    ...(email && { email }),
    ...(phoneNumber && { phoneNumber }),
  };
  return agreeOnIdentity(given, pool, report);
}

/** The arguments of attributes that have one of their own. */
const argumentsOfContacts = new Map<string, "email" | "phoneNumber">([
  ["email", "email"],
  ["phone_number", "phoneNumber"],
]);

function requireAttributes(
  testUser: PendingTestUser,
  { standardAttributes }: SettledUserPool,
  report: Report,
  isWrong: IsWrong,
): void {
  if (["userPool.standardAttributes", "userPool.signInWith"].some(isWrong)) return;
  for (const name of requiredAttributesIn(standardAttributes)) {
    const argument = argumentsOfContacts.get(name);
    const path = argument === undefined ? join("testUser.attributes", name) : `testUser.${argument}`;
    const value = argument === undefined ? ownValue(testUser.attributes, name) : testUser[argument];
    if (value !== undefined || isWrong(path)) continue;
    report({ path, ...missing });
  }
}

function agreeOnInvitation(
  { sendInvitation, permanentPassword, email, phoneNumber }: PendingTestUser,
  { sms, standardAttributes }: SettledUserPool,
  report: Report,
  isWrong: IsWrong,
): void {
  if (!sendInvitation) return;
  const path = "testUser.sendInvitation";
  if (permanentPassword) {
    report({
      path,
      value: "true",
      reason: "the invitation has a temporary password, and the user's is for good",
      fix: "leave it out, or `testUser.permanentPassword`",
    });
    return;
  }
  // One that is required is missed by itself.
  const lacksRequired = standardAttributes["email"]?.required === true && email === undefined;
  const isUnknown = ["testUser.email", "testUser.phoneNumber", "userPool.sms", "userPool.signInWith"].some(
    isWrong,
  );
  if (isUnknown || lacksRequired || email !== undefined || (phoneNumber !== undefined && sms !== undefined)) {
    return;
  }
  report({
    path,
    reason:
      phoneNumber === undefined
        ? "Cognito has no address to send the invitation to"
        : "Cognito has no email address to send the invitation to, and the pool sends no text messages",
    fix: "add `testUser.email`, or set it to false",
  });
}

function requireGroups(wanted: readonly string[], known: readonly string[], report: Report): void {
  for (const [index, key] of wanted.entries()) {
    if (known.includes(key)) continue;
    const near = closest(key, known);
    report({
      path: `testUser.groups[${index}]`,
      value: quote(key),
      reason: "there is no group with this key",
      fix: near === undefined ? "add it to `groups`" : `did you mean ${showKey(near)}?`,
    });
  }
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
