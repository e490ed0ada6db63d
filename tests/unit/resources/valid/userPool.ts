import { standardAttributeArguments as standardAttributes } from "../../../../components/userPool/standardAttributes";
import { domain, ses, withUser } from "../values";
import { type AlternativesByPath, flag } from "./values";

const withSms = { userPool: { sms: {} } };
const withEmailMfa = { userPool: { ses, accountRecovery: "adminOnly", mfa: { email: {} } } };
const passkeys = { relyingPartyId: "example.com" };

export const ofUserPool: AlternativesByPath = {
  userPool: { values: [{}] },
  "userPool.name": { values: ["shop"], later: true },
  "userPool.signInWith": { values: ["username", "email"] },
  "userPool.aliases": { values: [{}, { email: false }, { email: false, preferredUsername: true }] },
  "userPool.aliases.email": flag,
  "userPool.aliases.phone": { ...flag, base: withSms },
  "userPool.aliases.preferredUsername": flag,
  "userPool.caseSensitive": flag,
  "userPool.selfSignUp": { ...flag, later: true },
  "userPool.passwordPolicy": { values: [{}] },
  "userPool.passwordPolicy.minimumLength": { values: [6, 14, 20, 21, 99], base: withUser },
  "userPool.passwordPolicy.requireLowercase": flag,
  "userPool.passwordPolicy.requireUppercase": flag,
  "userPool.passwordPolicy.requireNumbers": flag,
  "userPool.passwordPolicy.requireSymbols": flag,
  "userPool.passwordPolicy.temporaryPasswordValidityDays": { values: [1, 365] },
  "userPool.passwordPolicy.historySize": { values: [0, 24] },
  "userPool.mfa": { values: [{}, { mode: "OFF", totp: false }, { mode: "ON", totp: true }] },
  "userPool.mfa.mode": { values: ["OFF", "OPTIONAL", "ON"] },
  "userPool.mfa.totp": { values: [true] },
  "userPool.mfa.email": {
    values: [{}, { subject: "Code", message: "Code: {####}" }],
    base: { userPool: { ses, accountRecovery: "adminOnly" } },
  },
  "userPool.mfa.email.subject": { values: ["Code"], base: withEmailMfa, later: true },
  "userPool.mfa.email.message": { values: ["Code: {####}"], base: withEmailMfa, later: true },
  "userPool.mfa.smsMessage": { values: ["Code: {####}"], base: withSms, later: true },
  "userPool.passwordless": {
    values: [{ emailOtp: true }, { emailOtp: true, passkeys: { relyingPartyId: "example.com" } }],
  },
  "userPool.passwordless.emailOtp": { ...flag, base: { userPool: { passwordless: { passkeys } } } },
  "userPool.passwordless.smsOtp": { ...flag, base: { userPool: { passwordless: { passkeys }, sms: {} } } },
  "userPool.passwordless.passkeys": { values: [passkeys, { ...passkeys, userVerification: "preferred" }] },
  "userPool.passwordless.passkeys.relyingPartyId": {
    values: ["auth.example.com"],
    base: { userPool: { passwordless: { passkeys } } },
    later: true,
  },
  "userPool.passwordless.passkeys.userVerification": {
    values: ["required", "preferred"],
    base: { userPool: { passwordless: { passkeys } } },
  },
  "userPool.rememberDevices": {
    values: [{ when: "always" }, { when: "userOptIn", skipMfa: true }],
  },
  "userPool.rememberDevices.when": { values: ["always", "userOptIn"] },
  "userPool.rememberDevices.skipMfa": {
    ...flag,
    base: { userPool: { rememberDevices: { when: "always" } } },
  },
  "userPool.standardAttributes": {
    values: [
      {},
      { email: {} },
      { email: { required: false } },
      { email: { mutable: false } },
      Object.fromEntries(standardAttributes.map((name) => [name, { required: true }])),
      Object.fromEntries(standardAttributes.map((name) => [name, { mutable: false }])),
      Object.fromEntries(standardAttributes.map((name) => [name, { required: false, mutable: true }])),
    ],
  },
  "userPool.customAttributes": {
    values: [
      {},
      { plan: { type: "String" } },
      { plan: { type: "String", mutable: true, minLength: 1 } },
      { plan: { type: "String", mutable: false, maxLength: 9 } },
      { level: { type: "Number" } },
      { level: { type: "Number", minValue: -1 } },
      { level: { type: "Number", maxValue: 9.5 } },
      { since: { type: "DateTime" }, remote: { type: "Boolean", mutable: false } },
      { plan: { type: "String", userWritable: true }, role: { type: "String", userWritable: false } },
    ],
  },
  "userPool.autoVerify": { values: [{}, { email: true, phone: false }] },
  "userPool.autoVerify.email": { ...flag, base: { userPool: { aliases: { email: false } } } },
  "userPool.autoVerify.phone": { ...flag, base: withSms },
  "userPool.verifyBeforeUpdate": { values: [{}, { email: false }] },
  "userPool.verifyBeforeUpdate.email": flag,
  "userPool.verifyBeforeUpdate.phone": {
    ...flag,
    base: { userPool: { sms: {}, autoVerify: { phone: true } } },
  },
  "userPool.accountRecovery": {
    values: ["email", "phone", "emailThenPhone", "phoneThenEmail", "adminOnly"],
    base: { userPool: { sms: {}, mfa: { mode: "OFF" } } },
  },
  "userPool.invitation": { values: [{}] },
  "userPool.invitation.subject": { values: ["Welcome"], later: true },
  "userPool.invitation.message": { values: ["{username}: {####}"], later: true },
  "userPool.invitation.smsMessage": { values: ["{username}: {####}"], later: true },
  "userPool.verification": { values: [{}, { style: "code" }] },
  "userPool.verification.style": { values: ["code", "link"], base: { domain } },
  "userPool.verification.smsMessage": { values: ["Code: {####}"], base: withSms, later: true },
  "userPool.verification.subject": { values: ["Code"], later: true },
  "userPool.verification.message": { values: ["Code: {####}"], later: true },
  "userPool.featurePlan": { values: ["LITE", "ESSENTIALS", "PLUS"] },
  "userPool.deletionProtection": { ...flag, later: true },
};
