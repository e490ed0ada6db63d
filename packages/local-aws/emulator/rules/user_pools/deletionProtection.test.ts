import assert from "node:assert/strict";
import {
  DeleteUserPoolCommand,
  DescribeUserPoolCommand,
  UpdateUserPoolCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";

describeRule("deletion protection", {
  "keeps a pool whose deletion protection is on": async (cognito) => {
    const UserPoolId = await cognito.createPool({ DeletionProtection: "ACTIVE" });
    assert.equal(
      await refusalOf(cognito.send(new DeleteUserPoolCommand({ UserPoolId }))),
      "InvalidParameterException: The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.",
    );
    const { UserPool } = await cognito.send(new DescribeUserPoolCommand({ UserPoolId }));
    assert.equal(UserPool?.Id, UserPoolId);
  },

  "lets a pool be deleted once it is off": async (cognito) => {
    const UserPoolId = await cognito.createPool({ DeletionProtection: "ACTIVE" });
    await cognito.send(new UpdateUserPoolCommand({ UserPoolId, DeletionProtection: "INACTIVE" }));
    await cognito.send(new DeleteUserPoolCommand({ UserPoolId }));
    assert.match(
      await refusalOf(cognito.send(new DescribeUserPoolCommand({ UserPoolId }))),
      /^ResourceNotFound/,
    );
  },
});
