import assert from "node:assert/strict";
import {
  CreateGroupCommand,
  GetGroupCommand,
  UpdateGroupCommand,
  type UpdateGroupCommandInput,
} from "@aws-sdk/client-cognito-identity-provider";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { createRole, roleArn, servicesWithRoles } from "../../../tests/helpers/createRole";
import { describeRule } from "../../../tests/helpers/describeRule";

const group = { GroupName: "buyers", Description: "Who buys", Precedence: 10 };

describeRule(
  "updates of groups",
  {
    "changes what is given": async (cognito) => {
      const { createPool, send } = cognito;
      const UserPoolId = await createPool();
      const [RoleArn, BigRoleArn] = [
        await createRole(cognito, "buyer"),
        await createRole(cognito, "big-buyer"),
      ];
      const created = await send(new CreateGroupCommand({ UserPoolId, ...group, RoleArn }));
      let modified = created.Group?.LastModifiedDate ?? assert.fail("It has no date.");
      const update = async (change: Partial<UpdateGroupCommandInput>): Promise<void> => {
        const request = { UserPoolId, GroupName: "buyers", ...change };
        const { Group = {} } = await send(new UpdateGroupCommand(request));
        assert.deepEqual({ ...Group, ...change }, Group);
        assert.ok(Group.LastModifiedDate && Group.LastModifiedDate > modified);
        modified = Group.LastModifiedDate;
        const found = await send(new GetGroupCommand({ UserPoolId, GroupName: "buyers" }));
        assert.deepEqual(found.Group, Group);
      };
      await update({ Description: "Who buys much", Precedence: 0, RoleArn: BigRoleArn });
      await update({ Precedence: 5 });
    },

    "refuses a role that doesn't exist": async ({ createPool, send }) => {
      const UserPoolId = await createPool();
      await send(new CreateGroupCommand({ UserPoolId, ...group }));
      const request = { UserPoolId, GroupName: "buyers", RoleArn: roleArn("nobody") };
      assert.equal(
        await refusalOf(send(new UpdateGroupCommand(request))),
        "InvalidParameterException: The role with name nobody cannot be found. (Service: IAM, Status Code: 404)",
      );
    },

    "refuses a group or a pool that doesn't exist": async ({ createPool, send }) => {
      const request = { UserPoolId: await createPool(), GroupName: "buyers", Precedence: 5 };
      assert.equal(
        await refusalOf(send(new UpdateGroupCommand(request))),
        "ResourceNotFoundException: Group not found.",
      );
      const elsewhere = { ...request, UserPoolId: "us-east-1_None" };
      assert.equal(
        await refusalOf(send(new UpdateGroupCommand(elsewhere))),
        "ResourceNotFoundException: User pool us-east-1_None does not exist.",
      );
    },
  },
  servicesWithRoles,
);
