import type { Objection } from "./validation/checks";

// What the AWS provider and CDK call what is here, or isn't. Each name has what to write instead: without that, people get
// the name that is spelled most like it, which may be about something else.

const always = (what: string): string => `leave it out: ${what}`;

const reasonOfUnavailable = "there is no argument for this yet";

const unavailable = (properties: string): Objection => ({
  reason: reasonOfUnavailable,
  fix: `set ${properties} of the AWS resource with Pulumi's transforms`,
});

const beside = (argument: string): string => `write \`${argument}\` beside \`userPool\``;

const mfa = "write `userPool.mfa`, whose factor is an authenticator app, `userPool.mfa.totp`";
const oauth = "write `appClient.oauth`";
const flows = "write `appClient.oauth.code` or `appClient.oauth.implicit`";
const machine = "write `machineToMachine` in one of `appClients`";
const emailOnly = always("users always recover and verify with their email address");
const threatProtection = unavailable("userPoolAddOns");

/** Of the component, its user pool and its app client: many write an argument of one in another. */
const resources = {
  // The component's own, a level higher
  appClients: beside("appClients"),
  domain: beside("domain"),
  groups: beside("groups"),
  resourceServers: beside("resourceServers"),
  tags: beside("tags"),
  branding: "write `appClient.branding`",
  identityProviders: "write `appClient.identityProviders`",
  readAttributes: "write `appClient.readAttributes`",
  writeAttributes: "write `appClient.writeAttributes`",
  // Resources of their own
  clients: beside("appClients"),
  domainPrefix: "write `domain.prefix`",
  managedLoginVersion: "write `domain.pages`",
  // The AWS provider's user pool
  accountRecoverySetting: emailOnly,
  adminCreateUserConfig: "write `userPool.selfSignUp` and `userPool.invitation`",
  aliasAttributes: "write `userPool.signInWith`; with username, the email address is an alias",
  autoVerifiedAttributes: emailOnly,
  deviceConfiguration: unavailable("deviceConfiguration"),
  emailConfiguration: unavailable("emailConfiguration"),
  emailMfaConfiguration: unavailable("emailMfaConfiguration"),
  emailVerificationMessage: "write `userPool.verification.message`",
  emailVerificationSubject: "write `userPool.verification.subject`",
  lambdaConfig: unavailable("lambdaConfig"),
  mfaConfiguration: "write `userPool.mfa.mode`",
  schema: "write `userPool.customAttributes`",
  schemas: "write `userPool.customAttributes`",
  signInPolicy: unavailable("signInPolicy"),
  smsAuthenticationMessage: unavailable("smsAuthenticationMessage"),
  smsConfiguration: unavailable("smsConfiguration"),
  smsVerificationMessage: unavailable("smsVerificationMessage"),
  softwareTokenMfaConfiguration: "write `userPool.mfa.totp`",
  userAttributeUpdateSettings: always("a new email address is always verified first"),
  usernameAttributes: "write `userPool.signInWith`; with email, the email address is the username",
  usernameConfiguration: always("usernames are never case sensitive"),
  userPoolAddOns: threatProtection,
  userPoolTier: "write `userPool.featurePlan`",
  verificationMessageTemplate: "write `userPool.verification`",
  webAuthnConfiguration: unavailable("webAuthnConfiguration"),
  // Its app client
  allowedOauthFlows: oauth,
  allowedOauthFlowsUserPoolClient: oauth,
  allowedOauthScopes: "write `appClient.oauth.scopes`",
  analyticsConfiguration: unavailable("analyticsConfiguration"),
  authSessionValidity: "write `appClient.authSessionValidityMinutes`",
  callbackUrls: "write `appClient.oauth.callbackUrls`",
  clientName: "write `appClient.name`",
  defaultRedirectUri: "write `appClient.oauth.defaultRedirectUrl`",
  enablePropagateAdditionalUserContextData: "write `appClient.propagateUserContext`",
  enableTokenRevocation: "write `appClient.tokenRevocation`",
  explicitAuthFlows: "write `appClient.authFlows`",
  logoutUrls: "write `appClient.oauth.logoutUrls`",
  preventUserExistenceErrors: always("errors never tell whether a user exists"),
  supportedIdentityProviders: "write `appClient.identityProviders`",
  tokenValidityUnits: "write the unit in each duration, such as `appClient.accessTokenValidity.unit`",
  // CDK's user pool
  accountRecovery: emailOnly,
  advancedSecurityMode: threatProtection,
  autoVerify: emailOnly,
  deviceTracking: unavailable("deviceConfiguration"),
  email: unavailable("emailConfiguration"),
  enableSmsRole: unavailable("smsConfiguration"),
  keepOriginal: always("a new email address is always verified first"),
  lambdaTriggers: unavailable("lambdaConfig"),
  triggers: unavailable("lambdaConfig"),
  mfaSecondFactor: mfa,
  passkeyRelyingPartyId: unavailable("webAuthnConfiguration"),
  removalPolicy: "write `userPool.deletionProtection`, and the resource option retainOnDelete",
  selfSignUpEnabled: "write `userPool.selfSignUp`",
  signInAliases: "write `userPool.signInWith`",
  signInCaseSensitive: always("usernames are never case sensitive"),
  smsRole: unavailable("smsConfiguration"),
  standardAttributes: always("every user pool has all standard attributes; email is the required one"),
  standardThreatProtectionMode: threatProtection,
  userInvitation: "write `userPool.invitation`",
  userPoolName: "write `userPool.name`",
  userVerification: "write `userPool.verification`",
  // Its domain
  cognitoDomain: "write `domain.prefix`",
  customDomain: "write `domain.custom`",
  // Its app client
  disableOAuth: always("it is off without `appClient.oauth`"),
  oAuth: oauth,
  userPoolClientName: "write `appClient.name`",
  // Amplify's `defineAuth`
  externalProviders: oauth,
  loginWith: "write `userPool.signInWith`",
  multifactor: mfa,
  userAttributes: "write `userPool.customAttributes`",
};

const ses = {
  configurationSetName: "write `userPool.ses.configurationSet`",
  emailSendingAccount: always("it is Amazon SES with `userPool.ses`, and Cognito's own mailer without"),
  fromEmail: "write `userPool.ses.from`",
  fromEmailAddress: "write `userPool.ses.from`, and the sender's name as `userPool.ses.fromName`",
  replyToEmailAddress: "write `userPool.ses.replyTo`",
  sesRegion: "write `userPool.ses.identityArn`, which has the region in it",
  sesVerifiedDomain: "write `userPool.ses.identityArn`, which ends with the domain",
  sourceArn: "write `userPool.ses.identityArn`",
};

const sms = {
  smsRole: "write `userPool.sms.roleArn`",
  smsRoleExternalId: "write `userPool.sms.externalId`",
  snsCallerArn: "write `userPool.sms.roleArn`",
  snsRegion: "write `userPool.sms.region`",
};

const passwordPolicy = {
  minLength: "write `userPool.passwordPolicy.minimumLength`",
  passwordHistorySize: "write `userPool.passwordPolicy.historySize`",
  requireDigits: "write `userPool.passwordPolicy.requireNumbers`",
  tempPasswordValidity: "write `userPool.passwordPolicy.temporaryPasswordValidityDays`",
};

const invitation = {
  emailBody: "write `userPool.invitation.message`",
  emailMessage: "write `userPool.invitation.message`",
  emailSubject: "write `userPool.invitation.subject`",
  smsMessage: unavailable("adminCreateUserConfig.inviteMessageTemplate.smsMessage"),
};

const verification = {
  defaultEmailOption: unavailable("verificationMessageTemplate.defaultEmailOption"),
  emailBody: "write `userPool.verification.message`",
  emailMessage: "write `userPool.verification.message`",
  emailMessageByLink: unavailable("verificationMessageTemplate.emailMessageByLink"),
  emailStyle: unavailable("verificationMessageTemplate.defaultEmailOption"),
  emailSubject: "write `userPool.verification.subject`",
  emailSubjectByLink: unavailable("verificationMessageTemplate.emailSubjectByLink"),
  smsMessage: unavailable("verificationMessageTemplate.smsMessage"),
};

const ofMfa = {
  email: unavailable("emailMfaConfiguration"),
  sms: unavailable("smsConfiguration"),
  softwareToken: "write `userPool.mfa.totp`",
};

const customAttribute = {
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

const ofOAuth = {
  allowedOauthFlows: flows,
  allowedOauthScopes: "write `appClient.oauth.scopes`",
  authorizationCodeGrant: "write `appClient.oauth.code`",
  clientCredentials: machine,
  defaultRedirectUri: "write `appClient.oauth.defaultRedirectUrl`",
  domain: beside("domain"),
  flows,
  implicitCodeGrant: "write `appClient.oauth.implicit`",
  redirectSignIn: "write `appClient.oauth.callbackUrls`",
  redirectSignOut: "write `appClient.oauth.logoutUrls`",
  responseType: flows,
};

const domain = {
  branding: "write `appClient.branding`",
  certificate: "write `domain.custom.certificateArn`",
  certificateArn: "write `domain.custom.certificateArn`",
  cognitoDomain: "write `domain.prefix`",
  css: "write `domain.classicUi.css`",
  customDomain: "write `domain.custom`",
  domain: "write `domain.prefix` or `domain.custom.name`",
  domainName: "write `domain.custom.name`",
  domainPrefix: "write `domain.prefix`",
  hostedZoneId: "write `domain.custom.hostedZoneId`",
  imageFile: "write `domain.classicUi.logoBase64`",
  managedLoginVersion: "write `domain.pages`",
  name: "write `domain.prefix` or `domain.custom.name`",
};

const customDomain = {
  certificate: "write `domain.custom.certificateArn`",
  domain: "write `domain.custom.name`",
  domainName: "write `domain.custom.name`",
  zoneId: "write `domain.custom.hostedZoneId`",
};

const classicUi = {
  clientId: always("it is the look of all clients"),
  imageFile: "write `domain.classicUi.logoBase64`",
};

const branding = {
  returnMergedResources: always("it only changes what is read"),
  settingsAll: "write `appClient.branding.settings`",
  useCognitoProvidedValues: always("without `appClient.branding`, a client has Cognito's own look"),
};

const brandingAsset = {
  bytes: "write `base64`",
  resourceId: always("the image itself is in `base64`"),
};

const resourceServer = {
  name: always("the resource server's key is its name"),
  scopeDescription: "write `scopes`",
  scopeName: "write `scopes`",
  userPoolResourceServerName: always("the resource server's key is its name"),
};

const group = {
  groupName: "write `name`",
  role: "write `roleArn`",
};

const randomPassword = always("the user gets a random temporary password");
const noPhone = always("a test user has no phone");
const counts = always("the address counts as verified");

const testUser = {
  desiredDeliveryMediums: "write `testUser.sendInvitation`; the invitation is an email",
  emailVerified: counts,
  email_verified: counts,
  messageAction: "write `testUser.sendInvitation`",
  name: "write `testUser.username`, and a person's name in `testUser.attributes`",
  password: randomPassword,
  permanentPassword: always("the user chooses a password at the first sign-in, after a random temporary one"),
  phone: noPhone,
  phoneNumber: noPhone,
  phone_number: noPhone,
  temporaryPassword: randomPassword,
  userAttributes: "write `testUser.attributes`",
};

function objections(answers: Readonly<Record<string, string | Objection>>): [string, Objection][] {
  const reason = "there is no argument with this name";
  return Object.entries(answers).map(([name, answer]) => [
    name,
    typeof answer === "string" ? { reason, fix: answer } : answer,
  ]);
}

const notRequired: Objection = {
  reason: "Cognito can't require a custom attribute",
  fix: "leave it out, and check for the attribute in the application",
};

/** The names of other tools by what they are about, each with what to do instead. */
export const otherNames = {
  resources: new Map(objections(resources)),
  ses: new Map(objections(ses)),
  sms: new Map(objections(sms)),
  passwordPolicy: new Map(objections(passwordPolicy)),
  invitation: new Map(objections(invitation)),
  verification: new Map(objections(verification)),
  mfa: new Map(objections(ofMfa)),
  customAttribute: new Map([...objections(customAttribute), ["required", notRequired]]),
  oauth: new Map(objections(ofOAuth)),
  domain: new Map(objections(domain)),
  customDomain: new Map(objections(customDomain)),
  classicUi: new Map(objections(classicUi)),
  branding: new Map(objections(branding)),
  brandingAsset: new Map(objections(brandingAsset)),
  resourceServer: new Map(objections(resourceServer)),
  group: new Map(objections(group)),
  testUser: new Map(objections(testUser)),
} satisfies Readonly<Record<string, ReadonlyMap<string, Objection>>>;
