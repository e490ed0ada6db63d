import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { CognitoAuth, type CognitoAuthArgs, contractVersion, stackOutputs } from "../../../components";
import { deployProgram, type MockDeployment, secretValue } from "../../helpers/deployProgram";
import { jane } from "../../helpers/expectedInputs";
import { functionArn, keyArn } from "../resources/values";

const required = [
  "amplifyOutputs",
  "appClientId",
  "contractVersion",
  "region",
  "userPoolArn",
  "userPoolId",
  "userPoolIssuer",
  "userPoolProviderName",
];

/*
 * What these tests assert is what other stacks rely on. One more output is fine: add it to what is expected here. For any
 * other change, raise contractVersion, and keep what a stack of that version exports as a file beside version1.json.
 */
describe("The contract with other stacks", () => {
  it("has version 1", async () => {
    assert.equal(contractVersion, 1);
    const { outputs } = await exported({});
    assert.equal(outputs["contractVersion"], 1);
  });

  it("has these outputs", async () => {
    const { outputs } = await exported({});
    assert.deepEqual(Object.keys(outputs).sort(), required);
  });

  it("has two more where there is a test user", async () => {
    const { outputs } = await exported({ testUser: jane });
    assert.deepEqual(
      Object.keys(outputs).sort(),
      [...required, "testUserTemporaryPassword", "testUsername"].sort(),
    );
  });

  it("has the key of custom senders where there are some, also one that is given", async () => {
    const email = {
      functionArn: functionArn("mails"),
      roleArn: "arn:aws:iam::123456789012:role/mails",
    };
    const { outputs } = await exported({ customSenders: { email } });
    assert.deepEqual(Object.keys(outputs).sort(), [...required, "customSenderKeyArn"].sort());
    assert.equal(
      outputs["customSenderKeyArn"],
      "arn:aws:kms:eu-west-1:123456789012:key/auth-custom-sender-key-id",
    );
    const given = await exported({ customSenders: { email, keyArn } });
    assert.equal(given.outputs["customSenderKeyArn"], keyArn);
  });

  it("has outputs that mean what they did", async () => {
    const { amplifyOutputs, ...outputs } = (await exported({ testUser: jane })).outputs;
    // What is written in it has a test of its own.
    assert.equal(typeof amplifyOutputs, "string");
    assert.deepEqual(outputs, {
      contractVersion: 1,
      userPoolId: "auth-user-pool-id",
      userPoolArn: "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/auth-user-pool-id",
      userPoolProviderName: "cognito-idp.eu-west-1.amazonaws.com/auth-user-pool-id",
      userPoolIssuer: "https://cognito-idp.eu-west-1.amazonaws.com/auth-user-pool-id",
      appClientId: "auth-app-client-id",
      region: "eu-west-1",
      testUsername: "jane",
      testUserTemporaryPassword: secretValue("Temporary_Password_1"),
    });
  });

  it("has the outputs of every version so far kept beside this file", () => {
    for (let version = 1; version <= contractVersion; version++) {
      const kept = readFileSync(join(__dirname, `version${version}.json`), "utf8");
      assert.equal((JSON.parse(kept) as Record<string, unknown>)["contractVersion"], version);
    }
  });

  it("never has the client secret", async () => {
    const { outputs } = await exported({ appClient: { generateSecret: true } });
    assert.deepEqual(Object.keys(outputs).sort(), required);
  });

  it("leaves out what isn't there, rather than to export nothing under its name", async () => {
    await deployProgram(() => {
      assert.deepEqual(Object.keys(stackOutputs(new CognitoAuth("auth"))).sort(), required);
    });
  });

  it("gives the component's own outputs", async () => {
    await deployProgram(() => {
      const auth = new CognitoAuth("auth", { testUser: jane });
      for (const [name, value] of Object.entries(stackOutputs(auth))) {
        if (name === "contractVersion") continue;
        assert.ok(pulumi.Output.isInstance(value));
        assert.equal(value, Reflect.get(auth, name));
      }
    });
  });
});

function exported(args: CognitoAuthArgs): Promise<MockDeployment> {
  return deployProgram(() => stackOutputs(new CognitoAuth("auth", args)));
}
