import type * as pulumi from "@pulumi/pulumi";
import { agreeOnAppClient } from "./appClient/agreement";
import { agreeOnAppClientInPool } from "./appClient/poolAgreement";
import { scopesIn } from "./appClient/scopeAgreement";
import type { SettledAppClient } from "./appClient/settled";
import { agreeOnBranding } from "./branding/agreement";
import { agreeOnDomain } from "./domain/agreement";
import { agreeOnGroups } from "./groups/agreement";
import { agreeOnResourceServers } from "./resourceServers/agreement";
import type { Settled } from "./settled";
import { theAddress, usernameWith } from "./testUser/agreement";
import { attributeNameIn, attributesFix, attributeValue } from "./testUser/attributes";
import type { PendingTestUser, SettledTestUser } from "./testUser/settled";
import { agreeOnUserPool } from "./userPool/agreement";
import { SignInWith } from "./userPool/args";
import type { SettledUserPool } from "./userPool/settled";
import { type Check, mapOf, missing } from "./validation/checks";
import { input } from "./validation/later";
import type { IsWrong, Report } from "./validation/problemReport";
import { join } from "./validation/shown";

/**
 * Reports the arguments that contradict one another.
 *
 * @returns the arguments, where a value that comes from another resource is compared as soon as it is known
 */
export function agree(settled: Settled<PendingTestUser>, report: Report, isWrong: IsWrong): Settled {
  const { userPool, domain, testUser } = settled;
  agreeOnUserPool(userPool, report);
  if (domain !== undefined) agreeOnDomain(domain, userPool.featurePlan, report, isWrong);
  agreeOnResourceServers(settled.resourceServers, report, isWrong);
  agreeOnGroups(settled.groups, report, isWrong);
  refuseMachineAsMainClient(settled.appClient, report);
  agreeOnBranding(settled, report, isWrong);
  const pool = { userPool, domain, scopes: scopesIn(settled.resourceServers) };
  const clientIn = (client: SettledAppClient, path: string): SettledAppClient => {
    agreeOnAppClientInPool(client, path, pool, report, isWrong);
    return agreeOnAppClient(client, path, report, isWrong);
  };
  return {
    ...settled,
    appClient: clientIn(settled.appClient, "appClient"),
    appClients: Object.fromEntries(
      Object.entries(settled.appClients).map(([key, client]) => [
        key,
        clientIn(client, join("appClients", key)),
      ]),
    ),
    testUser: testUser && testUserIn(userPool, testUser, report, isWrong),
  };
}

/** Users sign in with the main client, and the outputs for frontends and APIs are about it. */
function refuseMachineAsMainClient({ machineToMachine }: SettledAppClient, report: Report): void {
  if (machineToMachine === undefined) return;
  report({
    path: "appClient.machineToMachine",
    reason: "the main client is the one that users sign in with",
    fix: "write it under `appClients`, with a key of its own",
  });
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
