import { settleAppClient, type SettledAppClient } from "./appClient/settled";
import type { CognitoAuthArgs } from "./args";
import { settleTags, type SettledTags } from "./tags/settled";
import { settleTestUser, type SettledTestUser, type PendingTestUser } from "./testUser/settled";
import type { CheckedTestUser } from "./testUser/validation";
import { settleUserPool, type SettledUserPool } from "./userPool/settled";

/** The arguments of a component as far as each of them is right by itself. */
export interface CheckedArgs extends Omit<CognitoAuthArgs, "testUser"> {
  testUser?: CheckedTestUser;
}

/** The arguments of a component with every default in its place. */
export interface Settled<TestUser = SettledTestUser> {
  userPool: SettledUserPool;
  appClient: SettledAppClient;
  testUser: TestUser | undefined;
  tags: SettledTags;
}

/** Puts the defaults in the place of what is left out. */
export function settle({ userPool, appClient, testUser, tags }: CheckedArgs): Settled<PendingTestUser> {
  const pool = settleUserPool(userPool);
  return {
    userPool: pool,
    appClient: settleAppClient(appClient),
    testUser: testUser && settleTestUser(testUser, pool.signInWith),
    tags: settleTags(tags),
  };
}
