import assert from "node:assert/strict";
import { ListUsersCommand } from "@aws-sdk/client-cognito-identity-provider";
import type { CognitoUnderTest } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { signUp } from "../../../tests/helpers/signUp";

/** Who is found by each filter, of three users of three states. */
async function found(cognito: CognitoUnderTest, ...filters: string[]): Promise<readonly string[]> {
  const UserPoolId = await cognito.createPool();
  await cognito.createUser(UserPoolId, { Username: "confirmed" });
  await cognito.createUser(UserPoolId, { Username: "invited", isTemporary: true });
  await signUp(cognito, await cognito.createClient(UserPoolId), { Username: "unconfirmed" });
  return Promise.all(
    filters.map(async (Filter) => {
      const { Users = [] } = await cognito.send(new ListUsersCommand({ UserPoolId, Filter }));
      return Users.map(({ Username }) => Username)
        .toSorted()
        .join(" ");
    }),
  );
}

describeRule("filter by status", {
  "finds users of a state, in any case": async (cognito) => {
    assert.deepEqual(
      await found(
        cognito,
        'cognito:user_status = "CONFIRMED"',
        '"cognito:user_status" = "force_change_password"',
        'cognito:user_status="UNCONFIRMED"',
        'cognito:user_status = "ARCHIVED"',
      ),
      ["confirmed", "invited", "unconfirmed", ""],
    );
  },

  "finds them by the start of a state": async (cognito) => {
    assert.deepEqual(await found(cognito, 'cognito:user_status ^= "un"', 'cognito:user_status ^= "Con"'), [
      "unconfirmed",
      "confirmed",
    ]);
  },

  "leaves other filters as they are": async (cognito) => {
    assert.deepEqual(await found(cognito, 'username = "invited"', 'status = "Enabled"'), [
      "invited",
      "confirmed invited unconfirmed",
    ]);
  },
});
