import assert from "node:assert/strict";
import { roleArn } from "../../../packages/local-aws/tests/helpers/createRole";
import { functionArn } from "../../helpers/functionArns";
import type { Done } from "../argumentChanges";
import { type Course, pool, sender } from "./course";
import { mails, note, other, permissions, texts } from "./functions";

const keyArn = "arn:aws:kms:eu-west-1:000000000000:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const alias = functionArn("texts:live");

const key = (done: Done) => ({ "custom-sender-key": done, "custom-sender-key-alias": done });
const decryption = (kind: "email" | "sms", done: Done) => ({ [`${kind}-sender-decryption`]: done });
const senderOf = (kind: "email" | "sms", done: Done) => ({
  ...permissions(done, `${kind}-sender`),
  ...decryption(kind, done),
});

/** The functions that send messages in place of Cognito, and the key that they decrypt with. */
export const customSenders: Course = {
  title: "functions that send messages",
  from: { userPool: { deletionProtection: false, sms: sender } },
  changes: [
    [{ customSenders: {} }, /customSenders\s+why: it has no function/],
    [{ "customSenders.email": { functionArn: other } }, /customSenders\.email\.roleArn\s/],
    [
      { customSenders: { email: mails } },
      { ...pool, ...key("created"), ...senderOf("email", "created"), ...note("created") },
    ],
    [{ "customSenders.email.functionArn": other }, { ...pool, ...permissions("replaced", "email-sender") }],
    [{ "customSenders.email.roleArn": roleArn("other") }, decryption("email", "replaced")],
    [{ "customSenders.sms": texts }, { ...pool, ...senderOf("sms", "created") }],
    [{ "customSenders.sms.functionArn": alias }, { ...pool, ...permissions("replaced", "sms-sender") }],
    [{ "customSenders.sms.roleArn": roleArn("other") }, decryption("sms", "replaced")],

    [
      { "customSenders.keyArn": keyArn },
      { ...pool, ...key("deleted"), ...decryption("email", "updated"), ...decryption("sms", "updated") },
    ],
    [{ "customSenders.email.roleArn": undefined }, decryption("email", "deleted")],
    [{ "customSenders.keyArn": undefined }, /customSenders\.email\.roleArn\s/],
    [{ "customSenders.email": undefined }, { ...pool, ...permissions("deleted", "email-sender") }],
    [{ "customSenders.keyArn": undefined }, { ...pool, ...key("created"), ...decryption("sms", "updated") }],
    [{ "customSenders.email": mails }, { ...pool, ...senderOf("email", "created") }],
    [{ "customSenders.sms": undefined }, { ...pool, ...senderOf("sms", "deleted") }],
    [
      { customSenders: undefined },
      { ...pool, ...key("deleted"), ...senderOf("email", "deleted"), ...note("deleted") },
    ],
    [
      { customSenders: { sms: texts, keyArn }, triggers: { preSignUp: other } },
      {
        ...pool,
        ...senderOf("sms", "created"),
        ...permissions("created", "pre-sign-up"),
        ...note("created"),
      },
    ],
  ],
  assertChanged: ({ pool: { LambdaConfig }, permitted }) => {
    assert.deepEqual(LambdaConfig, {
      PreSignUp: other,
      CustomSMSSender: { LambdaArn: texts.functionArn, LambdaVersion: "V1_0" },
      KMSKeyID: keyArn,
    });
    assert.deepEqual(permitted, [other, texts.functionArn]);
  },
};
