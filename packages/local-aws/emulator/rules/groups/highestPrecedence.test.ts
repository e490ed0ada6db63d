import assert from "node:assert/strict";
import {
  CreateGroupCommand,
  GetGroupCommand,
  UpdateGroupCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";

const highest = 2_147_483_647;
const refused = "InvalidParameterException: Precedence must be at most 2147483647.";

describeRule("highest precedence of groups", {
  "refuses a higher one, of a new group and by an update": async ({ createPool, send }) => {
    const group = { UserPoolId: await createPool(), GroupName: "readers" };
    const higher = { ...group, Precedence: highest + 1 };
    assert.equal(await refusalOf(send(new CreateGroupCommand(higher))), refused);
    await send(new CreateGroupCommand(group));
    assert.equal(await refusalOf(send(new UpdateGroupCommand(higher))), refused);
  },

  "takes the highest, and the lowest": async ({ createPool, send }) => {
    const group = { UserPoolId: await createPool(), GroupName: "readers" };
    await send(new CreateGroupCommand({ ...group, Precedence: highest }));
    assert.equal((await send(new GetGroupCommand(group))).Group?.Precedence, highest);
    await send(new UpdateGroupCommand({ ...group, Precedence: 0 }));
    assert.equal((await send(new GetGroupCommand(group))).Group?.Precedence, 0);
  },
});
