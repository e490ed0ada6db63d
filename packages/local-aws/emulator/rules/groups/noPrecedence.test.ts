import assert from "node:assert/strict";
import { CreateGroupCommand, GetGroupCommand } from "@aws-sdk/client-cognito-identity-provider";
import type { CognitoUnderTest } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";

/** The precedence of a new group, in the answer to its creation and later. */
async function precedenceOf({ createPool, send }: CognitoUnderTest, Precedence?: number): Promise<unknown> {
  const UserPoolId = await createPool();
  const request = { UserPoolId, GroupName: "buyers" };
  const created = await send(new CreateGroupCommand({ ...request, Precedence }));
  assert.equal(created.Group?.GroupName, "buyers");
  const found = await send(new GetGroupCommand(request));
  return [created.Group.Precedence, found.Group?.Precedence];
}

describeRule("groups without precedence", {
  "gives a group none unless it is given": async (cognito) => {
    assert.deepEqual(await precedenceOf(cognito), [undefined, undefined]);
  },

  "keeps the highest, which is 0, and any other": async (cognito) => {
    assert.deepEqual(await precedenceOf(cognito, 0), [0, 0]);
    assert.deepEqual(await precedenceOf(cognito, 7), [7, 7]);
  },
});
