import { functionArn, keyArn } from "../values";
import type { Refused } from "./values";

const roleArn = "arn:aws:iam::123456789012:role/messages";
const sender = { functionArn: functionArn("messages"), roleArn };
const withSender = { customSenders: { email: sender } };

export const ofCustomSenders: Refused = [
  ["customSenders", [null, {}, { keyArn }, { customEmailSender: sender }, { sms: sender }]],
  [
    "customSenders.email",
    [null, functionArn("messages"), {}, { roleArn }, { functionArn: functionArn("x") }],
  ],
  ["customSenders.email.functionArn", ["", "messages", `${functionArn("messages")}:$LATEST`, 7], withSender],
  ["customSenders.email.roleArn", ["", "messages", `${roleArn}/`, functionArn("messages"), 7], withSender],
  ["customSenders.sms.functionArn", ["messages"]],
  ["customSenders.sms.roleArn", ["messages"]],
  [
    "customSenders.keyArn",
    [
      "",
      "1234abcd-12ab-34cd-56ef-1234567890ab",
      "alias/codes",
      "arn:aws:kms:eu-west-1:123456789012:alias/codes",
      "arn:aws:kms:eu-west-1:12345:key/1234abcd-12ab-34cd-56ef-1234567890ab",
      `${keyArn}/x`,
      `${keyArn}${"x".repeat(2_048)}`,
      7,
    ],
    withSender,
  ],
];
