import assert from "node:assert/strict";
import { DescribeUserPoolCommand } from "@aws-sdk/client-cognito-identity-provider";
import { describeRule } from "../../../tests/helpers/describeRule";

const SmsConfiguration = { SnsCallerArn: "arn:aws:iam::000000000000:role/sms", ExternalId: "pool" };

describeRule("no SMS configuration", {
  "answers without one where a pool has none": async (cognito) => {
    const { UserPool = {} } = await cognito.send(
      new DescribeUserPoolCommand({ UserPoolId: await cognito.createPool() }),
    );
    assert.equal("SmsConfiguration" in UserPool, false);
  },

  "answers with that of a pool that has one": async (cognito) => {
    const UserPoolId = await cognito.createPool({ SmsConfiguration });
    const { UserPool } = await cognito.send(new DescribeUserPoolCommand({ UserPoolId }));
    assert.deepEqual(UserPool?.SmsConfiguration, SmsConfiguration);
  },
});
