import assert from "node:assert/strict";
import { AdminAddUserToGroupCommand, CreateGroupCommand } from "@aws-sdk/client-cognito-identity-provider";
import type { CognitoUnderTest } from "../../../tests/helpers/cognitoUnderTest";
import { createRole, roleArn as role, servicesWithRoles } from "../../../tests/helpers/createRole";
import { describeRule } from "../../../tests/helpers/describeRule";

/** What the tokens of a user say, who is in groups with these precedences and roles. */
async function claimsOf(
  cognito: CognitoUnderTest,
  groups: readonly (readonly [precedence: number | undefined, role: string | undefined])[],
): Promise<Record<"id" | "access", Record<string, unknown>>> {
  const UserPoolId = await cognito.createPool();
  await cognito.createUser(UserPoolId);
  for (const [index, [Precedence, name]] of groups.entries()) {
    const GroupName = `group-${index}`;
    const RoleArn = name === undefined ? undefined : await createRole(cognito, name);
    await cognito.send(new CreateGroupCommand({ UserPoolId, GroupName, Precedence, RoleArn }));
    await cognito.send(new AdminAddUserToGroupCommand({ UserPoolId, Username: "ada", GroupName }));
  }
  const { AuthenticationResult = {} } = await cognito.signIn(await cognito.createClient(UserPoolId));
  return { id: payloadOf(AuthenticationResult.IdToken), access: payloadOf(AuthenticationResult.AccessToken) };
}

function payloadOf(token = ""): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as Record<
    string,
    unknown
  >;
}

/** The roles that an ID token names, and which of them it prefers. */
async function rolesOf(...[cognito, groups]: Parameters<typeof claimsOf>): Promise<unknown> {
  const { id } = await claimsOf(cognito, groups);
  return [id["cognito:roles"], id["cognito:preferred_role"]];
}

describeRule(
  "roles of groups in tokens",
  {
    "names the roles of all groups, and prefers that of the lowest number": async (cognito) => {
      const roles = await rolesOf(cognito, [
        [10, "user"],
        [1, "admin"],
        [5, "user"],
      ]);
      assert.deepEqual(roles, [[role("admin"), role("user")], role("admin")]);
    },

    "prefers none of two roles with the same precedence, and one that both groups have": async (cognito) => {
      const different = await rolesOf(cognito, [
        [1, "first"],
        [1, "second"],
      ]);
      assert.deepEqual(different, [[role("first"), role("second")], undefined]);
      const same = await rolesOf(cognito, [
        [1, "first"],
        [1, "first"],
      ]);
      assert.deepEqual(same, [[role("first")], role("first")]);
    },

    "puts groups without precedence after those with one": async (cognito) => {
      const roles = await rolesOf(cognito, [
        [undefined, "user"],
        [2_147_483_647, "admin"],
      ]);
      assert.deepEqual(roles, [[role("admin"), role("user")], role("admin")]);
      assert.deepEqual(await rolesOf(cognito, [[undefined, "user"]]), [[role("user")], role("user")]);
    },

    "says nothing of roles where no group has one, and in access tokens": async (cognito) => {
      assert.deepEqual(await rolesOf(cognito, [[1, undefined]]), [undefined, undefined]);
      assert.deepEqual(await rolesOf(cognito, []), [undefined, undefined]);
      const { access } = await claimsOf(cognito, [[1, "admin"]]);
      assert.deepEqual([access["cognito:roles"], access["cognito:preferred_role"]], [undefined, undefined]);
      assert.deepEqual(access["cognito:groups"], ["group-0"]);
    },
  },
  servicesWithRoles,
);
