import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { User } from "@pulumi/aws/cognito/user";
import { UserPool } from "@pulumi/aws/cognito/userPool";
import { UserPoolClient } from "@pulumi/aws/cognito/userPoolClient";
import { getAvailabilityZonesOutput } from "@pulumi/aws/getAvailabilityZones";
import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity";
import { getPartitionOutput } from "@pulumi/aws/getPartition";
import { getRegionOutput } from "@pulumi/aws/getRegion";
import { Provider } from "@pulumi/aws/provider";
import { Bucket } from "@pulumi/aws/s3/bucket";
import * as pulumi from "@pulumi/pulumi";
import { CognitoAuth, InvalidArgumentsError, readAuthStack, stackOutputs } from "../../../components";
import { deployWithMocks, mockClientSecret, mockPassword, secretValue } from "../../../components/testing";
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

  it("leaves the listeners for rejections as they were, whatever the program listens for", async () => {
    const before = process.listeners("unhandledRejection");
    await deployWithMocks(() => {
      process.on("unhandledRejection", () => undefined);
    });
    assert.deepEqual(process.listeners("unhandledRejection"), before);
  });

  it("deploys a stack of that name, with that configuration, beside those other stacks", async () => {
    const { outputs } = await deployWithMocks(
      () => ({
        name: `${pulumi.getOrganization()}/${pulumi.getProject()}/${pulumi.getStack()}`,
        size: new pulumi.Config("shop").require("size"),
        id: readAuthStack(new pulumi.StackReference("acme/auth/dev")).userPoolId,
      }),
      {
        ...{ organization: "acme", project: "store", stack: "dev", config: { "shop:size": "large" } },
        stacks: { "acme/auth/dev": await exported() },
      },
    );
    assert.deepEqual(outputs, { name: "acme/store/dev", size: "large", id: "auth-user-pool-id" });
  });

  it("deploys the stack test of a project shop, in the organization of backends that have none", async () => {
    const program = (): unknown => ({
      name: `${pulumi.getOrganization()}/${pulumi.getProject()}/${pulumi.getStack()}`,
    });
    assert.deepEqual((await deployWithMocks(program)).outputs, { name: "organization/shop/test" });
  });

  it("runs a program of that path, each time again", async () => {
    const path = join(__dirname, "..", "..", "..", "examples", "own-program", "index.ts");
    const config = { "shop:staffRegion": "eu-west-1", "shop:customerRegion": "us-east-1" };
    const first = await deployWithMocks(path, { config });
    assert.equal(first.outputs["staffUserPoolId"], "staff-user-pool-id");
    assert.deepEqual(await deployWithMocks(path, { config }), first);
  });

  it("calls a function that a program exports, as Pulumi does", async () => {
    const folder = await mkdtemp(join(tmpdir(), "program-"));
    try {
      await writeFile(join(folder, "index.cjs"), "module.exports = async () => ({ answer: 42 });");
      assert.deepEqual((await deployWithMocks(join(folder, "index.cjs"))).outputs, { answer: 42 });
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it("refuses a path that isn't absolute, which could be any of several programs", async () => {
    await assert.rejects(deployWithMocks("./index"), {
      message: "expected the absolute path of a program, not ./index",
    });
  });

  it("answers as the AWS provider does, with null and empty values, and secrets", async () => {
    const program = (): unknown => {
      const { id: userPoolId, ...pool } = new UserPool("pool", {
        aliasAttributes: ["phone_number", "email"],
      });
      const client = new UserPoolClient("client", { userPoolId });
      const withSecret = new UserPoolClient("with-secret", { userPoolId, generateSecret: true });
      const user = new User("user", { userPoolId, username: "jane", temporaryPassword: "Temporary_1" });
      return {
        aliasAttributes: pool.aliasAttributes,
        usernameAttributes: pool.usernameAttributes,
        tags: pool.tags,
        schemas: pool.schemas,
        smsAuthenticationMessage: pool.smsAuthenticationMessage,
        name: pool.name,
        callbackUrls: client.callbackUrls,
        noSecret: client.clientSecret,
        secret: withSecret.clientSecret,
        userId: user.id,
        noPassword: user.password,
        password: user.temporaryPassword,
      };
    };
    assert.deepEqual((await deployWithMocks(program)).outputs, {
      aliasAttributes: ["email", "phone_number"],
      usernameAttributes: null,
      tags: null,
      schemas: [],
      smsAuthenticationMessage: "",
      name: "pool-1234567",
      callbackUrls: [],
      noSecret: secretValue(""),
      secret: secretValue(mockClientSecret),
      userId: "pool-id/jane",
      noPassword: secretValue(null),
      password: secretValue("Temporary_1"),
    });
  });

  it("leaves out what the AWS provider does", async () => {
    const program = (): unknown => {
      const client = new UserPoolClient("client", { userPoolId: "pool" });
      return {
        types: pulumi
          .all([client.generateSecret, client.tokenValidityUnits])
          .apply((all) => all.map((value) => typeof value)),
      };
    };
    assert.deepEqual((await deployWithMocks(program)).outputs, { types: ["undefined", "undefined"] });
  });

  it("has the region of the provider, of the configuration or else eu-west-1", async () => {
    const program = (): unknown => {
      const provider = new Provider("elsewhere", { region: "eu-north-1" });
      const elsewhere = new UserPool("elsewhere-pool", {}, { provider });
      const { region, arn } = new UserPool("pool");
      const own = new UserPool("own", { region: "us-west-2" }, { provider });
      return { region, arn, elsewhere: elsewhere.region, own: own.endpoint };
    };
    const elsewhere = { elsewhere: "eu-north-1", own: "cognito-idp.us-west-2.amazonaws.com/own-id" };
    assert.deepEqual((await deployWithMocks(program)).outputs, {
      region: "eu-west-1",
      arn: "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/pool-id",
      ...elsewhere,
    });
    const config = { "aws:region": "us-east-1" };
    assert.deepEqual((await deployWithMocks(program, { config })).outputs, {
      region: "us-east-1",
      arn: "arn:aws:cognito-idp:us-east-1:123456789012:userpool/pool-id",
      ...elsewhere,
    });
  });

  it("answers as the cloud would, where the answers are given", async () => {
    const program = (): unknown => {
      const { userPoolArn: pool, userPoolId: poolId } = new CognitoAuth("auth");
      const { arn: bucket, id: bucketId } = new Bucket("uploads");
      return { pool, poolId, bucket, bucketId, region: getRegionOutput().region };
    };
    const answers = {
      "aws:s3/bucket:Bucket": { arn: "arn:aws:s3:::uploads", id: undefined },
      "aws:cognito/userPool:UserPool": { arn: "arn:of:a:pool", id: "eu-west-1_abc" },
      "aws:index/getRegion:getRegion": { region: "eu-north-1" },
    };
    assert.deepEqual((await deployWithMocks(program, { answers })).outputs, {
      pool: "arn:of:a:pool",
      poolId: "eu-west-1_abc",
      bucket: "arn:aws:s3:::uploads",
      bucketId: "uploads-1234567",
      region: "eu-north-1",
    });
    await assert.rejects(
      deployWithMocks(() => ({ names: getAvailabilityZonesOutput().names })),
      /no answer to a call of aws:index\/getAvailabilityZones:getAvailabilityZones: give one in the option `answers`/,
    );
  });

  it("answers the functions that say where a program is deployed, and by whom", async () => {
    const account = "123456789012";
    const program = (): unknown => ({
      caller: getCallerIdentityOutput(),
      partition: getPartitionOutput(),
      region: getRegionOutput(),
      other: getRegionOutput({ region: "us-east-1" }).endpoint,
    });
    const { outputs } = await deployWithMocks(program, { config: { "aws:region": "eu-north-1" } });
    assert.deepEqual(outputs, {
      caller: { accountId: account, arn: `arn:aws:iam::${account}:root`, id: account, userId: account },
      partition: {
        dnsSuffix: "amazonaws.com",
        id: "aws",
        partition: "aws",
        reverseDnsPrefix: "com.amazonaws",
      },
      region: {
        description: "The region eu-north-1",
        endpoint: "ec2.eu-north-1.amazonaws.com",
        id: "eu-north-1",
        name: "eu-north-1",
        region: "eu-north-1",
      },
      other: "ec2.us-east-1.amazonaws.com",
    });
  });

  it("shows a preview, where it is known what the AWS provider knows by then", async () => {
    const program = (): unknown => {
      const { arn, name, region, usernameAttributes, mfaConfiguration, passwordPolicy } = new UserPool(
        "pool",
        {
          passwordPolicy: { minimumLength: 10 },
        },
      );
      return {
        arn,
        name,
        region,
        usernameAttributes,
        mfaConfiguration,
        length: passwordPolicy.minimumLength,
        validity: passwordPolicy.temporaryPasswordValidityDays,
      };
    };
    assert.deepEqual((await deployWithMocks(program, { preview: true })).outputs, {
      arn: pulumi.unknown,
      name: "pool-1234567",
      region: "eu-west-1",
      usernameAttributes: null,
      mfaConfiguration: "OFF",
      length: 10,
      validity: pulumi.unknown,
    });
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
