import type { Refused } from "./values";

const identityArn = "arn:aws:ses:us-east-1:123456789012:identity/example.com";
const withSes = { userPool: { ses: { identityArn, from: "no-reply@example.com" } } };
const roleArn = "arn:aws:iam::123456789012:role/sms";

export const ofDelivery: Refused = [
  ["userPool.ses", [null, {}, { identityArn }, { from: "no-reply@example.com" }, { sourceArn: identityArn }]],
  [
    "userPool.ses.identityArn",
    [
      "",
      "example.com",
      "arn:aws:sns:us-east-1:123456789012:identity/example.com",
      "arn:aws:ses:us-east-1:123456789012:configuration-set/example",
      "arn:aws:ses:us-east-1:12345:identity/example.com",
      "arn:aws:ses:us-east-1:123456789012:identity/example",
      "arn:aws:ses:us-east-1:123456789012:identity/a b@example.com",
      7,
    ],
    withSes,
  ],
  [
    "userPool.ses.from",
    ["", "example.com", "Shop <no-reply@example.com>", "no-reply@bücher.example", "no-reply@example.org", 7],
    withSes,
  ],
  ["userPool.ses.fromName", ["", "x".repeat(101), "a\nb", "a\u0000", "a\u2028", "\ud800", 7], withSes],
  ["userPool.ses.replyTo", ["", "help", "Help <help@example.com>", "hélp@example.com", 7], withSes],
  ["userPool.ses.configurationSet", ["", "x".repeat(65), "my set", "é", 7], withSes],
  ["userPool.sms", [null, true, { snsRegion: "us-east-1" }]],
  ["userPool.sms.roleArn", ["", "sms", 7, roleArn], { userPool: { sms: {} } }],
  [
    "userPool.sms.externalId",
    ["", "x", "x".repeat(1_225), "a b", "é", 7],
    { userPool: { sms: { roleArn } } },
  ],
  ["userPool.sms.externalId", ["shop"]],
  ["userPool.sms.region", ["", "Ohio", "us-east-1a", "US-EAST-1", 7], { userPool: { sms: {} } }],
];
