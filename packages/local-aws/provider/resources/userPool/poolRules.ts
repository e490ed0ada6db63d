import {
  AdvancedSecurityModeType,
  AliasAttributeType,
  AttributeDataType,
  AuthFactorType,
  CustomEmailSenderLambdaVersionType,
  CustomSMSSenderLambdaVersionType,
  DefaultEmailOptionType,
  DeletionProtectionType,
  EmailSendingAccountType,
  PreTokenGenerationLambdaVersionType,
  RecoveryOptionNameType,
  UsernameAttributeType,
  UserPoolMfaType,
  UserPoolTierType,
  UserVerificationType,
  VerifiedAttributeType,
} from "@aws-sdk/client-cognito-identity-provider";
import {
  address,
  arn,
  between,
  bytes,
  conflict,
  either,
  items,
  link,
  named,
  oneOf,
  pattern,
  type Rule,
  rule,
  stringLength,
  together,
  visible,
  visibleOrSpace,
} from "../../ruleChecks";

const code = "{####}";
const username = "{username}";
const invitation = "adminCreateUserConfig.inviteMessageTemplate";
const verification = "verificationMessageTemplate";

const subjects = [
  "emailVerificationSubject",
  `${invitation}.emailSubject`,
  `${verification}.emailSubject`,
  `${verification}.emailSubjectByLink`,
];

const triggers = [
  "createAuthChallenge",
  "customMessage",
  "defineAuthChallenge",
  "postAuthentication",
  "postConfirmation",
  "preAuthentication",
  "preSignUp",
  "preTokenGeneration",
  "userMigration",
  "verifyAuthChallengeResponse",
];

/** The triggers with a version, and the versions that each has. */
const versioned = {
  customEmailSender: CustomEmailSenderLambdaVersionType,
  customSmsSender: CustomSMSSenderLambdaVersionType,
  preTokenGenerationConfig: PreTokenGenerationLambdaVersionType,
};

/** The AWS provider's checks in a preview. */
export const rules: readonly Rule[] = [
  conflict("aliasAttributes", "usernameAttributes"),
  together("lambdaConfig.customEmailSender", "lambdaConfig.kmsKeyId"),
  together("lambdaConfig.customSmsSender", "lambdaConfig.kmsKeyId"),
  conflict("emailVerificationMessage", `${verification}.emailMessage`),
  conflict("emailVerificationSubject", `${verification}.emailSubject`),
  conflict("smsVerificationMessage", `${verification}.smsMessage`),

  rule("accountRecoverySetting.recoveryMechanisms", items(1, 2)),
  rule("accountRecoverySetting.recoveryMechanisms[].name", oneOf(RecoveryOptionNameType)),
  rule("aliasAttributes[]", oneOf(AliasAttributeType)),
  rule("autoVerifiedAttributes[]", oneOf(VerifiedAttributeType)),
  rule("deletionProtection", oneOf(DeletionProtectionType)),
  rule("emailConfiguration.emailSendingAccount", oneOf(EmailSendingAccountType)),
  rule("emailConfiguration.replyToEmailAddress", either(pattern(/^$/, "empty"), address)),
  rule("emailConfiguration.sourceArn", arn),
  rule("emailMfaConfiguration.message", bytes(6, 20_000)),
  rule("emailMfaConfiguration.message", pattern(/\{####\}/, `a string that contains ${code}`)),
  rule("emailMfaConfiguration.subject", bytes(1, 140)),
  ...triggers.map((name) => rule(`lambdaConfig.${name}`, arn)),
  rule("lambdaConfig.kmsKeyId", arn),
  ...Object.entries(versioned).flatMap(([name, versions]) => [
    rule(`lambdaConfig.${name}.lambdaArn`, arn),
    rule(`lambdaConfig.${name}.lambdaVersion`, oneOf(versions)),
  ]),
  rule("mfaConfiguration", oneOf(UserPoolMfaType)),
  rule("name", either(bytes(1, 128), named)),
  rule("passwordPolicy.minimumLength", between(6, 99)),
  rule("passwordPolicy.passwordHistorySize", between(0, 24)),
  rule("passwordPolicy.temporaryPasswordValidityDays", between(0, 365)),
  rule("schemas", items(1, 50)),
  rule("schemas[].attributeDataType", oneOf(AttributeDataType)),
  rule("schemas[].name", bytes(1, 20)),
  rule("schemas[].name", visible),
  rule("smsConfiguration.snsCallerArn", arn),
  rule("smsConfiguration.snsRegion", pattern(/^$|^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/, "a region")),
  rule("signInPolicy.allowedFirstAuthFactors[]", oneOf(AuthFactorType)),
  rule(
    "userAttributeUpdateSettings.attributesRequireVerificationBeforeUpdates[]",
    oneOf(VerifiedAttributeType),
  ),
  rule("userPoolAddOns.advancedSecurityMode", oneOf(AdvancedSecurityModeType)),
  rule("userPoolTier", oneOf(UserPoolTierType)),
  rule("usernameAttributes[]", oneOf(UsernameAttributeType)),
  rule(`${verification}.defaultEmailOption`, oneOf(DefaultEmailOptionType)),
  rule("webAuthnConfiguration.userVerification", oneOf(UserVerificationType)),

  rule(`${invitation}.emailMessage`, stringLength(6, 20_000, username, code)),
  rule(`${invitation}.smsMessage`, stringLength(6, 140, username, code)),
  rule("emailVerificationMessage", stringLength(6, 20_000, code)),
  rule("smsAuthenticationMessage", stringLength(6, 140, code)),
  rule("smsVerificationMessage", stringLength(6, 140, code)),
  rule(`${verification}.emailMessage`, stringLength(6, 20_000, code)),
  rule(`${verification}.emailMessageByLink`, stringLength(6, 20_000)),
  rule(`${verification}.emailMessageByLink`, link),
  rule(`${verification}.smsMessage`, stringLength(6, 140, code)),
  ...subjects.flatMap((subject) => [rule(subject, stringLength(1, 140)), rule(subject, visibleOrSpace)]),
];
