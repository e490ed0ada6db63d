import assert from "node:assert/strict";
import type { CognitoAuthArgs, UserPoolArgs } from "../../components";
import { problemsOf } from "../helpers/argumentRules";
import { deployComponent, inputsOf, mockPassword, secretValue } from "../helpers/deployProgram";
import { jane } from "../helpers/expectedInputs";
import standardAttributes from "./standardAttributes.json";

type Inputs = Record<string, unknown>;

async function inputsWith(args: CognitoAuthArgs): Promise<Record<string, Inputs>> {
  return inputsOf(await deployComponent(args));
}

async function poolWith(userPool: UserPoolArgs, others: CognitoAuthArgs = {}): Promise<Inputs> {
  return (await inputsWith({ userPool, ...others }))["auth-user-pool"] ?? {};
}

describe("How users sign in", () => {
  for (const [what, userPool, expected] of [
    ["with a username or email address", {}, { aliasAttributes: ["email"] }],
    ["with a username only", { aliases: { email: false } }, {}],
    [
      "with any alias",
      { aliases: { phone: true, preferredUsername: true }, sms: {} },
      { aliasAttributes: ["email", "phone_number", "preferred_username"] },
    ],
    ["with an email address", { signInWith: "email" }, { usernameAttributes: ["email"] }],
    ["with a phone number", { signInWith: "phone", sms: {} }, { usernameAttributes: ["phone_number"] }],
    [
      "with either",
      { signInWith: "emailOrPhone", sms: {} },
      { usernameAttributes: ["email", "phone_number"] },
    ],
  ] as const satisfies readonly (readonly [string, UserPoolArgs, object])[]) {
    it(`is ${what}, and neither by an alias beside that nor by an empty list`, async () => {
      const { aliasAttributes, usernameAttributes } = await poolWith(userPool);
      assert.deepEqual(
        Object.fromEntries(
          Object.entries({ aliasAttributes, usernameAttributes }).filter(([, value]) => value !== undefined),
        ),
        expected,
      );
    });
  }

  it("can depend on case", async () => {
    for (const caseSensitive of [true, false]) {
      assert.deepEqual((await poolWith({ caseSensitive }))["usernameConfiguration"], { caseSensitive });
    }
  });
});

describe("What users verify, and how they recover", () => {
  const off = { mfa: { mode: "OFF" } } as const;
  for (const [what, userPool, verified, recovery] of [
    ["a username", {}, ["email"], ["verified_email"]],
    ["a username, with text messages", { sms: {} }, ["email"], ["verified_email"]],
    [
      "an alias for phones",
      { sms: {}, aliases: { phone: true } },
      ["email", "phone_number"],
      ["verified_email"],
    ],
    ["a phone number, with MFA", { sms: {}, signInWith: "phone" }, ["phone_number"], ["admin_only"]],
    [
      "a phone number, without MFA",
      { sms: {}, signInWith: "phone", ...off },
      ["phone_number"],
      ["verified_phone_number"],
    ],
    [
      "a phone number, with an email address that is required",
      { sms: {}, signInWith: "phone", standardAttributes: { email: { required: true } } },
      ["email", "phone_number"],
      ["verified_email"],
    ],
    [
      "either, with MFA",
      { sms: {}, signInWith: "emailOrPhone" },
      ["email", "phone_number"],
      ["verified_email"],
    ],
    [
      "either, without MFA",
      { sms: {}, signInWith: "emailOrPhone", ...off },
      ["email", "phone_number"],
      ["verified_email", "verified_phone_number"],
    ],
    [
      "a username, without anything that is verified",
      { aliases: { email: false }, autoVerify: { email: false } },
      [],
      ["admin_only"],
    ],
    [
      "a username, where they recover by phone first",
      { sms: {}, ...off, accountRecovery: "phoneThenEmail" },
      ["email", "phone_number"],
      ["verified_phone_number", "verified_email"],
    ],
  ] as const satisfies readonly (readonly [string, UserPoolArgs, string[], string[]])[]) {
    it(`follows from how they sign in: ${what}`, async () => {
      const pool = await poolWith(userPool);
      assert.deepEqual(pool["autoVerifiedAttributes"], verified);
      assert.deepEqual(
        pool["userAttributeUpdateSettings"],
        verified.length === 0 ? undefined : { attributesRequireVerificationBeforeUpdates: verified },
      );
      assert.deepEqual(pool["accountRecoverySetting"], {
        recoveryMechanisms: recovery.map((name, index) => ({ name, priority: index + 1 })),
      });
    });
  }
});

describe("The standard attributes of a pool", () => {
  it("are declared as every pool has them, where users must have them or can't change them", async () => {
    for (const demand of [{ required: true }, { mutable: false }]) {
      const names = Object.keys(standardAttributes);
      const { schemas } = await poolWith({
        standardAttributes: Object.fromEntries(names.map((name) => [name, demand])),
      });
      const expected = Object.entries(standardAttributes).map(([name, attribute]) => ({
        ...attribute,
        required: name === "email",
        mutable: true,
        ...demand,
      }));
      assert.deepEqual(schemas, expected);
    }
  });

  it("aren't declared where they are as in every pool, so that no preview shows a diff", async () => {
    const names = Object.keys(standardAttributes);
    const { schemas } = await poolWith({
      standardAttributes: Object.fromEntries(names.map((name) => [name, { required: false }])),
    });
    assert.equal(schemas, undefined);
  });

  it("that are required are writable by every client, and needed of the test user", () => {
    const userPool = { standardAttributes: { givenName: { required: true }, birthdate: { required: true } } };
    const missing = (path: string): object => ({ path, reason: "this is required", fix: "add it" });
    assert.deepEqual(problemsOf({ userPool, testUser: jane }), [
      missing("testUser.attributes.birthdate"),
      missing("testUser.attributes.given_name"),
    ]);
    const attributes = { given_name: "Jane", birthdate: "2000-02-29" };
    assert.deepEqual(problemsOf({ userPool, testUser: { ...jane, attributes } }), []);
    assert.deepEqual(problemsOf({ userPool, appClient: { writeAttributes: ["email", "given_name"] } }), [
      {
        path: "appClient.writeAttributes",
        reason: "the pool requires birthdate, so Cognito rejects a client that can't write it",
        fix: "add birthdate",
      },
    ]);
  });
});

describe("The factors of a pool", () => {
  it("include text messages wherever there are some and MFA isn't off, with their text", async () => {
    const pool = await poolWith({ sms: {} });
    assert.equal(pool["smsAuthenticationMessage"], "Your authentication code is {####}.");
    // The text is also there where MFA is off: by its difference, a preview finds out that text messages are taken away.
    const withoutMfa = await poolWith({ sms: {}, mfa: { mode: "OFF" } });
    assert.deepEqual(
      ["smsAuthenticationMessage", "softwareTokenMfaConfiguration", "emailMfaConfiguration"].filter(
        (property) => property in withoutMfa,
      ),
      ["smsAuthenticationMessage"],
    );
  });

  it("begin with a password, alone or among others, and with nothing that the plan Lite lacks", async () => {
    const factorsOf = async (userPool: UserPoolArgs): Promise<unknown> =>
      (await poolWith(userPool))["signInPolicy"];
    assert.deepEqual(await factorsOf({}), { allowedFirstAuthFactors: ["PASSWORD"] });
    assert.equal(await factorsOf({ featurePlan: "LITE" }), undefined);
    const passkeys = { relyingPartyId: "example.com" };
    assert.deepEqual(await factorsOf({ sms: {}, passwordless: { emailOtp: true, smsOtp: true, passkeys } }), {
      allowedFirstAuthFactors: ["PASSWORD", "EMAIL_OTP", "SMS_OTP", "WEB_AUTHN"],
    });
  });

  it("are chosen by the users of every client, but for a service", async () => {
    const service = { machineToMachine: { scopes: ["api/read"] } };
    const inputs = await inputsWith({
      userPool: { passwordless: { emailOtp: true } },
      domain: { prefix: "shop" },
      resourceServers: { api: { scopes: { read: "Read" } } },
      appClients: { mobile: {}, plain: { authFlows: { userAuth: false } }, service },
    });
    const flowsOf = (name: string): boolean =>
      (inputs[name]?.["explicitAuthFlows"] as string[]).includes("ALLOW_USER_AUTH");
    assert.deepEqual(
      ["auth-app-client", "auth-app-client-mobile", "auth-app-client-plain", "auth-app-client-service"].map(
        flowsOf,
      ),
      [true, true, false, false],
    );
  });

  it("have passkeys for the pool's own domain, with user verification", async () => {
    const custom = { name: "auth.example.com", hostedZoneId: "Z0123456789" };
    const passkeysWith = async (domain: CognitoAuthArgs["domain"]): Promise<unknown> =>
      (await poolWith({ passwordless: { passkeys: {} } }, domain && { domain }))["webAuthnConfiguration"];
    assert.deepEqual(await passkeysWith({ custom }), {
      relyingPartyId: "auth.example.com",
      userVerification: "required",
    });
    assert.deepEqual(await passkeysWith({ prefix: "shop" }), { userVerification: "required" });
  });
});

describe("A verification by link", () => {
  it("has the texts of its style only, and needs a domain", async () => {
    const userPool = { verification: { style: "link", message: "Here: {##Verify##}" } } as const;
    assert.deepEqual(
      (await poolWith(userPool, { domain: { prefix: "shop" } }))["verificationMessageTemplate"],
      {
        defaultEmailOption: "CONFIRM_WITH_LINK",
        emailSubjectByLink: "Your verification link",
        emailMessageByLink: "Here: {##Verify##}",
      },
    );
    assert.deepEqual(problemsOf({ userPool }), [
      {
        path: "userPool.verification.style",
        value: '"link"',
        reason: "the link leads to the pool's domain, and there is none",
        fix: "add a domain, such as `domain.prefix`, or use code",
      },
    ]);
  });
});

describe("A test user", () => {
  it("has a permanent password on request, and gets no invitation then", async () => {
    const deployment = await deployComponent({ testUser: { ...jane, permanentPassword: true } });
    const { "auth-test-user": user = {} } = inputsOf(deployment);
    assert.deepEqual(user["password"], secretValue(mockPassword));
    assert.equal("temporaryPassword" in user, false);
    assert.equal(user["messageAction"], "SUPPRESS");
    assert.deepEqual(deployment.outputs["testUserPassword"], secretValue(mockPassword));
    assert.equal(deployment.outputs["testUserTemporaryPassword"], undefined);
  });

  it("has a verified phone number, by which a user without an email address is invited", async () => {
    const { "auth-test-user": user } = await inputsWith({
      userPool: { signInWith: "phone", sms: {} },
      testUser: { username: "+12065550100" },
    });
    assert.deepEqual(user?.["attributes"], { phone_number: "+12065550100", phone_number_verified: "true" });
    assert.deepEqual(user["desiredDeliveryMediums"], ["SMS"]);
    const { "auth-test-user": both } = await inputsWith({
      testUser: { ...jane, phoneNumber: "+12065550100" },
    });
    assert.deepEqual(both?.["desiredDeliveryMediums"], ["EMAIL"]);
    assert.deepEqual(both["attributes"], {
      email: "jane@example.com",
      email_verified: "true",
      phone_number: "+12065550100",
      phone_number_verified: "true",
    });
  });

  it("needs no contact where none is required and no invitation is sent", async () => {
    const { "auth-test-user": user } = await inputsWith({
      userPool: { standardAttributes: { email: { required: false } } },
      testUser: { username: "jane", sendInvitation: false },
    });
    assert.deepEqual(user?.["attributes"], {});
  });
});
