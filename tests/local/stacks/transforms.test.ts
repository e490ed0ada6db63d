import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import {
  DescribeUserPoolCommand,
  ListUserPoolsCommand,
  type UserPoolType,
} from "@aws-sdk/client-cognito-identity-provider";
import { createCognitoClient } from "@cognito-auth/local-aws/awsClient";
import { useLocalAws } from "../../../packages/local-aws/tests/provider/useLocalAws";

describe("A program with a transform, deployed without a pulumi command,", () => {
  const aws = useLocalAws();
  let pools: UserPoolType[];

  before(async () => {
    const script = join(__dirname, "transformedStacks.ts");
    const { stderr } = await promisify(execFile)(
      process.execPath,
      ["--require", "ts-node/register", script, aws.endpoint],
      { timeout: 300_000 },
    );
    assert.equal(stderr, "");
    const cognito = createCognitoClient(aws);
    const { UserPools = [] } = await cognito.send(new ListUserPoolsCommand({ MaxResults: 10 }));
    pools = await Promise.all(
      UserPools.map(async ({ Id }) => {
        const { UserPool } = await cognito.send(new DescribeUserPoolCommand({ UserPoolId: Id }));
        return UserPool ?? {};
      }),
    );
    cognito.destroy();
  });

  function pool(name: string): UserPoolType {
    return pools.find(({ Name }) => Name?.startsWith(name)) ?? {};
  }

  it("watches for threats, as the guide says", () => {
    assert.deepEqual(pool("auth-").UserPoolAddOns, { AdvancedSecurityMode: "AUDIT" });
  });

  it("has a pool that requires another attribute", () => {
    const requires = (name: string): unknown =>
      pool(name).SchemaAttributes?.find((attribute) => attribute.Name === "given_name")?.Required;
    assert.deepEqual([requires("required-"), requires("auth-")], [true, false]);
  });
});
