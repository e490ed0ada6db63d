import assert from "node:assert/strict";
import {
  AdminAddUserToGroupCommand,
  AdminRemoveUserFromGroupCommand,
  CreateGroupCommand,
  type CreateGroupCommandInput,
  DeleteGroupCommand,
  GetGroupCommand,
  UpdateGroupCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import type { CognitoUnderTest } from "../helpers/cognitoUnderTest";
import { api, assertHas, assertRefused, documented, guide, type Subject } from "./check";
import { createRole } from "./lambda";
import { claimsOf, tokensOf } from "./tokens";

interface Member {
  readonly UserPoolId: string;
  readonly ClientId: string;
}

/** Makes a user who is in groups. */
async function memberOf(
  cognito: CognitoUnderTest,
  ...groups: readonly Omit<CreateGroupCommandInput, "UserPoolId">[]
): Promise<Member> {
  const UserPoolId = await cognito.createPool();
  await cognito.createUser(UserPoolId);
  for (const group of groups) {
    await cognito.send(new CreateGroupCommand({ UserPoolId, ...group }));
    const { GroupName } = group;
    await cognito.send(new AdminAddUserToGroupCommand({ UserPoolId, GroupName, Username: "ada" }));
  }
  return { UserPoolId, ClientId: await cognito.createClient(UserPoolId) };
}

/** The claims of the ID token that a user gets. */
async function idClaims(cognito: CognitoUnderTest, { ClientId }: Member): Promise<Record<string, unknown>> {
  return claimsOf((await tokensOf(cognito, ClientId)).id);
}

function asSet(claim: unknown): unknown {
  return Array.isArray(claim) ? claim.map(String).sort() : claim;
}

const readers = { GroupName: "readers", Precedence: 10 };
const owners = { GroupName: "owners", Precedence: 1 };

/** Makes a role that groups can have. */
function newRole(cognito: CognitoUnderTest): Promise<string> {
  const Principal = { Federated: "cognito-identity.amazonaws.com" };
  return createRole(cognito, { Principal, Action: "sts:AssumeRoleWithWebIdentity" });
}

/** Makes a user who is in two groups with roles of their own. */
async function memberWithRoles(
  cognito: CognitoUnderTest,
  precedenceOfOwners = owners.Precedence,
): Promise<Member & { readonly roles: { readonly reader: string; readonly owner: string } }> {
  const roles = { reader: await newRole(cognito), owner: await newRole(cognito) };
  const member = await memberOf(
    cognito,
    { ...readers, RoleArn: roles.reader },
    { ...owners, Precedence: precedenceOfOwners, RoleArn: roles.owner },
  );
  return { ...member, roles };
}

export const groups: Subject = {
  title: "Groups",
  checks: {
    "Both tokens name the user's groups": documented(
      guide("cognito-user-pools-user-groups"),
      async (cognito) => {
        const { ClientId } = await memberOf(cognito, readers, owners);
        const { id, access } = await tokensOf(cognito, ClientId);
        for (const token of [id, access]) {
          assert.deepEqual(asSet(claimsOf(token)["cognito:groups"]), ["owners", "readers"]);
        }
      },
    ),

    "Tokens don't name a group that the user has left": documented(
      api("AdminRemoveUserFromGroup"),
      async (cognito) => {
        const member = await memberOf(cognito, readers);
        const { UserPoolId } = member;
        const membership = { UserPoolId, GroupName: "readers", Username: "ada" };
        await cognito.send(new AdminRemoveUserFromGroupCommand(membership));
        assert.equal((await idClaims(cognito, member))["cognito:groups"], undefined);
      },
    ),

    "The ID token names the roles of the user's groups": documented(
      guide("cognito-user-pools-user-groups"),
      async (cognito) => {
        const member = await memberWithRoles(cognito);
        const claims = await idClaims(cognito, member);
        assert.deepEqual(asSet(claims["cognito:roles"]), Object.values(member.roles).sort());
      },
    ),

    "The preferred role is that of the group with the lowest precedence": documented(
      api("CreateGroup"),
      async (cognito) => {
        const member = await memberWithRoles(cognito);
        const claims = await idClaims(cognito, member);
        assert.equal(claims["cognito:preferred_role"], member.roles.owner);
      },
    ),

    "There is no preferred role where two groups of the same precedence have different ones": documented(
      api("CreateGroup"),
      async (cognito) => {
        const claims = await idClaims(cognito, await memberWithRoles(cognito, readers.Precedence));
        assert.notEqual(claims["cognito:roles"], undefined);
        assert.equal(claims["cognito:preferred_role"], undefined);
      },
    ),

    "A group keeps its settings, also those that an update changes": documented(
      api("UpdateGroup"),
      async (cognito) => {
        const { UserPoolId } = await memberOf(cognito, readers);
        const group = { UserPoolId, GroupName: "readers" };
        const { Group: created } = await cognito.send(new GetGroupCommand(group));
        assertHas(created, readers);
        const changed = { Precedence: 5, Description: "They read.", RoleArn: await newRole(cognito) };
        await cognito.send(new UpdateGroupCommand({ ...group, ...changed }));
        const { Group: updated } = await cognito.send(new GetGroupCommand(group));
        assertHas(updated, changed);
      },
    ),

    "A group without a precedence has none": documented(api("CreateGroup"), async (cognito) => {
      const { UserPoolId } = await memberOf(cognito, { GroupName: "readers" });
      const { Group: group } = await cognito.send(new GetGroupCommand({ UserPoolId, GroupName: "readers" }));
      assert.deepEqual([group?.GroupName, group?.Precedence], ["readers", undefined]);
    }),

    "A precedence is at most 2,147,483,647": documented(api("CreateGroup"), async (cognito) => {
      const UserPoolId = await cognito.createPool();
      const create = (GroupName: string, Precedence: number): Promise<unknown> =>
        cognito.send(new CreateGroupCommand({ UserPoolId, GroupName, Precedence }));
      await assert.rejects(create("beyond", 2_147_483_648));
      await create("lowest", 0);
      await create("highest", 2_147_483_647);
    }),

    "A group's name can't be taken twice": documented(api("CreateGroup"), async (cognito) => {
      const { UserPoolId } = await memberOf(cognito, readers);
      const again = cognito.send(new CreateGroupCommand({ UserPoolId, GroupName: "readers" }));
      await assertRefused("GroupExistsException", again);
    }),

    "A group that is deleted is nobody's any more": documented(api("DeleteGroup"), async (cognito) => {
      const member = await memberOf(cognito, readers);
      const group = { UserPoolId: member.UserPoolId, GroupName: "readers" };
      await cognito.send(new GetGroupCommand(group));
      await cognito.send(new DeleteGroupCommand(group));
      await assertRefused("ResourceNotFoundException", cognito.send(new GetGroupCommand(group)));
      assert.equal((await idClaims(cognito, member))["cognito:groups"], undefined);
    }),
  },
};
