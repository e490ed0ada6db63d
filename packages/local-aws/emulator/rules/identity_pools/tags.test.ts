import assert from "node:assert/strict";
import {
  CognitoIdentityClient,
  CreateIdentityPoolCommand,
  DescribeIdentityPoolCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-cognito-identity";
import { createAwsClient } from "../../../awsClient";
import { describeRule } from "../../../tests/helpers/describeRule";

describeRule(
  "tags of identity pools",
  {
    "describes a pool with the tags that it got and kept since its creation": async (target) => {
      const client = createAwsClient(CognitoIdentityClient, target);
      const { IdentityPoolId = "" } = await client.send(
        new CreateIdentityPoolCommand({
          IdentityPoolName: "pool",
          AllowUnauthenticatedIdentities: false,
          IdentityPoolTags: { first: "1", second: "2" },
        }),
      );
      const ResourceArn = `arn:aws:cognito-identity:us-east-1:000000000000:identitypool/${IdentityPoolId}`;
      await client.send(new TagResourceCommand({ ResourceArn, Tags: { second: "two", third: "3" } }));
      await client.send(new UntagResourceCommand({ ResourceArn, TagKeys: ["first"] }));
      const { IdentityPoolTags } = await client.send(new DescribeIdentityPoolCommand({ IdentityPoolId }));
      assert.deepEqual(IdentityPoolTags, { second: "two", third: "3" });
      client.destroy();
    },
  },
  ["cognito-identity", "sts"],
);
