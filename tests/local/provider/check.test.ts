import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { secretMarker, type Properties } from "../../../local/provider/wire";
import { check as checkInputs, observe, region, types, urnOf } from "./deployed";

const observed = observe("http://127.0.0.1:1");
const unknown = pulumi.runtime.unknownValue;

function check(
  kind: keyof typeof types,
  news: Properties,
  olds?: Properties,
): ReturnType<typeof checkInputs> {
  return checkInputs(observed, urnOf(types[kind]), news, olds);
}

describe("The inputs of a resource", () => {
  it("get a name of the resource's own with seven random digits", async () => {
    const { inputs } = await check("pool", {});
    assert.match(String(inputs["name"]), /^example-[0-9a-f]{7}$/);
    const another = await check("pool", {});
    assert.notEqual(another.inputs["name"], inputs["name"]);
  });

  it("get a name of at most 128 characters", async () => {
    const { inputs } = await checkInputs(observed, urnOf(types.client, "x".repeat(200)), {});
    assert.match(String(inputs["name"]), /^x{120}-[0-9a-f]{7}$/);
  });

  it("keep the name that was made, also when the resource is called otherwise", async () => {
    const { inputs } = await check("client", {}, { name: "former-0123abc" });
    assert.equal(inputs["name"], "former-0123abc");
  });

  it("get another name where the program no longer gives one", async () => {
    const { inputs } = await check("pool", {}, { name: "shop" });
    assert.match(String(inputs["name"]), /^example-[0-9a-f]{7}$/);
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
    assert.deepEqual(inputs, { ...news, enabled: true });
  });

  it("may name the endpoint's region, and no other", async () => {
    assert.deepEqual((await check("pool", { region })).failures, []);
    assert.deepEqual((await check("pool", { region: unknown })).failures, []);
    assert.deepEqual((await check("pool", { region: "us-east-2" })).failures, [
      { property: "region", reason: "must be eu-west-1, for which this endpoint stands" },
    ]);
  });

  it("of an unknown type are refused", async () => {
    await assert.rejects(checkInputs(observed, urnOf("aws:sqs/queue:Queue"), {}), {
      message:
        /^the local provider has no aws:sqs\/queue:Queue; it has aws:cognito\/identityPool:IdentityPool, /,
    });
  });
});

/** Inputs just inside and just outside of a limit, and the property that is refused then. */
const limits: [keyof typeof types, string, Properties, Properties, string][] = [
  ["pool", "the shortest password", policy(6), policy(5), "passwordPolicy.minimumLength"],
  ["pool", "the longest minimum", policy(99), policy(100), "passwordPolicy.minimumLength"],
  [
    "pool",
    "the life of a temporary password",
    { passwordPolicy: { temporaryPasswordValidityDays: 365 } },
    { passwordPolicy: { temporaryPasswordValidityDays: 366 } },
    "passwordPolicy.temporaryPasswordValidityDays",
  ],
  ["pool", "a name of an attribute", schema("a".repeat(20)), schema("a".repeat(21)), "schemas[1].name"],
  [
    "pool",
    "an invitation",
    invitation("{username}"),
    invitation("{####}  "),
    "adminCreateUserConfig.inviteMessageTemplate.emailMessage",
  ],
  [
    "pool",
    "a verification",
    verification("{####}"),
    verification("{###}#"),
    "verificationMessageTemplate.emailMessage",
  ],
  ["pool", "an MFA mode", { mfaConfiguration: "ON" }, { mfaConfiguration: "SOMETIMES" }, "mfaConfiguration"],
  [
    "pool",
    "aliases",
    { aliasAttributes: ["email"] },
    { aliasAttributes: ["email"], usernameAttributes: ["email"] },
    "aliasAttributes",
  ],
  [
    "client",
    "an access token's life in hours",
    { accessTokenValidity: 24 },
    { accessTokenValidity: 60 },
    "accessTokenValidity",
  ],
  [
    "client",
    "an ID token's life in minutes",
    { idTokenValidity: 5, tokenValidityUnits: { idToken: "minutes" } },
    { idTokenValidity: 4, tokenValidityUnits: { idToken: "minutes" } },
    "idTokenValidity",
  ],
  [
    "client",
    "a refresh token's life in days",
    { refreshTokenValidity: 3650 },
    { refreshTokenValidity: 3651 },
    "refreshTokenValidity",
  ],
  [
    "client",
    "a flow",
    { explicitAuthFlows: ["ALLOW_USER_AUTH"] },
    { explicitAuthFlows: ["ALLOW_USER_AUTH", "ALLOW_ANYTHING"] },
    "explicitAuthFlows[1]",
  ],
  ["client", "a session", { authSessionValidity: 15 }, { authSessionValidity: 16 }, "authSessionValidity"],
  ["user", "a password", { password: "123456" }, { password: "12345" }, "password"],
  [
    "user",
    "a temporary password",
    { temporaryPassword: secretMarker("123456") },
    { temporaryPassword: secretMarker("12345") },
    "temporaryPassword",
  ],
  [
    "user",
    "one password",
    { password: "123456" },
    { password: "123456", temporaryPassword: "123456" },
    "password",
  ],
  ["user", "a message", { messageAction: "RESEND" }, { messageAction: "RETRACT" }, "messageAction"],
];

function policy(minimumLength: number): Properties {
  return { passwordPolicy: { minimumLength } };
}

function schema(name: string): Properties {
  const attributeDataType = "String";
  return {
    schemas: [
      { name: "email", attributeDataType },
      { name, attributeDataType },
    ],
  };
}

function invitation(emailMessage: string): Properties {
  return { adminCreateUserConfig: { inviteMessageTemplate: { emailMessage } } };
}

function verification(emailMessage: string): Properties {
  return { verificationMessageTemplate: { emailMessage } };
}

describe("What the AWS provider refuses in a preview", () => {
  for (const [kind, title, good, bad, property] of limits) {
    it(`is refused: ${title} of a ${kind}`, async () => {
      assert.deepEqual((await check(kind, good)).failures, []);
      const { failures } = await check(kind, bad);
      assert.deepEqual(
        failures.map((failure) => failure.property),
        [property],
      );
    });
  }

  it("is refused without the value in the reason", async () => {
    const { failures } = await check("user", { password: secretMarker("12345") });
    assert.deepEqual(failures, [{ property: "password", reason: "must have 6 to 256 characters" }]);
  });

  it("is all named at once", async () => {
    const { failures } = await check("pool", { ...policy(5), mfaConfiguration: "SOMETIMES" });
    assert.equal(failures.length, 2);
  });
});
