import assert from "node:assert/strict";
import {
  DeleteUserPoolCommand,
  DescribeUserPoolCommand,
  UpdateUserPoolCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";

describeRule("deletion protection", {
  "keeps a pool whose deletion protection is on": async ({ createPool, send }) => {
    const UserPoolId = await createPool({ DeletionProtection: "ACTIVE" });
    assert.equal(
      await refusalOf(send(new DeleteUserPoolCommand({ UserPoolId }))),
      "InvalidParameterException: The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.",
    );
    const { UserPool } = await send(new DescribeUserPoolCommand({ UserPoolId }));
    assert.equal(UserPool?.Id, UserPoolId);
  },

  "lets a pool be deleted once it is off": async ({ createPool, send }) => {
    const UserPoolId = await createPool({ DeletionProtection: "ACTIVE" });
    await send(new UpdateUserPoolCommand({ UserPoolId, DeletionProtection: "INACTIVE" }));
    await send(new DeleteUserPoolCommand({ UserPoolId }));
    assert.match(await refusalOf(send(new DescribeUserPoolCommand({ UserPoolId }))), /^ResourceNotFound/);
  },
});
