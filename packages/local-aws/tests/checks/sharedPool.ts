import type { CognitoUnderTest } from "../helpers/cognitoUnderTest";

const pools = new WeakMap<object, Promise<string>>();

/**
 * The pool without settings, with the user `ada`, of all checks that change neither. Emulators spend most of their time
 * on new pools, and on the keys for the first sign-in in each.
 */
export function sharedPool(cognito: CognitoUnderTest): Promise<string> {
  const pool = pools.get(cognito.client) ?? createPool(cognito);
  pools.set(cognito.client, pool);
  return pool;
}

async function createPool(cognito: CognitoUnderTest): Promise<string> {
  const UserPoolId = await cognito.createPool();
  await cognito.createUser(UserPoolId);
  return UserPoolId;
}
