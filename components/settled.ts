import { settleAppClient, type SettledAppClient } from "./appClient/settled";
import type { CognitoAuthArgs } from "./args";
import { type SettledTags, settleTags } from "./tags/settled";
import { type PendingTestUser, type SettledTestUser, settleTestUser } from "./testUser/settled";
import type { CheckedTestUser } from "./testUser/validation";
import { type SettledUserPool, settleUserPool } from "./userPool/settled";

/** The arguments of a component as far as each of them is right by itself. */
export interface CheckedArgs extends Omit<CognitoAuthArgs, "testUser"> {
  testUser?: CheckedTestUser;
}

/** The arguments of a component with all defaults filled in. */
export interface Settled<TestUser = SettledTestUser> {
  userPool: SettledUserPool;
  appClient: SettledAppClient;
  testUser: TestUser | undefined;
  tags: SettledTags;
}

/** Fills in the defaults of what is omitted. */
export function settle({ userPool, appClient, testUser, tags }: CheckedArgs): Settled<PendingTestUser> {
  const pool = settleUserPool(userPool);
  return {
    userPool: pool,
    appClient: settleAppClient(appClient),
    testUser: testUser && settleTestUser(testUser, pool.signInWith),
    tags: settleTags(tags),
  };
}
