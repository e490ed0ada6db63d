import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { inputsOf, type MockDeployment, mockPassword, secretValue } from "../helpers/deployProgram";
import {
  defaultAmplifyOutputs,
  defaultAppClient,
  defaultPassword,
  defaultTestUser,
  defaultUserPool,
} from "../helpers/expectedInputs";
import { deployStack, failToDeployStack } from "../helpers/program";

const outputs = {
  contractVersion: 1,
  userPoolId: "auth-user-pool-id",
  userPoolArn: "arn:aws:cognito-idp:us-east-1:123456789012:userpool/auth-user-pool-id",
  userPoolProviderName: "cognito-idp.us-east-1.amazonaws.com/auth-user-pool-id",
  userPoolIssuer: "https://cognito-idp.us-east-1.amazonaws.com/auth-user-pool-id",
  appClientId: "auth-app-client-id",
  region: "us-east-1",
  amplifyOutputs: defaultAmplifyOutputs({ region: "us-east-1" }),
};

const testUserOutputs = {
  testUsername: "test-user",
  testUserTemporaryPassword: secretValue(mockPassword),
};

const testUserResources = {
  "auth-test-user-password-1": defaultPassword,
  "auth-test-user": {
    ...defaultTestUser,
    username: "test-user",
    attributes: { email: "test-user@example.com", email_verified: "true" },
  },
};

const testUser = '{"username":"test-user","email":"test-user@example.com"}';

describe("The program, in the stack dev,", () => {
  it("deploys a pool that can be deleted, a client and a test user", async () => {
    assert.deepEqual(inputsOf(await deployStack("dev")), {
      auth: {},
      "auth-user-pool": {
        ...defaultUserPool,
        deletionProtection: "INACTIVE",
        tags: { "pulumi:project": "cognito-auth", "pulumi:stack": "dev" },
      },
      "auth-app-client": defaultAppClient,
      ...testUserResources,
    });
  });

  it("exports everything, the password as a secret", async () => {
    const deployment = await deployStack("dev");
    assert.deepEqual(deployment.outputs, { ...outputs, ...testUserOutputs });
  });

  it("protects nothing", async () => {
    assert.deepEqual(protectedIn(await deployStack("dev")), []);
  });
});

describe("The program, in the stack prod,", () => {
  const resources = {
    auth: {},
    "auth-user-pool": {
      ...defaultUserPool,
      mfaConfiguration: "ON",
      deletionProtection: "ACTIVE",
      tags: { "pulumi:project": "cognito-auth", "pulumi:stack": "prod" },
    },
    "auth-app-client": defaultAppClient,
  };
  const prodOutputs = {
    ...outputs,
    amplifyOutputs: defaultAmplifyOutputs({ mfaConfiguration: "REQUIRED", region: "us-east-1" }),
  };

  it("deploys a pool that requires MFA and can't be deleted, a client and no test user", async () => {
    assert.deepEqual(inputsOf(await deployStack("prod")), resources);
  });

  it("exports nothing of a test user", async () => {
    const deployment = await deployStack("prod");
    assert.deepEqual(deployment.outputs, prodOutputs);
  });

  it("protects everything", async () => {
    assert.deepEqual(protectedIn(await deployStack("prod")), ["auth", "auth-app-client", "auth-user-pool"]);
  });

  it("refuses a test user, before anything is asked for", async () => {
    const failed = await failToDeployStack("prod", { testUser });
    assert.ok(pulumi.RunError.isInstance(failed.error));
    assert.equal(
      failed.error.message,
      `The configuration of this stack has a problem:

  testUser
    why: this stack is marked as production, and a test user is a way in that is soon forgotten
    fix: leave it out, or set \`allowTestUserInProduction\` to true if you need it
`,
    );
    assert.deepEqual(failed.resources, {});
    assert.deepEqual(failed.outputs, {});
  });

  it("deploys a test user that is allowed explicitly, with a password that can be deleted", async () => {
    const deployment = await deployStack("prod", { testUser, allowTestUserInProduction: "true" });
    assert.deepEqual(inputsOf(deployment), { ...resources, ...testUserResources });
    assert.deepEqual(deployment.outputs, { ...prodOutputs, ...testUserOutputs });
    assert.deepEqual(protectedIn(deployment), [
      "auth",
      "auth-app-client",
      "auth-test-user",
      "auth-user-pool",
    ]);
  });
});

function protectedIn({ resources }: MockDeployment): string[] {
  return Object.keys(resources)
    .filter((name) => resources[name]?.protect)
    .sort();
}
