import assert from "node:assert/strict";
import { getRegionOutput } from "@pulumi/aws/getRegion";
import { Bucket } from "@pulumi/aws/s3/bucket";
import * as pulumi from "@pulumi/pulumi";
import { CognitoAuth, InvalidArgumentsError, readAuthStack, stackOutputs } from "../../../components";
import { deployWithMocks, mockPassword, secretValue } from "../../../components/testing";
import { jane } from "../../helpers/expectedInputs";

describe("deployWithMocks", () => {
  it("gives every resource by its name, and what the stack exports", async () => {
    const { resources, outputs } = await deployWithMocks(() =>
      stackOutputs(new CognitoAuth("auth", { testUser: jane })),
    );
    assert.deepEqual(Object.keys(resources).sort(), [
      "auth",
      "auth-app-client",
      "auth-test-user",
      "auth-test-user-password-1",
      "auth-user-pool",
    ]);
    assert.deepEqual(resources["auth-test-user"]?.inputs["temporaryPassword"], secretValue(mockPassword));
    assert.equal(outputs["userPoolId"], "auth-user-pool-id");
    assert.deepEqual(outputs["testUserTemporaryPassword"], secretValue(mockPassword));
  });

  it("deploys a stack of that name, with that configuration, beside those other stacks", async () => {
    const { outputs } = await deployWithMocks(
      () => ({
        name: `${pulumi.getProject()}/${pulumi.getStack()}`,
        size: new pulumi.Config("shop").require("size"),
        id: readAuthStack(new pulumi.StackReference("acme/auth/dev")).userPoolId,
      }),
      {
        ...{ project: "store", stack: "dev", config: { "shop:size": "large" } },
        stacks: { "acme/auth/dev": await exported() },
      },
    );
    assert.deepEqual(outputs, { name: "store/dev", size: "large", id: "auth-user-pool-id" });
  });

  it("answers as the cloud would, where it is told how", async () => {
    const program = (): unknown => ({
      pool: new CognitoAuth("auth").userPoolArn,
      bucket: new Bucket("uploads").arn,
      region: getRegionOutput().region,
    });
    const answers = {
      "aws:s3/bucket:Bucket": { arn: "arn:aws:s3:::uploads" },
      "aws:cognito/userPool:UserPool": { arn: "arn:of:a:pool" },
      "aws:index/getRegion:getRegion": { region: "eu-north-1" },
    };
    assert.deepEqual((await deployWithMocks(program, { answers })).outputs, {
      pool: "arn:of:a:pool",
      bucket: "arn:aws:s3:::uploads",
      region: "eu-north-1",
    });
    await assert.rejects(
      deployWithMocks(() => ({ region: getRegionOutput().region })),
      /no answer to a call of aws:index\/getRegion:getRegion: give one in the option `answers`/,
    );
  });

  it("shows a preview, where ids are unknown", async () => {
    const { outputs } = await deployWithMocks(() => stackOutputs(new CognitoAuth("auth")), { preview: true });
    assert.equal(outputs["userPoolId"], pulumi.unknown);
  });

  it("throws what the program throws", async () => {
    const program = (): unknown =>
      new CognitoAuth("auth", { userPool: { passwordPolicy: { minimumLength: 5 } } });
    await assert.rejects(deployWithMocks(program), InvalidArgumentsError);
  });

  it("throws the error of an output, and of a stack that isn't there", async () => {
    const late = (): unknown => ({ id: pulumi.output(1).apply(() => assert.fail("too late")) });
    await assert.rejects(deployWithMocks(late), /too late/);
    await assert.rejects(
      deployWithMocks(() => new pulumi.StackReference("acme/auth/dev")),
      /unknown stack "acme\/auth\/dev"/,
    );
  });
});

/** What a stack with a `CognitoAuth` exports. */
async function exported(): Promise<Record<string, unknown>> {
  return (await deployWithMocks(() => stackOutputs(new CognitoAuth("auth")))).outputs;
}
