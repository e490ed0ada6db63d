import { attributeRightsIn } from "./appClient/attributeRights";
import { settleAppClient, type SettledAppClient } from "./appClient/settled";
import type { CognitoAuthArgs } from "./args";
import type { CustomSendersArgs } from "./customSenders/args";
import { type SettledDomain, settleDomain } from "./domain/settled";
import { type SettledGroups, settleGroups } from "./groups/settled";
import { type SettledResourceServers, settleResourceServers } from "./resourceServers/settled";
import { type SettledTags, settleTags } from "./tags/settled";
import { type PendingTestUser, type SettledTestUser, settleTestUser } from "./testUser/settled";
import type { CheckedTestUser } from "./testUser/validation";
import { type SettledTriggers, settleTriggers } from "./triggers/settled";
import { planNeededFor } from "./userPool/featurePlans";
import { type SettledUserPool, settleUserPool } from "./userPool/settled";

/** The arguments of a component as far as each of them is right by itself. */
export interface CheckedArgs extends Omit<CognitoAuthArgs, "testUser"> {
  testUser?: CheckedTestUser;
}

/** The arguments of a component with all defaults filled in. */
export interface Settled<TestUser = SettledTestUser> {
  userPool: SettledUserPool;
  appClient: SettledAppClient;
  appClients: Record<string, SettledAppClient>;
  domain: SettledDomain | undefined;
  resourceServers: SettledResourceServers;
  groups: SettledGroups;
  triggers: SettledTriggers;
  customSenders: CustomSendersArgs | undefined;
  testUser: TestUser | undefined;
  tags: SettledTags;
}

/** Fills in the defaults of what is omitted. */
export function settle(given: CheckedArgs): Settled<PendingTestUser> {
  const { appClients = {}, domain, testUser } = given;
  const userPool = settleUserPool(given.userPool, domain?.custom?.name);
  const ofPool = {
    rights: attributeRightsIn(userPool.customAttributes),
    userAuth: offersFirstFactors(userPool),
  };
  return {
    userPool,
    appClient: settleAppClient(given.appClient, ofPool),
    appClients: Object.fromEntries(
      Object.entries(appClients).map(([key, client]) => [key, settleAppClient(client, ofPool)]),
    ),
    domain: domain && settleDomain(domain, userPool.featurePlan),
    resourceServers: settleResourceServers(given.resourceServers),
    groups: settleGroups(given.groups),
    triggers: settleTriggers(given.triggers, userPool.featurePlan),
    customSenders: given.customSenders,
    testUser: testUser && settleTestUser(testUser, userPool.signInWith),
    tags: settleTags(given.tags),
  };
}

/** Whether users choose among several first factors, in a plan that has them. */
function offersFirstFactors({ passwordless, featurePlan }: SettledUserPool): boolean {
  return passwordless !== undefined && planNeededFor("passwordless", featurePlan) === undefined;
}
