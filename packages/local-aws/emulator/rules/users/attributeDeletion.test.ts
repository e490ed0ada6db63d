import assert from "node:assert/strict";
import { AdminDeleteUserAttributesCommand } from "@aws-sdk/client-cognito-identity-provider";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";

const UserAttributeNames = ["name"];

describeRule("deletion of attributes", {
  "deletes the attributes that are named, and no others": async (cognito) => {
    const UserPoolId = await cognito.createPool();
    await cognito.createUser(UserPoolId, { attributes: { name: "Ada", email: "ada@example.com" } });
    const request = { UserPoolId, Username: "ada", UserAttributeNames };
    await cognito.send(new AdminDeleteUserAttributesCommand(request));
    const { name, email } = await cognito.attributesOf(UserPoolId, "ada");
    assert.deepEqual([name, email], [undefined, "ada@example.com"]);
  },

  "refuses a user or a pool that doesn't exist": async ({ createPool, send }) => {
    const request = { UserPoolId: await createPool(), Username: "nobody", UserAttributeNames };
    assert.equal(
      await refusalOf(send(new AdminDeleteUserAttributesCommand(request))),
      "UserNotFoundException: User does not exist.",
    );
    const elsewhere = { ...request, UserPoolId: "us-east-1_None" };
    assert.equal(
      await refusalOf(send(new AdminDeleteUserAttributesCommand(elsewhere))),
      "ResourceNotFoundException: User pool us-east-1_None does not exist.",
    );
  },
});
