import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import type { CognitoAuthArgs, CustomSendersArgs } from "../../components";
import {
  type ComponentOptions,
  deployComponent,
  inputsOf,
  type MockDeployment,
  secretValue,
} from "../helpers/deployProgram";
import { functionArn, keyArn } from "./resources/values";

const pool = "auth-user-pool";
const key = "auth-custom-sender-key";
const ownKeyArn = "arn:aws:kms:eu-west-1:123456789012:key/auth-custom-sender-key-id";
const roleOf = (name: string): string => `arn:aws:iam::123456789012:role/service-role/${name}`;
const email = { functionArn: functionArn("mails:live"), roleArn: roleOf("mails") };
const sms = { functionArn: functionArn("texts"), roleArn: roleOf("texts") };
const withSms = { userPool: { sms: {} } };

const decryptionWith = (usedKeyArn: string): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: "kms:Decrypt",
        Resource: usedKeyArn,
        Condition: { StringEquals: { "kms:EncryptionContext:userpool-id": "auth-user-pool-id" } },
      },
    ],
  });

function deploy(
  customSenders: CustomSendersArgs,
  others: CognitoAuthArgs = {},
  options?: ComponentOptions,
): Promise<MockDeployment> {
  return deployComponent({ ...others, customSenders }, options);
}

/** The names of all resources that custom senders add. */
function addedIn({ resources }: MockDeployment): string[] {
  return Object.keys(resources)
    .filter((name) => name.includes("sender"))
    .sort();
}

describe("Functions that send messages", () => {
  it("are none by default, and there is no key", async () => {
    const deployment = await deployComponent(withSms);
    assert.equal("lambdaConfig" in (inputsOf(deployment)[pool] ?? {}), false);
    assert.deepEqual(addedIn(deployment), []);
    assert.equal("customSenderKeyArn" in deployment.outputs, false);
  });

  it("are called by the pool in place of its own mailer, with the key of the component", async () => {
    const deployment = await deploy({ email });
    assert.deepEqual(inputsOf(deployment)[pool]?.["lambdaConfig"], {
      customEmailSender: { lambdaArn: functionArn("mails:live"), lambdaVersion: "V1_0" },
      kmsKeyId: ownKeyArn,
    });
    assert.deepEqual(addedIn(deployment), [
      key,
      `${key}-alias`,
      "auth-email-sender-decryption",
      "auth-email-sender-permission",
    ]);
    assert.deepEqual(inputsOf(deployment)["auth-email-sender-permission"], {
      action: "lambda:InvokeFunction",
      principal: "cognito-idp.amazonaws.com",
      function: functionArn("mails"),
      qualifier: "live",
      sourceArn: "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/auth-user-pool-id",
      sourceAccount: "123456789012",
    });
    assert.deepEqual(inputsOf(deployment)["auth-functions"]?.["functions"], ["emailSender"]);
    assert.equal(deployment.outputs["customSenderKeyArn"], ownKeyArn);
  });

  it("can be one for emails and one for text messages, with the same key", async () => {
    const deployment = await deploy({ email, sms }, withSms);
    assert.deepEqual(inputsOf(deployment)[pool]?.["lambdaConfig"], {
      customEmailSender: { lambdaArn: functionArn("mails:live"), lambdaVersion: "V1_0" },
      customSmsSender: { lambdaArn: functionArn("texts"), lambdaVersion: "V1_0" },
      kmsKeyId: ownKeyArn,
    });
    assert.deepEqual(inputsOf(deployment)["auth-functions"]?.["functions"], ["emailSender", "smsSender"]);
  });

  it("can be one for text messages alone, beside functions of triggers", async () => {
    const triggers = { preSignUp: functionArn("sign-up") };
    const deployment = await deploy({ sms }, { ...withSms, triggers });
    assert.deepEqual(inputsOf(deployment)[pool]?.["lambdaConfig"], {
      preSignUp: functionArn("sign-up"),
      customSmsSender: { lambdaArn: functionArn("texts"), lambdaVersion: "V1_0" },
      kmsKeyId: ownKeyArn,
    });
    assert.deepEqual(inputsOf(deployment)["auth-functions"]?.["functions"], ["preSignUp", "smsSender"]);
  });
});

describe("The right to decrypt what a pool encrypts", () => {
  it("is a policy of each function's role, for the key and what is of this pool", async () => {
    const deployment = await deploy({ email, sms }, withSms);
    for (const [kind, role] of [
      ["email", "mails"],
      ["sms", "texts"],
    ] as const) {
      const name = `auth-${kind}-sender-decryption`;
      assert.deepEqual(inputsOf(deployment)[name], { role, policy: decryptionWith(ownKeyArn) });
      assert.equal(deployment.resources[name]?.parent, "auth");
      assert.equal(deployment.resources[name].type, "aws:iam/rolePolicy:RolePolicy");
    }
  });

  it("is also for a given key, where the role is given, too", async () => {
    const deployment = await deploy({ email, keyArn });
    assert.deepEqual(inputsOf(deployment)["auth-email-sender-decryption"], {
      role: "mails",
      policy: decryptionWith(keyArn),
    });
  });

  it("isn't given where the owner of the key decides on it", async () => {
    const deployment = await deploy({ email: { functionArn: functionArn("mails") }, keyArn });
    assert.deepEqual(addedIn(deployment), ["auth-email-sender-permission"]);
  });

  it("is given to the role that the ARN ends with, also where that is known later", async () => {
    for (const roleArn of ["arn:aws:iam::123456789012:role/mails", pulumi.output(roleOf("mails"))]) {
      const deployment = await deploy({ email: { ...email, roleArn } });
      assert.equal(inputsOf(deployment)["auth-email-sender-decryption"]?.["role"], "mails");
    }
  });
});

describe("The key of custom senders", () => {
  it("is rotated, and its policy leaves to the account's policies who may use it", async () => {
    const { resources } = await deploy({ email }, { tags: { team: "shop" } });
    const { policy, ...settings } = resources[key]?.inputs ?? {};
    assert.deepEqual(settings, {
      description:
        "Encrypts the codes and temporary passwords that Cognito gives to functions that send messages",
      enableKeyRotation: true,
      tags: { "pulumi:project": "shop", "pulumi:stack": "test", team: "shop" },
    });
    assert.deepEqual(JSON.parse(String(policy)), {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::123456789012:root" },
          Action: "kms:*",
          Resource: "*",
        },
      ],
    });
    assert.equal(resources[key]?.parent, "auth");
    assert.equal(resources[`${key}-alias`]?.parent, "auth");
  });

  it("belongs to the account and partition of who deploys", async () => {
    const arn = "arn:aws-us-gov:sts::210987654321:assumed-role/deployer/session";
    const answers = { "aws:index/getCallerIdentity:getCallerIdentity": { arn, accountId: "210987654321" } };
    const { resources } = await deploy({ email }, {}, { answers });
    const { Statement } = JSON.parse(String(resources[key]?.inputs["policy"])) as { Statement: object[] };
    assert.deepEqual(Reflect.get(Statement[0] ?? {}, "Principal"), {
      AWS: "arn:aws-us-gov:iam::210987654321:root",
    });
  });

  it("is protected with the component, as is its alias", async () => {
    const { resources } = await deploy({ email }, {}, { opts: { protect: true } });
    for (const name of [key, `${key}-alias`]) assert.equal(resources[name]?.protect, true);
  });

  it("isn't created where one is given, which can be a secret", async () => {
    for (const [given, expected] of [
      [keyArn, keyArn],
      [pulumi.output(keyArn), keyArn],
      [pulumi.secret(keyArn), secretValue(keyArn)],
    ] as const) {
      const deployment = await deploy({ email, keyArn: given });
      assert.deepEqual(
        addedIn(deployment).filter((name) => name.startsWith(key)),
        [],
      );
      assert.deepEqual(deployment.outputs["customSenderKeyArn"], expected);
    }
    const secret = await deploy({ email, keyArn: pulumi.secret(keyArn) });
    assert.deepEqual(
      inputsOf(secret)["auth-email-sender-decryption"]?.["policy"],
      secretValue(decryptionWith(keyArn)),
    );
  });

  it("is there in a preview, with its alias", async () => {
    const deployment = await deploy({ email }, {}, { preview: true });
    assert.deepEqual(inputsOf(deployment)[`${key}-alias`], {
      namePrefix: "alias/auth-custom-senders-",
      targetKeyId: pulumi.unknown,
    });
    assert.equal(deployment.outputs["customSenderKeyArn"], pulumi.unknown);
  });
});

describe("The alias of the key", () => {
  it("begins with the component's name, and ends with what no other has", async () => {
    const inputs = inputsOf(await deploy({ email }));
    assert.deepEqual(inputs[`${key}-alias`], {
      namePrefix: "alias/auth-custom-senders-",
      targetKeyId: "auth-custom-sender-key-id",
    });
  });

  it("stays as it is where the component is renamed, which replaces nothing else either", async () => {
    const { resources } = await deploy({ email });
    assert.deepEqual(resources[`${key}-alias`]?.ignoreChanges, ["namePrefix"]);
  });
});
