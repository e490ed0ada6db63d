import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { type Properties, secretMarker } from "../../provider/wire";
import { check as checkInputs, providerAt, region, types, urnOf } from "./providerUnderTest";

const tested = providerAt("http://127.0.0.1:1");
const unknown = pulumi.runtime.unknownValue;

function check(
  kind: keyof typeof types,
  news: Properties,
  olds?: Properties,
): ReturnType<typeof checkInputs> {
  return checkInputs(tested, urnOf(types[kind]), news, olds);
}

describe("The inputs of a resource", () => {
  it("get a name of the resource's own with seven random digits", async () => {
    const { inputs } = await check("pool", {});
    assert.match(String(inputs["name"]), /^example-[0-9a-f]{7}$/);
    const another = await check("pool", {});
    assert.notEqual(another.inputs["name"], inputs["name"]);
  });

  it("get a name of at most 128 characters", async () => {
    const { inputs } = await checkInputs(tested, urnOf(types.client, "x".repeat(200)), {});
    assert.match(String(inputs["name"]), /^x{120}-[0-9a-f]{7}$/);
  });

  it("keep the generated name, even if the resource is renamed", async () => {
    const { inputs } = await check("client", {}, { name: "former-0123abc" });
    assert.equal(inputs["name"], "former-0123abc");
  });

  it("keep the name that the program no longer gives", async () => {
    const { inputs } = await check("pool", {}, { name: "shop" });
    assert.equal(inputs["name"], "shop");
  });

  it("keep the program's name", async () => {
    assert.equal((await check("pool", { name: "shop" }, { name: "example-0123abc" })).inputs["name"], "shop");
  });

  it("of a user get no name", async () => {
    assert.equal("name" in (await check("user", { username: "jane" })).inputs, false);
  });

  it("get the AWS provider's defaults, and lose what has no value", async () => {
    const news = { name: "shop", tags: null, emailConfiguration: { fromEmailAddress: "a@example.com" } };
    assert.deepEqual((await check("pool", news)).inputs, {
      name: "shop",
      deletionProtection: "INACTIVE",
      mfaConfiguration: "OFF",
      region,
      tagsAll: {},
      emailConfiguration: { emailSendingAccount: "COGNITO_DEFAULT", fromEmailAddress: "a@example.com" },
    });
  });

  it("keep what is unknown or secret", async () => {
    const news = {
      userPoolId: unknown,
      username: "jane",
      temporaryPassword: secretMarker(unknown),
      attributes: { email: secretMarker("jane@example.com") },
    };
    const { inputs, failures } = await check("user", news);
    assert.deepEqual(failures, []);
    assert.deepEqual(inputs, { ...news, enabled: true, region });
  });

  it("may name any region", async () => {
    for (const named of [region, unknown, "us-east-2", "us-gov-west-1", "eusc-de-east-1"]) {
      const { inputs, failures } = await check("pool", { region: named });
      assert.deepEqual([inputs["region"], failures], [named, []]);
    }
    const failures = [{ property: "region", reason: "must be a region of AWS" }];
    for (const named of ["mars", "us-east-1 ", "us-east-100"]) {
      assert.deepEqual((await check("pool", { region: named })).failures, failures);
    }
  });

  it("of an unknown type are refused", async () => {
    await assert.rejects(checkInputs(tested, urnOf("aws:sqs/queue:Queue"), {}), {
      message:
        /^the local provider has no aws:sqs\/queue:Queue; it has aws:cognito\/identityPool:IdentityPool, .*; for all others, run the command with --aws-provider installed, /,
    });
  });
});

describe("What the AWS provider refuses in a preview", () => {
  it("is refused without the value in the reason", async () => {
    const user = { userPoolId: "pool", username: "jane" };
    const { failures } = await check("user", { ...user, password: secretMarker("12345") });
    assert.deepEqual(failures, [{ property: "password", reason: "must have 6 to 256 bytes" }]);
  });

  it("is all named at once", async () => {
    const { failures } = await check("pool", {
      passwordPolicy: { minimumLength: 5 },
      mfaConfiguration: "SOMETIMES",
    });
    assert.equal(failures.length, 2);
  });

  it("is an argument without another that it needs, unless that isn't known yet", async () => {
    const customEmailSender = { lambdaArn: unknown, lambdaVersion: "V1_0" };
    const withKey = async (kmsKeyId: unknown): Promise<unknown> =>
      (await check("pool", { lambdaConfig: { customEmailSender, kmsKeyId } })).failures;
    assert.deepEqual(await withKey(unknown), []);
    assert.deepEqual(await withKey("arn:aws:kms:eu-west-1:000000000000:key/1"), []);
    assert.deepEqual(await withKey(undefined), [
      { property: "lambdaConfig.customEmailSender", reason: "needs lambdaConfig.kmsKeyId" },
    ]);
    const { failures } = await check("pool", { lambdaConfig: unknown });
    assert.deepEqual(failures, []);
  });

  const link = (text: string): Properties => ({
    verificationMessageTemplate: { emailMessageByLink: text },
  });
  const invisible: [keyof typeof types, string, (text: string) => Properties, string][] = [
    [
      "pool",
      "adminCreateUserConfig.inviteMessageTemplate.emailSubject",
      (emailSubject) => ({ adminCreateUserConfig: { inviteMessageTemplate: { emailSubject } } }),
      "\u200bé",
    ],
    [
      "pool",
      "verificationMessageTemplate.emailMessageByLink",
      (text) => link(`{##${text}##}`),
      "Confirm your address",
    ],
    ["client", "name", (name) => ({ userPoolId: "pool", name }), "\u200b "],
    ["client", "callbackUrls[0]", (url) => ({ userPoolId: "pool", callbackUrls: [url] }), "\u200b."],
  ];
  for (const [kind, property, inputsWith, visible] of invisible) {
    it(`is a ${property} of a ${kind} with nothing that is shown`, async () => {
      assert.deepEqual((await check(kind, inputsWith(visible))).failures, []);
      for (const text of ["\u200b", "\u0001\u0007", "\u00a0", "\ufeff"]) {
        const { failures } = await check(kind, inputsWith(text));
        assert.deepEqual(
          failures.map((failure) => failure.property),
          [property],
          JSON.stringify(text),
        );
      }
    });
  }

  it("is a message with the beginning and the end of a link in one", async () => {
    assert.deepEqual((await check("pool", link("{##} here"))).failures, [
      {
        property: "verificationMessageTemplate.emailMessageByLink",
        reason: "must be a string with {##, the text of a link, and ##}",
      },
    ]);
    assert.deepEqual((await check("pool", link("{####}"))).failures, []);
  });
});
