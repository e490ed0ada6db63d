import { always } from "./answers";

export const ses = {
  configurationSetName: "write `userPool.ses.configurationSet`",
  emailSendingAccount: always("it is Amazon SES with `userPool.ses`, and Cognito's own mailer without"),
  fromEmail: "write `userPool.ses.from`",
  fromEmailAddress: "write `userPool.ses.from`, and the sender's name as `userPool.ses.fromName`",
  replyToEmailAddress: "write `userPool.ses.replyTo`",
  sesRegion: "write `userPool.ses.identityArn`, which has the region in it",
  sesVerifiedDomain: "write `userPool.ses.identityArn`, which ends with the domain",
  sourceArn: "write `userPool.ses.identityArn`",
};

export const sms = {
  smsRole: "write `userPool.sms.roleArn`",
  smsRoleExternalId: "write `userPool.sms.externalId`",
  snsCallerArn: "write `userPool.sms.roleArn`",
  snsRegion: "write `userPool.sms.region`",
};

export const passwordPolicy = {
  minLength: "write `userPool.passwordPolicy.minimumLength`",
  passwordHistorySize: "write `userPool.passwordPolicy.historySize`",
  requireDigits: "write `userPool.passwordPolicy.requireNumbers`",
  tempPasswordValidity: "write `userPool.passwordPolicy.temporaryPasswordValidityDays`",
};

export const invitation = {
  emailBody: "write `userPool.invitation.message`",
  emailMessage: "write `userPool.invitation.message`",
  emailSubject: "write `userPool.invitation.subject`",
};

const style = "write `userPool.verification.style`";

const inStyle = (text: string): string =>
  `write \`userPool.verification.${text}\`, with \`userPool.verification.style\``;

export const verification = {
  defaultEmailOption: style,
  emailBody: "write `userPool.verification.message`",
  emailMessage: "write `userPool.verification.message`",
  emailMessageByLink: inStyle("message"),
  emailStyle: style,
  emailSubject: "write `userPool.verification.subject`",
  emailSubjectByLink: inStyle("subject"),
};

export const ofMfa = {
  sms: "write `userPool.sms`: with it, the AWS provider makes text messages a factor wherever MFA isn't off",
  softwareToken: "write `userPool.mfa.totp`",
};

export const emailMfa = { body: "write `userPool.mfa.email.message`" };

export const aliases = {
  phoneNumber: "write `userPool.aliases.phone`",
  phone_number: "write `userPool.aliases.phone`",
  preferred_username: "write `userPool.aliases.preferredUsername`",
  username: always("users can always sign in with their username"),
};

export const verifiedAttributes = {
  phoneNumber: "write `phone`",
  phone_number: "write `phone`",
};

export const rememberDevices = {
  challengeRequiredOnNewDevice: "write `userPool.rememberDevices.skipMfa`",
  deviceOnlyRememberedOnUserPrompt: "write `userPool.rememberDevices.when`",
};

export const passkeys = "write `userPool.passwordless.passkeys`";

export const passwordless = {
  email: "write `userPool.passwordless.emailOtp`",
  passkey: passkeys,
  sms: "write `userPool.passwordless.smsOtp`",
  webAuthn: passkeys,
  password: always("users can always sign in with their password"),
};

export const ofPasskeys = { rpId: "write `userPool.passwordless.passkeys.relyingPartyId`" };

const setByCognito = always("Cognito alone sets it");

export const standardAttributes = {
  email_verified: setByCognito,
  emailVerified: setByCognito,
  phoneNumberVerified: setByCognito,
  phone_number_verified: setByCognito,
  sub: setByCognito,
  family_name: "write `userPool.standardAttributes.familyName`",
  given_name: "write `userPool.standardAttributes.givenName`",
  middle_name: "write `userPool.standardAttributes.middleName`",
  phone_number: "write `userPool.standardAttributes.phoneNumber`",
  preferred_username: "write `userPool.standardAttributes.preferredUsername`",
  updated_at: "write `userPool.standardAttributes.updatedAt`",
  fullname: "write `userPool.standardAttributes.name`",
  lastUpdateTime: "write `userPool.standardAttributes.updatedAt`",
  profilePage: "write `userPool.standardAttributes.profile`",
  profilePicture: "write `userPool.standardAttributes.picture`",
  timezone: "write `userPool.standardAttributes.zoneinfo`",
};

export const standardAttribute = {
  attributeDataType: always("Cognito has the type of every standard attribute"),
  numberAttributeConstraints: always("Cognito has the limits of every standard attribute"),
  stringAttributeConstraints: always("Cognito has the limits of every standard attribute"),
};

export const customAttribute = {
  attributeDataType: "write `type`",
  developerOnlyAttribute: always("Cognito keeps it for old user pools only"),
  max: "write `maxValue`",
  maxLen: "write `maxLength`",
  min: "write `minValue`",
  minLen: "write `minLength`",
  name: always("the attribute's key is its name"),
  numberAttributeConstraints: "write `minValue` and `maxValue`",
  stringAttributeConstraints: "write `minLength` and `maxLength`",
};
