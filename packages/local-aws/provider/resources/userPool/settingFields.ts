import type * as sdk from "@aws-sdk/client-cognito-identity-provider";
import type * as aws from "@pulumi/aws";
import { block, fieldsOf } from "../../fields";

const recoveryMechanism = fieldsOf<
  aws.types.input.cognito.UserPoolAccountRecoverySettingRecoveryMechanism,
  sdk.RecoveryOptionType
>({ name: "Name", priority: "Priority" });

/** How users get back in who forgot their password. */
export const accountRecoverySetting = fieldsOf<
  aws.types.input.cognito.UserPoolAccountRecoverySetting,
  sdk.AccountRecoverySettingType
>({ recoveryMechanisms: block("RecoveryMechanisms", recoveryMechanism) });

/** Whether devices are remembered. */
export const deviceConfiguration = fieldsOf<
  aws.types.input.cognito.UserPoolDeviceConfiguration,
  sdk.DeviceConfigurationType
>({
  challengeRequiredOnNewDevice: "ChallengeRequiredOnNewDevice",
  deviceOnlyRememberedOnUserPrompt: "DeviceOnlyRememberedOnUserPrompt",
});

/** The mail with a code for MFA. */
export const emailMfaConfiguration = fieldsOf<
  aws.types.input.cognito.UserPoolEmailMfaConfiguration,
  sdk.EmailMfaConfigType
>({ message: "Message", subject: "Subject" });

/** What passwords are like. A temporary one gets 7 days from Cognito where the program says nothing. */
export const passwordPolicy = fieldsOf<
  aws.types.input.cognito.UserPoolPasswordPolicy,
  sdk.PasswordPolicyType
>({
  minimumLength: "MinimumLength",
  passwordHistorySize: "PasswordHistorySize",
  requireLowercase: "RequireLowercase",
  requireNumbers: "RequireNumbers",
  requireSymbols: "RequireSymbols",
  requireUppercase: "RequireUppercase",
  temporaryPasswordValidityDays: "TemporaryPasswordValidityDays",
});

/** What users can begin a sign-in with. */
export const signInPolicy = fieldsOf<aws.types.input.cognito.UserPoolSignInPolicy, sdk.SignInPolicyType>({
  allowedFirstAuthFactors: "AllowedFirstAuthFactors",
});

/** Who sends text messages. */
export const smsConfiguration = fieldsOf<
  aws.types.input.cognito.UserPoolSmsConfiguration,
  sdk.SmsConfigurationType
>({ externalId: "ExternalId", snsCallerArn: "SnsCallerArn", snsRegion: "SnsRegion" });

/** Whether an authenticator app is a second factor. */
export const softwareTokenMfaConfiguration = fieldsOf<
  aws.types.input.cognito.UserPoolSoftwareTokenMfaConfiguration,
  sdk.SoftwareTokenMfaConfigType
>({ enabled: "Enabled" });

/** Which attributes change only once they are verified. */
export const userAttributeUpdateSettings = fieldsOf<
  aws.types.input.cognito.UserPoolUserAttributeUpdateSettings,
  sdk.UserAttributeUpdateSettingsType
>({ attributesRequireVerificationBeforeUpdates: "AttributesRequireVerificationBeforeUpdate" });

const additionalFlows = fieldsOf<
  aws.types.input.cognito.UserPoolUserPoolAddOnsAdvancedSecurityAdditionalFlows,
  sdk.AdvancedSecurityAdditionalFlowsType
>({ customAuthMode: "CustomAuthMode" });

/** Threat protection. */
export const userPoolAddOns = fieldsOf<
  aws.types.input.cognito.UserPoolUserPoolAddOns,
  sdk.UserPoolAddOnsType
>({
  advancedSecurityAdditionalFlows: block("AdvancedSecurityAdditionalFlows", additionalFlows),
  advancedSecurityMode: "AdvancedSecurityMode",
});

/** Passkeys. */
export const webAuthnConfiguration = fieldsOf<
  aws.types.input.cognito.UserPoolWebAuthnConfiguration,
  sdk.WebAuthnConfigurationType
>({ relyingPartyId: "RelyingPartyId", userVerification: "UserVerification" });
