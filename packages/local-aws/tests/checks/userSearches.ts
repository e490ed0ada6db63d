import assert from "node:assert/strict";
import { AdminDisableUserCommand, ListUsersCommand } from "@aws-sdk/client-cognito-identity-provider";
import type { CognitoUnderTest } from "../helpers/cognitoUnderTest";
import { api, assertRefused, documented, type Subject } from "./check";

async function namesFound({ send }: CognitoUnderTest, UserPoolId: string, Filter: string): Promise<string[]> {
  const { Users = [] } = await send(new ListUsersCommand({ UserPoolId, Filter }));
  return Users.map(({ Username = "" }) => Username).sort();
}

/** Makes a pool with users to search. */
async function poolToSearch(cognito: CognitoUnderTest): Promise<string> {
  const UserPoolId = await cognito.createPool();
  for (const Username of ["ada", "adele"]) {
    const attributes = { email: `${Username}@example.com`, name: Username.toUpperCase() };
    await cognito.createUser(UserPoolId, { Username, attributes });
  }
  await cognito.createUser(UserPoolId, { Username: "bob", isTemporary: true });
  await cognito.send(new AdminDisableUserCommand({ UserPoolId, Username: "adele" }));
  return UserPoolId;
}

export const userSearches: Subject = {
  title: "Searching for users",
  checks: {
    "Users are found by the beginning of a name, and by attributes": documented(
      api("ListUsers"),
      async (cognito) => {
        const UserPoolId = await poolToSearch(cognito);
        assert.deepEqual(await namesFound(cognito, UserPoolId, 'username ^= "ad"'), ["ada", "adele"]);
        assert.deepEqual(await namesFound(cognito, UserPoolId, 'email = "ada@example.com"'), ["ada"]);
        assert.deepEqual(await namesFound(cognito, UserPoolId, 'name = "ADELE"'), ["adele"]);
      },
    ),

    "Users are found by whether they are enabled": documented(api("ListUsers"), async (cognito) => {
      const UserPoolId = await poolToSearch(cognito);
      assert.deepEqual(await namesFound(cognito, UserPoolId, 'status = "Disabled"'), ["adele"]);
    }),

    "Users are found by whether they have confirmed": documented(api("ListUsers"), async (cognito) => {
      const UserPoolId = await poolToSearch(cognito);
      const filter = (status: string): string => `cognito:user_status = "${status}"`;
      assert.deepEqual(await namesFound(cognito, UserPoolId, filter("CONFIRMED")), ["ada", "adele"]);
      assert.deepEqual(await namesFound(cognito, UserPoolId, filter("FORCE_CHANGE_PASSWORD")), ["bob"]);
    }),

    "Users aren't found by custom attributes": documented(api("ListUsers"), async (cognito) => {
      const UserPoolId = await poolToSearch(cognito);
      // The error's name isn't documented.
      await assertRefused("InvalidParameterException", namesFound(cognito, UserPoolId, 'custom:team = "a"'));
      assert.deepEqual(await namesFound(cognito, UserPoolId, 'username = "ada"'), ["ada"]);
    }),

    "Users are listed page by page": documented(api("ListUsers"), async (cognito) => {
      const UserPoolId = await poolToSearch(cognito);
      const first = await cognito.send(new ListUsersCommand({ UserPoolId, Limit: 2 }));
      const { PaginationToken } = first;
      assert.notEqual(PaginationToken, undefined);
      const rest = await cognito.send(new ListUsersCommand({ UserPoolId, Limit: 2, PaginationToken }));
      const names = [first, rest].flatMap(({ Users = [] }) => Users.map(({ Username }) => Username));
      assert.deepEqual(names.sort(), ["ada", "adele", "bob"]);
    }),
  },
};
