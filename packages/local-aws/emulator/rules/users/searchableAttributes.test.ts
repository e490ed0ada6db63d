import assert from "node:assert/strict";
import { ListUsersCommand } from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";

const unreadable = "InvalidParameterException: Error while parsing filter.";

const names = [
  ...["username", "email", "phone_number", "name", "given_name", "family_name", "preferred_username"],
  ...["cognito:user_status", "status", "sub"],
];

/** How many users a filter finds in a pool with one. */
async function count({ createPool, createUser, send }: CognitoUnderTest, Filter: string): Promise<number> {
  const UserPoolId = await createPool();
  await createUser(UserPoolId);
  return (await send(new ListUsersCommand({ UserPoolId, Filter }))).Users?.length ?? 0;
}

describeRule("searchable attributes", {
  "are those that AWS lists": async (cognito) => {
    for (const name of names) {
      assert.equal(await count(cognito, `${name} = "none"`), 0, name);
      assert.equal(await count(cognito, ` "${name}"^="none" `), 0, name);
    }
  },

  "are no others": async (cognito) => {
    for (const name of ["custom:team", "locale", "email_verified", "Username"]) {
      assert.equal(await refusalOf(count(cognito, `${name} = "1"`)), unreadable, name);
    }
  },

  "are searched by nothing but equality and prefixes": async (cognito) => {
    for (const filter of [
      'cognito:user_status != "CONFIRMED"',
      'username != "ada"',
      "username",
      'username = "ada',
      'username = "ada" and name = "Ada"',
      '"username = "ada"',
      "username = 'ada'",
      " ",
    ]) {
      assert.equal(await refusalOf(count(cognito, filter)), unreadable, filter);
    }
  },

  "find everybody without a filter": async (cognito) => {
    assert.equal(await count(cognito, ""), 1);
  },
});
