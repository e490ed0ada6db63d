import assert from "node:assert/strict";
import { type Course, pool, refusedByFactors, sender } from "./course";

const identityOf = (name: string): string => `arn:aws:ses:us-east-1:000000000000:identity/${name}`;
const otherRole = "arn:aws:iam::000000000000:role/others";
const role = (done: "created" | "deleted") => ({ "sms-role": done, "sms-policy": done });

/** How emails and text messages are sent, and what is in them. */
export const delivery: Course = {
  title: "emails and text messages",
  from: { userPool: { deletionProtection: false } },
  changes: [
    [{ "userPool.sms": {} }, { ...pool, ...role("created") }],
    [{ "userPool.sms": undefined }, refusedByFactors("sms")],
    [{ "userPool.sms.region": "eu-west-1" }, pool],
    // The AWS provider keeps a region that is left out, and shows no difference.
    [{ "userPool.sms": {} }, {}],
    [{ "userPool.sms": { ...sender, region: "eu-west-2" } }, { ...pool, ...role("deleted") }],
    [{ "userPool.sms.externalId": "store" }, pool],
    [{ "userPool.sms.roleArn": otherRole }, pool],
    [{ "userPool.mfa.smsMessage": "Factor: {####}" }, pool],
    [{ "userPool.invitation.smsMessage": "{username}, {####}" }, pool],
    [{ "userPool.verification.smsMessage": "Code: {####}" }, pool],
    [{ "userPool.verification.style": "link" }, /userPool\.verification\.style: "link"/],
    [
      { "userPool.verification.style": "link", domain: { prefix: "people" } },
      { ...pool, domain: "created" },
    ],
    [{ "userPool.ses": { identityArn: identityOf("jane@example.com"), from: "jane@example.com" } }, pool],
    [{ "userPool.ses.from": "joan@example.com" }, /userPool\.ses\.from: "joan@example\.com"/],
    [{ "userPool.ses.identityArn": identityOf("example.com") }, pool],
    [{ "userPool.ses.from": "joan@example.com" }, pool],
    [{ "userPool.ses.fromName": "Joan" }, pool],
    [{ "userPool.ses.replyTo": "help@example.com" }, pool],
    [{ "userPool.ses.configurationSet": "sign-in" }, pool],
  ],
  assertChanged: ({ pool: deployed, mfa }) => {
    const sms = { SnsCallerArn: otherRole, ExternalId: "store", SnsRegion: "eu-west-2" };
    assert.deepEqual(deployed.SmsConfiguration, sms);
    assert.equal(mfa.SmsMfaConfiguration?.SmsAuthenticationMessage, "Factor: {####}");
    assert.deepEqual(deployed.EmailConfiguration, {
      EmailSendingAccount: "DEVELOPER",
      SourceArn: identityOf("example.com"),
      From: "Joan <joan@example.com>",
      ReplyToEmailAddress: "help@example.com",
      ConfigurationSet: "sign-in",
    });
    const { VerificationMessageTemplate: template, AdminCreateUserConfig: invitation } = deployed;
    assert.equal(template?.DefaultEmailOption, "CONFIRM_WITH_LINK");
    assert.equal(template.SmsMessage, "Code: {####}");
    assert.match(template.EmailMessageByLink ?? "", /\{##Verify Email##\}/);
    assert.equal(invitation?.InviteMessageTemplate?.SMSMessage, "{username}, {####}");
  },
};
