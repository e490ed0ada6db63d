import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import type { CognitoAuthArgs } from "../../components";
import {
  deployComponent,
  failToDeployComponent,
  inputsOf,
  type MockDeployment,
  secretValue,
} from "../helpers/deployProgram";
import { jane } from "../helpers/expectedInputs";
import { dependenciesIn, optionsOf } from "../helpers/resourceOptions";
import { challenges, functionArn, keyArn } from "./resources/values";

const pool = "auth-user-pool";
const poolArn = "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/auth-user-pool-id";
const challenging = { appClient: { authFlows: { custom: true } } };
const preTokenGeneration = { functionArn: functionArn("tokens") };

/** What a permission of a function, with or without a qualifier, is for. */
const permitted = { action: "lambda:InvokeFunction", principal: "cognito-idp.amazonaws.com" };
const source = { sourceArn: poolArn, sourceAccount: "123456789012" };
const permissionOf = (arn: unknown): object => ({ ...permitted, function: arn, ...source });

/** What a pool calls functions for, in `lambdaConfig`. */
function lambdaConfigIn(deployment: MockDeployment): unknown {
  return inputsOf(deployment)[pool]?.["lambdaConfig"];
}

/** The names of all permissions. */
function permissionsIn({ resources }: MockDeployment): string[] {
  return Object.keys(resources).filter(
    (name) => resources[name]?.type === "aws:lambda/permission:Permission",
  );
}

describe("A pool's functions", () => {
  it("are none by default, without even an empty block, of which every preview would show a diff", async () => {
    for (const triggers of [undefined, {}]) {
      const deployment = await deployComponent(triggers && { triggers });
      assert.equal("lambdaConfig" in (inputsOf(deployment)[pool] ?? {}), false);
      assert.deepEqual(permissionsIn(deployment), []);
    }
  });

  for (const [trigger, permission] of [
    ["preSignUp", "auth-pre-sign-up-permission"],
    ["postConfirmation", "auth-post-confirmation-permission"],
    ["preAuthentication", "auth-pre-authentication-permission"],
    ["postAuthentication", "auth-post-authentication-permission"],
    ["customMessage", "auth-custom-message-permission"],
    ["userMigration", "auth-user-migration-permission"],
  ] as const) {
    it(`are called by the pool, and permit exactly that: ${trigger}`, async () => {
      const arn = functionArn("shop");
      const deployment = await deployComponent({ triggers: { [trigger]: arn } });
      assert.deepEqual(lambdaConfigIn(deployment), { [trigger]: arn });
      assert.deepEqual(permissionsIn(deployment), [permission]);
      assert.deepEqual(inputsOf(deployment)[permission], permissionOf(arn));
      assert.equal(deployment.resources[permission]?.parent, "auth");
      assert.deepEqual(inputsOf(deployment)["auth-functions"]?.["functions"], [trigger]);
    });
  }

  it("customize tokens, with a version of the event, and without the older form of the same", async () => {
    const deployment = await deployComponent({ triggers: { preTokenGeneration } });
    assert.deepEqual(lambdaConfigIn(deployment), {
      preTokenGenerationConfig: { lambdaArn: preTokenGeneration.functionArn, lambdaVersion: "V2_0" },
    });
    assert.deepEqual(permissionsIn(deployment), ["auth-pre-token-generation-permission"]);
    assert.deepEqual(
      inputsOf(deployment)["auth-pre-token-generation-permission"],
      permissionOf(preTokenGeneration.functionArn),
    );
  });

  it("decide on challenges, all three", async () => {
    const deployment = await deployComponent({
      ...challenging,
      triggers: { customAuthentication: challenges },
    });
    assert.deepEqual(lambdaConfigIn(deployment), challenges);
    const names = ["define-auth-challenge", "create-auth-challenge", "verify-auth-challenge-response"];
    assert.deepEqual(
      permissionsIn(deployment),
      names.map((name) => `auth-${name}-permission`),
    );
    for (const [index, arn] of Object.values(challenges).entries()) {
      assert.deepEqual(inputsOf(deployment)[`auth-${names[index] ?? ""}-permission`], permissionOf(arn));
    }
  });

  it("have a permission for each use, also where one function is used twice", async () => {
    const arn = functionArn("shop");
    const deployment = await deployComponent({ triggers: { preSignUp: arn, postConfirmation: arn } });
    assert.deepEqual(permissionsIn(deployment), [
      "auth-pre-sign-up-permission",
      "auth-post-confirmation-permission",
    ]);
  });

  it("are permitted by their ARNs as they are in another partition", async () => {
    const arn = "arn:aws-us-gov:lambda:us-gov-west-1:123456789012:function:shop";
    const options = { config: { "aws:region": "us-gov-west-1" } };
    const inputs = inputsOf(await deployComponent({ triggers: { preSignUp: arn } }, options));
    assert.deepEqual(inputs["auth-pre-sign-up-permission"], {
      ...permitted,
      function: arn,
      sourceArn: "arn:aws:cognito-idp:us-gov-west-1:123456789012:userpool/auth-user-pool-id",
      sourceAccount: "123456789012",
    });
  });
});

describe("An alias or a version of a function", () => {
  const unqualified = functionArn("shop");

  for (const [what, given, parts, config] of [
    ["a version", `${unqualified}:3`, { function: unqualified, qualifier: "3" }, `${unqualified}:3`],
    ["an alias", `${unqualified}:live`, { function: unqualified, qualifier: "live" }, `${unqualified}:live`],
    [
      "an alias that is known later",
      pulumi.output(`${unqualified}:live`),
      { function: unqualified, qualifier: "live" },
      `${unqualified}:live`,
    ],
    [
      "none, of a function that is known later",
      pulumi.output(unqualified),
      { function: unqualified },
      unqualified,
    ],
  ] as const) {
    it(`is named apart from the function in the permission, and together in the pool: ${what}`, async () => {
      const deployment = await deployComponent({ triggers: { preSignUp: given } });
      assert.deepEqual(lambdaConfigIn(deployment), { preSignUp: config });
      assert.deepEqual(inputsOf(deployment)["auth-pre-sign-up-permission"], {
        ...permitted,
        ...parts,
        ...source,
      });
    });
  }
});

describe("The permissions of functions", () => {
  const everything: CognitoAuthArgs = {
    userPool: { sms: {} },
    triggers: { preSignUp: functionArn("sign-up") },
    customSenders: {
      email: { functionArn: functionArn("mails"), roleArn: "arn:aws:iam::123456789012:role/mails" },
      sms: { functionArn: functionArn("texts"), roleArn: "arn:aws:iam::123456789012:role/texts" },
    },
    appClients: { web: {} },
    testUser: jane,
  };

  it("exist before every client and the test user, by whom the pool could call a function", async () => {
    const options = await optionsOf(everything);
    for (const name of ["auth-app-client", "auth-app-client-web", "auth-test-user"]) {
      assert.deepEqual(dependenciesIn(options[name]), [
        "auth-pre-sign-up-permission",
        "auth-email-sender-permission",
        "auth-sms-sender-permission",
        "auth-email-sender-decryption",
        "auth-sms-sender-decryption",
      ]);
    }
  });

  it("are none that clients and the test user wait for, where there are no functions", async () => {
    const options = await optionsOf({ testUser: jane });
    for (const name of ["auth-app-client", "auth-test-user"]) {
      assert.deepEqual(dependenciesIn(options[name]), []);
    }
  });

  it("aren't protected in a protected component, nor is the note of them: they can be created again at any time", async () => {
    const { resources } = await deployComponent(everything, { opts: { protect: true } });
    const unprotected = Object.keys(resources).filter((name) => resources[name]?.protect === false);
    assert.deepEqual(unprotected.sort(), [
      "auth-email-sender-decryption",
      "auth-email-sender-permission",
      "auth-functions",
      "auth-pre-sign-up-permission",
      "auth-sms-sender-decryption",
      "auth-sms-sender-permission",
      "auth-test-user-password-1",
    ]);
  });

  it("are there in a preview, with the function's name and without what only AWS knows", async () => {
    const args = { triggers: { preSignUp: functionArn("sign-up:live") } };
    const inputs = inputsOf(await deployComponent(args, { preview: true }));
    assert.deepEqual(inputs["auth-pre-sign-up-permission"], {
      ...permitted,
      function: functionArn("sign-up"),
      qualifier: "live",
      sourceArn: pulumi.unknown,
      sourceAccount: pulumi.unknown,
    });
  });
});

describe("The ARN of a function that is a secret", () => {
  it("stays one in the pool and in the permission, and isn't among the inputs of the component", async () => {
    const deployment = await deployComponent({
      triggers: { preSignUp: pulumi.secret(functionArn("hunter2:live")) },
    });
    assert.deepEqual(lambdaConfigIn(deployment), secretValue({ preSignUp: functionArn("hunter2:live") }));
    assert.deepEqual(inputsOf(deployment)["auth-pre-sign-up-permission"], {
      ...permitted,
      function: secretValue(functionArn("hunter2")),
      qualifier: secretValue("live"),
      ...source,
    });
    assert.deepEqual(inputsOf(deployment)["auth-functions"]?.["functions"], ["preSignUp"]);
  });

  it("isn't shown where it is wrong", async () => {
    for (const preSignUp of [pulumi.secret("hunter2"), Promise.resolve("hunter2:$LATEST")]) {
      const { error } = await failToDeployComponent({ triggers: { preSignUp } });
      assert.doesNotMatch(error.message + JSON.stringify(error.problems), /hunter2/);
    }
  });
});

describe("The ARN of a function that comes from another resource", () => {
  it("is checked once it is known, and no pool is created from a wrong one", async () => {
    const { error, resources } = await failToDeployComponent({
      ...challenging,
      userPool: { sms: {} },
      triggers: {
        preSignUp: pulumi.output("sign-up"),
        preTokenGeneration: { functionArn: Promise.resolve(functionArn("tokens:$LATEST")) },
        customAuthentication: { ...challenges, createAuthChallenge: pulumi.secret("") },
      },
      customSenders: {
        email: { functionArn: functionArn("mails"), roleArn: pulumi.output("mails") },
        keyArn: pulumi.output("alias/codes"),
      },
    });
    const notAFunction = {
      reason: "expected the ARN of a Lambda function, such as its output `arn`",
      fix: "write one such as arn:aws:lambda:eu-west-1:123456789012:function:NAME",
    };
    assert.deepEqual(error.problems, [
      { path: "triggers.preSignUp", ...notAFunction },
      {
        path: "triggers.preTokenGeneration.functionArn",
        reason: "Cognito accepts no $LATEST in a function's ARN",
        fix: "leave out :$LATEST, which means the same, or use an alias",
      },
      { path: "triggers.customAuthentication.createAuthChallenge", ...notAFunction },
      {
        path: "customSenders.email.roleArn",
        reason: "expected the ARN of a role in IAM",
        fix: "write one such as arn:aws:iam::123456789012:role/NAME",
      },
      {
        path: "customSenders.keyArn",
        reason: "expected the ARN of a key in AWS KMS, not of an alias",
        fix: `write one such as ${keyArn}`,
      },
    ]);
    assert.deepEqual(Object.keys(resources).sort(), ["auth", "auth-sms-policy", "auth-sms-role"]);
  });
});
