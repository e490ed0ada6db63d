import assert from "node:assert/strict";
import {
  AttributeType,
  type CustomAttributeArgs,
  FeaturePlan,
  MfaMode,
  type PasswordPolicyArgs,
  SignInWith,
  type UserPoolArgs,
} from "../../components";
import { deployComponent, inputsOf } from "../helpers/deployProgram";
import { assertInputs, defaultInputs, defaultUserPool } from "../helpers/expectedInputs";

interface Example {
  what: string;
  userPool: UserPoolArgs;
  /** The inputs of the pool that it changes; undefined is for an input that isn't there. */
  changes: Record<string, unknown>;
}

const { passwordPolicy, adminCreateUserConfig, verificationMessageTemplate, schemas } = defaultUserPool;
const { inviteMessageTemplate } = adminCreateUserConfig;

const examples: Example[] = [
  { what: "a name", userPool: { name: "Customers" }, changes: { name: "Customers" } },
  { what: "sign-in with a username", userPool: { signInWith: SignInWith.Username }, changes: {} },
  {
    what: "sign-in with an email address",
    userPool: { signInWith: SignInWith.Email },
    changes: { aliasAttributes: undefined, usernameAttributes: ["email"] },
  },
  {
    what: "self sign-up",
    userPool: { selfSignUp: true },
    changes: { adminCreateUserConfig: { ...adminCreateUserConfig, allowAdminCreateUserOnly: false } },
  },
  { what: "no self sign-up", userPool: { selfSignUp: false }, changes: {} },
  ...passwordExamples(),
  { what: "MFA off", userPool: { mfa: { mode: MfaMode.Off } }, changes: mfaOff() },
  { what: "optional MFA", userPool: { mfa: { mode: MfaMode.Optional } }, changes: {} },
  {
    what: "required MFA",
    userPool: { mfa: { mode: MfaMode.Required } },
    changes: { mfaConfiguration: "ON" },
  },
  { what: "an authenticator app", userPool: { mfa: { totp: true } }, changes: {} },
  {
    what: "no second factor where MFA is off",
    userPool: { mfa: { mode: MfaMode.Off, totp: false } },
    changes: mfaOff(),
  },
  { what: "no custom attributes", userPool: { customAttributes: {} }, changes: {} },
  ...attributeExamples(),
  {
    what: "the subject of the invitation",
    userPool: { invitation: { subject: "Welcome" } },
    changes: invitation({ emailSubject: "Welcome" }),
  },
  {
    what: "the content of the invitation",
    userPool: { invitation: { message: "{username}: {####}" } },
    changes: invitation({ emailMessage: "{username}: {####}" }),
  },
  {
    what: "the subject of the verification",
    userPool: { verification: { subject: "Your code" } },
    changes: verification({ emailSubject: "Your code" }),
  },
  {
    what: "the content of the verification",
    userPool: { verification: { message: "Code: {####}" } },
    changes: verification({ emailMessage: "Code: {####}" }),
  },
  ...Object.values(FeaturePlan).map((featurePlan) => ({
    what: `the feature plan ${featurePlan}`,
    userPool: { featurePlan },
    changes: { userPoolTier: featurePlan },
  })),
  { what: "deletion protection", userPool: { deletionProtection: true }, changes: {} },
  {
    what: "no deletion protection",
    userPool: { deletionProtection: false },
    changes: { deletionProtection: "INACTIVE" },
  },
  {
    what: "empty arguments",
    userPool: { passwordPolicy: {}, mfa: {}, invitation: {}, verification: {} },
    changes: {},
  },
];

describe("The user pool", () => {
  it("has these properties by default", async () => {
    assert.deepEqual(inputsOf(await deployComponent()), defaultInputs);
  });

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

  for (const { what, userPool, changes } of examples) {
    it(`accepts ${what}, which changes nothing else`, async () => {
      await assertInputs({ userPool }, { "auth-user-pool": changes });
    });
  }

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

  it("keeps the order of the custom attributes, after the email address", async () => {
    const customAttributes = {
      zebra: { type: AttributeType.Boolean },
      ant: { type: AttributeType.DateTime },
    };
    await assertInputs(
      { userPool: { customAttributes } },
      { "auth-user-pool": { schemas: [...schemas, schema("zebra", "Boolean"), schema("ant", "DateTime")] } },
    );
  });
});

function passwordExamples(): Example[] {
  const given: PasswordPolicyArgs[] = [
    { minimumLength: 6 },
    { minimumLength: 99 },
    { requireLowercase: false },
    { requireUppercase: false },
    { requireNumbers: false },
    { requireSymbols: false },
    { temporaryPasswordValidityDays: 1 },
    { temporaryPasswordValidityDays: 365 },
  ];
  const examples = given.map((policy) => ({
    what: `the password policy ${JSON.stringify(policy)}`,
    userPool: { passwordPolicy: policy },
    changes: { passwordPolicy: { ...passwordPolicy, ...policy } },
  }));
  const history = {
    what: "a password history",
    userPool: { passwordPolicy: { historySize: 24 } },
    changes: { passwordPolicy: { ...passwordPolicy, passwordHistorySize: 24 } },
  };
  return [...examples, history];
}

function attributeExamples(): Example[] {
  const length = (minLength: string, maxLength: string): Record<string, unknown> => ({
    stringAttributeConstraints: { minLength, maxLength },
  });
  const range = (minValue: string, maxValue: string): Record<string, unknown> => ({
    numberAttributeConstraints: { minValue, maxValue },
  });
  const [smallest, largest] = ["-9007199254740991", "9007199254740991"];
  const given: [CustomAttributeArgs, Record<string, unknown>][] = [
    [{ type: AttributeType.String }, length("0", "2048")],
    [{ type: AttributeType.String, mutable: true }, length("0", "2048")],
    [
      { type: AttributeType.String, mutable: false },
      { ...length("0", "2048"), mutable: false },
    ],
    [{ type: AttributeType.String, minLength: 2 }, length("2", "2048")],
    [{ type: AttributeType.String, maxLength: 2 }, length("0", "2")],
    [{ type: AttributeType.Number }, range(smallest, largest)],
    [{ type: AttributeType.Number, minValue: -1.5 }, range("-1.5", largest)],
    [{ type: AttributeType.Number, maxValue: 0 }, range(smallest, "0")],
    [{ type: AttributeType.DateTime }, {}],
    [{ type: AttributeType.Boolean }, {}],
  ];
  return given.map(([attribute, constraints]) => ({
    what: `the custom attribute ${JSON.stringify(attribute)}`,
    userPool: { customAttributes: { plan: attribute } },
    changes: { schemas: [...schemas, { ...schema("plan", attribute.type), ...constraints }] },
  }));
}

function schema(name: string, type: string): Record<string, unknown> {
  return { name, attributeDataType: type, developerOnlyAttribute: false, mutable: true, required: false };
}

function mfaOff(): Record<string, unknown> {
  return { mfaConfiguration: "OFF", softwareTokenMfaConfiguration: undefined };
}

function invitation(changed: Record<string, unknown>): Record<string, unknown> {
  const template = { ...inviteMessageTemplate, ...changed };
  return { adminCreateUserConfig: { ...adminCreateUserConfig, inviteMessageTemplate: template } };
}

function verification(changed: Record<string, unknown>): Record<string, unknown> {
  return { verificationMessageTemplate: { ...verificationMessageTemplate, ...changed } };
}
