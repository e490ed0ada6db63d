import { functionArn, keyArn } from "../values";
import { type AlternativesByPath, roleArn } from "./values";

const sender = { functionArn: functionArn("messages"), roleArn };
const withoutRole = { functionArn: functionArn("messages") };
const byEmail = { customSenders: { email: sender } };
const bySms = { userPool: { sms: {} }, customSenders: { sms: sender } };

export const ofCustomSenders: AlternativesByPath = {
  customSenders: {
    values: [
      { email: sender },
      { sms: sender },
      { email: sender, sms: sender },
      { email: withoutRole, sms: sender, keyArn },
    ],
    base: { userPool: { sms: {} }, tags: { team: "shop" } },
  },
  "customSenders.email": { values: [sender] },
  "customSenders.email.functionArn": {
    values: [`${functionArn("messages")}:live`],
    base: byEmail,
    later: true,
  },
  "customSenders.email.roleArn": {
    values: [`arn:aws-cn:iam::123456789012:role/service-role/a.b/${"x".repeat(64)}`],
    base: byEmail,
    later: true,
  },
  "customSenders.sms": { values: [sender], base: { userPool: { sms: {} } } },
  "customSenders.sms.functionArn": { values: [`${functionArn("messages")}:3`], base: bySms, later: true },
  "customSenders.sms.roleArn": { values: [roleArn], base: bySms, later: true },
  "customSenders.keyArn": {
    values: [
      keyArn,
      "arn:aws-us-gov:kms:us-gov-west-1:123456789012:key/mrk-1234abcd12ab34cd56ef1234567890ab",
    ],
    base: byEmail,
    later: true,
  },
};
