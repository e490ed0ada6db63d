import { always, beside, unavailable } from "./answers";
import { passkeys } from "./userPool";

const mfa = "write `userPool.mfa`; text messages are a factor wherever `userPool.sms` is given";
const oauth = "write `appClient.oauth`";
const accountRecovery = "write `userPool.accountRecovery`";
const autoVerify = "write `userPool.autoVerify`";
const verifyBeforeUpdate = "write `userPool.verifyBeforeUpdate`";
const threatProtection = unavailable("userPoolAddOns");

/** Of the component, its user pool and its app client: many write an argument of one in another. */
export const resources = {
  // The component's own, a level higher
  appClients: beside("appClients"),
  domain: beside("domain"),
  groups: beside("groups"),
  triggers: beside("triggers"),
  customSenders: beside("customSenders"),
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
  accountRecoverySetting: accountRecovery,
  adminCreateUserConfig: "write `userPool.selfSignUp` and `userPool.invitation`",
  aliasAttributes: "write `userPool.aliases`",
  autoVerifiedAttributes: autoVerify,
  deviceConfiguration: "write `userPool.rememberDevices`",
  emailConfiguration: "write `userPool.ses`",
  emailMfaConfiguration: "write `userPool.mfa.email`",
  emailVerificationMessage: "write `userPool.verification.message`",
  emailVerificationSubject: "write `userPool.verification.subject`",
  lambdaConfig: beside("triggers"),
  mfaConfiguration: "write `userPool.mfa.mode`",
  schema: "write `userPool.standardAttributes` and `userPool.customAttributes`",
  schemas: "write `userPool.standardAttributes` and `userPool.customAttributes`",
  signInPolicy: "write `userPool.passwordless`",
  smsAuthenticationMessage: "write `userPool.mfa.smsMessage`",
  smsConfiguration: "write `userPool.sms`",
  smsVerificationMessage: "write `userPool.verification.smsMessage`",
  softwareTokenMfaConfiguration: "write `userPool.mfa.totp`",
  userAttributeUpdateSettings: verifyBeforeUpdate,
  usernameAttributes: "write `userPool.signInWith`",
  usernameConfiguration: "write `userPool.caseSensitive`",
  userPoolAddOns: threatProtection,
  userPoolTier: "write `userPool.featurePlan`",
  verificationMessageTemplate: "write `userPool.verification`",
  webAuthnConfiguration: passkeys,
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
  advancedSecurityMode: threatProtection,
  deviceTracking: "write `userPool.rememberDevices`",
  email: "write `userPool.ses`",
  enableSmsRole: "write `userPool.sms`",
  keepOriginal: verifyBeforeUpdate,
  customSenderKmsKey: "write `customSenders.keyArn`",
  lambdaTriggers: beside("triggers"),
  mfaSecondFactor: mfa,
  passkeyRelyingPartyId: "write `userPool.passwordless.passkeys.relyingPartyId`",
  passkeyUserVerification: "write `userPool.passwordless.passkeys.userVerification`",
  removalPolicy: "write `userPool.deletionProtection`, and the resource option retainOnDelete",
  selfSignUpEnabled: "write `userPool.selfSignUp`",
  signInAliases: "write `userPool.signInWith` and `userPool.aliases`",
  signInCaseSensitive: "write `userPool.caseSensitive`",
  smsRole: "write `userPool.sms.roleArn`",
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
  userAttributes: "write `userPool.standardAttributes` and `userPool.customAttributes`",
  passwordlessOptions: "write `userPool.passwordless`",
  senders: "write `userPool.ses`, or `customSenders` beside `userPool`",
};
