import assert from "node:assert/strict";
import { AttributeType, SignInWith } from "../../components";
import { deployComponent, inputsOf } from "../helpers/deployProgram";
import { assertInputs, defaultAppClient, defaultUserPool } from "../helpers/expectedInputs";

const { schemas } = defaultUserPool;
const { readAttributes } = defaultAppClient;

describe("The user pool", () => {
  it("has no SMS, no phone number, no triggers, no address of a sender and no name of its own by default", async () => {
    const { "auth-user-pool": userPool = {} } = inputsOf(await deployComponent());
    assert.deepEqual(
      Object.keys(userPool).filter((key) => /sms|lambda|device|^name|usernameAttributes/i.test(key)),
      [],
    );
    const others = JSON.stringify({ ...userPool, adminCreateUserConfig: undefined });
    assert.doesNotMatch(others, /sms[A-Z]|phone|sourceArn|replyTo/);
  });

  // The provider sends "" for each message that is omitted, and AWS rejects messages of less than 6 characters.
  it("writes all three messages of an invitation, whichever the program gives", async () => {
    for (const given of [undefined, {}, { subject: "Welcome" }, { message: "{username}: {####}" }]) {
      const userPool = given === undefined ? {} : { invitation: given };
      const { "auth-user-pool": inputs } = inputsOf(await deployComponent({ userPool }));
      assert.deepEqual(inputs?.["adminCreateUserConfig"], {
        allowAdminCreateUserOnly: true,
        inviteMessageTemplate: {
          emailSubject: given?.subject ?? "Your temporary password",
          emailMessage: given?.message ?? "Your username is {username} and temporary password is {####}.",
          smsMessage: "Your username is {username} and temporary password is {####}.",
        },
      });
    }
  });

  it("never has an alias and an email address as the username together", async () => {
    for (const [signInWith, absent] of [
      [SignInWith.Username, "usernameAttributes"],
      [SignInWith.Email, "aliasAttributes"],
    ] as const) {
      const { "auth-user-pool": userPool = {} } = inputsOf(
        await deployComponent({ userPool: { signInWith } }),
      );
      assert.equal(absent in userPool, false);
    }
  });

  // The AWS provider refuses an empty list: "Attribute schema requires 1 item minimum".
  it("has no schema where each attribute is as in every pool", async () => {
    for (const args of [
      { signInWith: SignInWith.EmailOrPhone, sms: {} },
      { standardAttributes: { email: { required: false } } },
    ]) {
      const { "auth-user-pool": userPool = {} } = inputsOf(await deployComponent({ userPool: args }));
      assert.equal("schemas" in userPool, false);
    }
  });

  it("keeps the order of the custom attributes, after the email address", async () => {
    const customAttributes = {
      zebra: { type: AttributeType.Boolean },
      ant: { type: AttributeType.DateTime },
    };
    await assertInputs(
      { userPool: { customAttributes } },
      {
        "auth-user-pool": { schemas: [...schemas, schema("zebra", "Boolean"), schema("ant", "DateTime")] },
        "auth-app-client": { readAttributes: [...readAttributes, "custom:zebra", "custom:ant"] },
      },
    );
  });
});

function schema(name: string, type: string): Record<string, unknown> {
  return { name, attributeDataType: type, developerOnlyAttribute: false, mutable: true, required: false };
}
