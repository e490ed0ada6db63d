import assert from "node:assert/strict";
import { type Course, pool, sender } from "./course";

const refusedBySchema = (argument: string): RegExp =>
  new RegExp(
    `auth-user-pool.*The new schema of auth-user-pool.*userPool\\.standardAttributes\\.${argument}\\s`,
    "s",
  );

/** Another pool, with all that is in it. */
const allReplaced = {
  "user-pool": "replaced",
  "app-client": "replaced",
  "group-staff": "replaced",
  "test-user": "replaced",
  "test-user-group-staff": "replaced",
} as const;

const number = "+12065550100";
const byPhone = {
  username: number,
  phoneNumber: number,
  groups: ["staff"],
  attributes: { given_name: "Jane" },
};

/** Who users are, and how they are reached. */
export const identity: Course = {
  title: "identifiers and attributes",
  from: {
    userPool: { deletionProtection: false, sms: sender },
    groups: { staff: {} },
    testUser: { username: "jane", email: "jane@example.com", groups: ["staff"] },
  },
  changes: [
    [{ "userPool.aliases.phone": true }, allReplaced],
    [{ "userPool.autoVerify.phone": false }, /userPool\.autoVerify\.phone\s+why: users sign in with/],
    [{ "userPool.aliases.preferredUsername": true }, allReplaced],
    [{ "userPool.aliases.email": false }, allReplaced],
    [{ "userPool.caseSensitive": true }, allReplaced],

    [{ "userPool.accountRecovery": "adminOnly" }, pool],
    [{ "userPool.verifyBeforeUpdate.phone": false }, pool],
    [{ "userPool.verifyBeforeUpdate.email": false }, pool],
    [{ "userPool.autoVerify.email": false }, pool],
    [{ "userPool.verifyBeforeUpdate.email": true }, /userPool\.verifyBeforeUpdate\.email: true/],

    [{ "userPool.standardAttributes": { email: { required: false } } }, refusedBySchema("email")],
    [{ "userPool.standardAttributes": { givenName: { mutable: false } } }, refusedBySchema("givenName")],
    [{ "userPool.signInWith": "phone" }, /userPool\.aliases: phone, preferredUsername/],
    [{ "userPool.signInWith": "phone", "userPool.aliases": undefined }, /testUser\.username: "jane"/],
    [
      {
        "userPool.signInWith": "phone",
        "userPool.aliases": undefined,
        "userPool.standardAttributes": { givenName: { required: true, mutable: false } },
        testUser: byPhone,
      },
      allReplaced,
    ],
    [
      { "userPool.standardAttributes.givenName.required": false },
      /write it as \{ required: true, mutable: false \}/,
    ],
    [{ "userPool.standardAttributes": {} }, refusedBySchema("givenName")],
    [{ "userPool.signInWith": "emailOrPhone", "userPool.autoVerify.email": true }, allReplaced],
    [{ "userPool.autoVerify": undefined, "userPool.verifyBeforeUpdate": undefined }, pool],
  ],
  assertChanged: ({ pool: deployed }) => {
    assert.deepEqual(deployed.UsernameAttributes, ["email", "phone_number"]);
    assert.deepEqual(deployed.AliasAttributes ?? [], []);
    assert.deepEqual(deployed.UsernameConfiguration, { CaseSensitive: true });
    assert.deepEqual(deployed.AutoVerifiedAttributes?.sort(), ["email", "phone_number"]);
    const { AttributesRequireVerificationBeforeUpdate: before } = deployed.UserAttributeUpdateSettings ?? {};
    assert.deepEqual(before?.sort(), ["email", "phone_number"]);
    const attributes = new Map(deployed.SchemaAttributes?.map((attribute) => [attribute.Name, attribute]));
    const rightsOf = (name: string) => [attributes.get(name)?.Required, attributes.get(name)?.Mutable];
    assert.deepEqual(
      [rightsOf("given_name"), rightsOf("email")],
      [
        [true, false],
        [false, true],
      ],
    );
  },
};
