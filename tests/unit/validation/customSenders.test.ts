import assert from "node:assert/strict";
import {
  describeArgument,
  later,
  notAnObject,
  notAString,
  problemsOf,
  type Refusal,
} from "../../helpers/argumentRules";
import { describeFunctionArn } from "../../helpers/functionArnRule";
import { functionArn, keyArn } from "../resources/values";

const roleArn = "arn:aws:iam::123456789012:role/messages";
const sender = { functionArn: functionArn("messages"), roleArn };
const userPool = { sms: {} };
const withSenders = { userPool, customSenders: { email: sender, sms: sender } };

const written =
  'write { functionArn: "arn:aws:lambda:REGION:ACCOUNT:function:NAME", roleArn: "arn:aws:iam::ACCOUNT:role/NAME" }';

const noRoles: readonly Refusal[] = [
  ...notAString,
  {
    values: [
      ["", '""'],
      ["messages", '"messages"'],
      ["arn:aws:iam::123456789012:user/a", '"arn:aws:iam::123456789012:user/a"'],
      ["arn:aws:iam::12345:role/a", '"arn:aws:iam::12345:role/a"'],
      ["arn:aws:iam::123456789012:role/", '"arn:aws:iam::123456789012:role/"'],
      ["arn:aws:iam::123456789012:role/a/", '"arn:aws:iam::123456789012:role/a/"'],
      [
        `arn:aws:iam::123456789012:role/${"x".repeat(65)}`,
        '"arn:aws:iam::123456789012:role/xxxxxxxxxxxxxxxxxxxxxxxxxxxxx…"',
      ],
    ],
    reason: "expected the ARN of a role in IAM",
    fix: "write one such as arn:aws:iam::123456789012:role/NAME",
  },
];

const noKeys: readonly Refusal[] = [
  ...notAString,
  {
    values: [
      ["", '""'],
      ["alias/codes", '"alias/codes"'],
      ["1234abcd-12ab-34cd-56ef-1234567890ab", '"1234abcd-12ab-34cd-56ef-1234567890ab"'],
      ["arn:aws:kms:eu-west-1:123456789012:alias/codes", '"arn:aws:kms:eu-west-1:123456789012:alias/codes"'],
      ["arn:aws:kms:eu-west-1:12345:key/a", '"arn:aws:kms:eu-west-1:12345:key/a"'],
      ["arn:aws:kms:eu-west-1:123456789012:key/", '"arn:aws:kms:eu-west-1:123456789012:key/"'],
    ],
    reason: "expected the ARN of a key in AWS KMS, not of an alias",
    fix: "write one such as arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
  },
];

describe("The validation of custom senders", () => {
  describeArgument("customSenders", {
    base: { userPool },
    accepts: [undefined, { email: sender }, { sms: sender }, { email: sender, sms: sender }],
    refuses: notAnObject(`${written}, as email or sms`),
  });
  for (const kind of ["email", "sms"]) {
    describeArgument(`customSenders.${kind}`, {
      base: withSenders,
      accepts: [undefined, sender],
      refuses: notAnObject(written),
    });
    describeFunctionArn(`customSenders.${kind}.functionArn`, withSenders);
    describeArgument(`customSenders.${kind}.roleArn`, {
      base: withSenders,
      accepts: [roleArn, `arn:aws-us-gov:iam::123456789012:role/a/b/${"x".repeat(64)}`, ...later(roleArn)],
      refuses: noRoles,
    });
  }
  describeArgument("customSenders.keyArn", {
    base: withSenders,
    accepts: [
      undefined,
      keyArn,
      "arn:aws-cn:kms:cn-north-1:123456789012:key/mrk-1234abcd12ab34cd56ef1234567890ab",
      ...later(keyArn),
    ],
    refuses: noKeys,
  });

  it("finds no sender where there is none", () => {
    for (const customSenders of [{}, { keyArn }, { email: undefined, sms: undefined }]) {
      assert.deepEqual(problemsOf({ customSenders }), [
        {
          path: "customSenders",
          reason: "it has no function that sends messages",
          fix: "leave it out, or add `customSenders.email` or `customSenders.sms`",
        },
      ]);
    }
    assert.deepEqual(
      problemsOf({ customSenders: { email: {} } }).map(({ path }) => path),
      ["customSenders.email.functionArn"],
    );
  });

  it("requires the function's role, unless a key is given, whose owner decides who decrypts with it", () => {
    const email = { functionArn: sender.functionArn };
    const problem = (kind: string): object => ({
      path: `customSenders.${kind}.roleArn`,
      reason: "without it, the function can't decrypt what the key of the component encrypts",
      fix: "add the ARN of the role that the function runs with",
    });
    assert.deepEqual(problemsOf({ customSenders: { email } }), [problem("email")]);
    assert.deepEqual(problemsOf({ userPool, customSenders: { email: sender, sms: email } }), [
      problem("sms"),
    ]);
    assert.deepEqual(problemsOf({ customSenders: { email, keyArn } }), []);
    assert.deepEqual(problemsOf({ customSenders: { email, keyArn: later(keyArn)[0] } }), []);
  });

  it("doesn't require the role where the key is wrong itself", () => {
    const email = { functionArn: sender.functionArn };
    assert.deepEqual(
      problemsOf({ customSenders: { email, keyArn: "alias/codes" } }).map(({ path }) => path),
      ["customSenders.keyArn"],
    );
  });

  it("finds no text messages to send in a pool without any", () => {
    const problem = {
      path: "customSenders.sms",
      reason: "the pool sends no text messages",
      fix: "leave it out, or add `userPool.sms`, also an empty one",
    };
    assert.deepEqual(problemsOf({ customSenders: { sms: sender } }), [problem]);
    assert.deepEqual(problemsOf({ userPool, customSenders: { sms: sender } }), []);
    assert.deepEqual(
      problemsOf({ userPool: { sms: 7 }, customSenders: { sms: sender } }).map(({ path }) => path),
      ["userPool.sms"],
    );
  });
});
