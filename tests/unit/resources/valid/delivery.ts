import { ses } from "../values";
import { type AlternativesByPath, roleArn } from "./values";

const { identityArn } = ses;
const withSes = { userPool: { ses } };

export const ofDelivery: AlternativesByPath = {
  "userPool.ses": {
    values: [
      ses,
      { identityArn: "arn:aws-cn:ses:cn-north-1:123456789012:identity/a@b.example", from: "a@B.example" },
    ],
  },
  "userPool.ses.identityArn": { values: [identityArn], base: withSes, later: true },
  "userPool.ses.from": { values: ["a@mail.example.com"], base: withSes, later: true },
  "userPool.ses.fromName": {
    values: ["Shop", "Shop, Inc.", "Bücher", "x", "😀".repeat(100)],
    base: withSes,
    later: true,
  },
  "userPool.ses.replyTo": { values: ["help@example.org"], base: withSes, later: true },
  "userPool.ses.configurationSet": { values: ["x", "a-B_9".padEnd(64, "x")], base: withSes, later: true },
  "userPool.sms": { values: [{}, { roleArn, externalId: "shop" }] },
  "userPool.sms.roleArn": {
    values: [roleArn],
    base: { userPool: { sms: { externalId: "shop" } } },
    later: true,
  },
  "userPool.sms.externalId": {
    values: ["xx", "a_+=,.@:/-".padEnd(1_224, "x")],
    base: { userPool: { sms: { roleArn } } },
    later: true,
  },
  "userPool.sms.region": {
    values: ["us-east-1", "us-gov-west-1"],
    base: { userPool: { sms: {} } },
    later: true,
  },
};
