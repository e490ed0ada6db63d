import { name, region, tags, time } from "./common";
import {
  account,
  asGiven,
  block,
  computed,
  defaultsTo,
  emptyBlock,
  input,
  names,
  none,
  optional,
  optionalString,
  type Property,
  set,
  type Shape,
  unlessEmpty,
} from "./property";

const invitation: Shape = {
  emailMessage: optionalString,
  emailSubject: optionalString,
  smsMessage: optionalString,
};
const admin: Shape = { allowAdminCreateUserOnly: optional(false), inviteMessageTemplate: block(invitation) };

const mail: Shape = {
  configurationSet: optionalString,
  emailSendingAccount: defaultsTo("COGNITO_DEFAULT"),
  fromEmailAddress: optionalString,
  replyToEmailAddress: optionalString,
  sourceArn: optionalString,
};

/** A string that the pool has twice: by itself, and in the template. */
const sameAs = (...path: string[]): Property => computed((context) => input(context, ...path) ?? "");

const verification: Shape = {
  defaultEmailOption: defaultsTo("CONFIRM_WITH_CODE"),
  emailMessage: sameAs("emailVerificationMessage"),
  emailMessageByLink: computed(""),
  emailSubject: sameAs("emailVerificationSubject"),
  emailSubjectByLink: computed(""),
  smsMessage: sameAs("smsVerificationMessage"),
};

const passwords: Shape = {
  minimumLength: optional(0),
  passwordHistorySize: optional(0),
  requireLowercase: optional(false),
  requireNumbers: optional(false),
  requireSymbols: optional(false),
  requireUppercase: optional(false),
  temporaryPasswordValidityDays: computed(0),
};

const defaultPasswords = {
  minimumLength: 8,
  passwordHistorySize: 0,
  requireLowercase: true,
  requireNumbers: true,
  requireSymbols: true,
  requireUppercase: true,
  temporaryPasswordValidityDays: 7,
};

const defaultRecovery = {
  recoveryMechanisms: [
    { name: "verified_email", priority: 1 },
    { name: "verified_phone_number", priority: 2 },
  ],
};

const triggers: Shape = {
  createAuthChallenge: optionalString,
  customEmailSender: none,
  customMessage: optionalString,
  customSmsSender: none,
  defineAuthChallenge: optionalString,
  kmsKeyId: optionalString,
  postAuthentication: optionalString,
  postConfirmation: optionalString,
  preAuthentication: optionalString,
  preSignUp: optionalString,
  preTokenGeneration: sameAs("lambdaConfig", "preTokenGenerationConfig", "lambdaArn"),
  preTokenGenerationConfig: computed((context) => {
    const lambdaArn = input(context, "lambdaConfig", "preTokenGeneration");
    return lambdaArn === undefined ? null : { lambdaArn, lambdaVersion: "V1_0" };
  }),
  userMigration: optionalString,
  verifyAuthChallengeResponse: optionalString,
};

const limit = defaultsTo("");

const attribute: Shape = {
  attributeDataType: asGiven,
  developerOnlyAttribute: none,
  mutable: none,
  name: asGiven,
  numberAttributeConstraints: block({ maxValue: limit, minValue: limit }),
  required: none,
  stringAttributeConstraints: block({ maxLength: limit, minLength: limit }),
};

/** AWS has no TOTP while MFA is off. */
const totp: Property = (given, context) => {
  const isOff = (input(context, "mfaConfiguration") ?? "OFF") === "OFF";
  return none(isOff && !context.preview ? undefined : given, context);
};

/** What the provider answers for a user pool. */
export const userPool: Shape = {
  accountRecoverySetting: block({ recoveryMechanisms: set(none) }, optional(defaultRecovery)),
  adminCreateUserConfig: block(admin, computed(emptyBlock(admin))),
  aliasAttributes: names,
  arn: computed(({ region, chosenId }) => `arn:aws:cognito-idp:${region}:${account}:userpool/${chosenId}`),
  autoVerifiedAttributes: names,
  creationDate: computed(time),
  customDomain: computed(""),
  deletionProtection: defaultsTo("INACTIVE"),
  deviceConfiguration: block({
    challengeRequiredOnNewDevice: optional(false),
    deviceOnlyRememberedOnUserPrompt: optional(false),
  }),
  domain: computed(""),
  emailConfiguration: block(mail, optional(emptyBlock(mail))),
  emailMfaConfiguration: unlessEmpty(block({ message: optionalString, subject: optionalString })),
  emailVerificationMessage: sameAs("verificationMessageTemplate", "emailMessage"),
  emailVerificationSubject: sameAs("verificationMessageTemplate", "emailSubject"),
  endpoint: computed(({ region, chosenId }) => `cognito-idp.${region}.amazonaws.com/${chosenId}`),
  estimatedNumberOfUsers: computed(0),
  lambdaConfig: unlessEmpty(block(triggers)),
  lastModifiedDate: computed(time),
  mfaConfiguration: defaultsTo("OFF"),
  name,
  passwordPolicy: block(passwords, computed(defaultPasswords)),
  region,
  schemas: set(defaultsTo([]), block(attribute)),
  signInPolicy: unlessEmpty(
    block({ allowedFirstAuthFactors: set(none) }, computed({ allowedFirstAuthFactors: ["PASSWORD"] })),
  ),
  smsAuthenticationMessage: optionalString,
  smsConfiguration: block(
    { externalId: asGiven, snsCallerArn: asGiven, snsRegion: computed("") },
    computed(null),
  ),
  smsVerificationMessage: sameAs("verificationMessageTemplate", "smsMessage"),
  softwareTokenMfaConfiguration: totp,
  ...tags,
  userAttributeUpdateSettings: unlessEmpty(block({ attributesRequireVerificationBeforeUpdates: names })),
  userPoolAddOns: block({ advancedSecurityAdditionalFlows: none, advancedSecurityMode: asGiven }),
  userPoolTier: computed("ESSENTIALS"),
  usernameAttributes: names,
  usernameConfiguration: block({ caseSensitive: computed(false) }, computed(null)),
  verificationMessageTemplate: block(verification, computed(emptyBlock(verification))),
  webAuthnConfiguration: block({ relyingPartyId: optionalString, userVerification: optionalString }),
};
