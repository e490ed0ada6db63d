import assert from "node:assert/strict";
import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup";
import { User } from "@pulumi/aws/cognito/user";
import { UserPool } from "@pulumi/aws/cognito/userPool";
import { UserPoolClient } from "@pulumi/aws/cognito/userPoolClient";
import { Role } from "@pulumi/aws/iam/role";
import { Bucket } from "@pulumi/aws/s3/bucket";
import * as pulumi from "@pulumi/pulumi";
import { deployWithMocks } from "../../../components/testing";

const pool = {
  id: "eu-west-1_abc",
  arn: "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_abc",
};

describe("Resources that exist, under mocks,", () => {
  for (const preview of [false, true]) {
    const when = preview ? "in a preview" : "in a deployment";

    it(`have their ids in all that follows from them, where they are read ${when}`, async () => {
      const program = (): unknown => {
        const { id, arn, endpoint } = UserPool.get("pool", "eu-west-1_abc");
        const role = Role.get("role", "caller");
        const { userPoolId, username } = User.get("user", "eu-west-1_abc/jane");
        return {
          // In a preview, newer SDKs don't give the program an id.
          pool: preview ? { arn } : { id, arn },
          endpoint,
          role: { name: role.name, arn: role.arn },
          bucket: Bucket.get("bucket", "uploads").arn,
          logGroup: LogGroup.get("log-group", "/aws/lambda/caller").name,
          user: { userPoolId, username },
        };
      };
      assert.deepEqual((await deployWithMocks(program, { preview })).outputs, {
        pool: preview ? { arn: pool.arn } : pool,
        endpoint: "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc",
        role: { name: "caller", arn: "arn:aws:iam::123456789012:role/caller" },
        bucket: "arn:aws:s3:::uploads",
        logGroup: "/aws/lambda/caller",
        user: { userPoolId: "eu-west-1_abc", username: "jane" },
      });
    });

    it(`have their ids in all that follows from them, where they are imported ${when}`, async () => {
      const program = (): unknown => {
        const { id, arn } = new UserPool("pool", {}, { import: "eu-west-1_abc" });
        const client = new UserPoolClient("client", { userPoolId: id }, { import: "eu-west-1_abc/web" });
        return { pool: { id, arn }, client: client.id };
      };
      assert.deepEqual((await deployWithMocks(program, { preview })).outputs, { pool, client: "web" });
    });
  }

  it("are unknown in a preview where their ids are", async () => {
    const program = (): unknown => {
      const created = new UserPool("created");
      return { arn: UserPool.get("read", created.id).arn };
    };
    assert.deepEqual((await deployWithMocks(program, { preview: true })).outputs, { arn: pulumi.unknown });
  });

  it("have the given answers", async () => {
    const program = (): unknown => ({ name: UserPool.get("pool", "eu-west-1_abc").name });
    const answers = { "aws:cognito/userPool:UserPool": { name: "shop" } };
    assert.deepEqual((await deployWithMocks(program, { answers, preview: true })).outputs, { name: "shop" });
  });
});
