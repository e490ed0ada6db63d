import type * as sdk from "@aws-sdk/client-cognito-identity-provider";
import type * as aws from "@pulumi/aws";
import type { UserPoolArgs } from "@pulumi/aws/cognito/userPool";
import { block, fieldsOf, type Fields } from "../../fields";
import { lambdaConfig } from "./lambdaFields";
import { adminCreateUserConfig, emailConfiguration, verificationMessageTemplate } from "./messageFields";
import {
  accountRecoverySetting,
  deviceConfiguration,
  emailMfaConfiguration,
  passwordPolicy,
  signInPolicy,
  smsConfiguration,
  softwareTokenMfaConfiguration,
  userAttributeUpdateSettings,
  userPoolAddOns,
  webAuthnConfiguration,
} from "./settingFields";

type CreationArgument =
  "aliasAttributes" | "name" | "schemas" | "tags" | "usernameAttributes" | "usernameConfiguration";

type MfaArgument =
  "emailMfaConfiguration" | "mfaConfiguration" | "softwareTokenMfaConfiguration" | "webAuthnConfiguration";

const schemaFields = fieldsOf<aws.types.input.cognito.UserPoolSchema, sdk.SchemaAttributeType>({
  attributeDataType: "AttributeDataType",
  developerOnlyAttribute: "DeveloperOnlyAttribute",
  mutable: "Mutable",
  name: "Name",
  numberAttributeConstraints: block(
    "NumberAttributeConstraints",
    fieldsOf<
      aws.types.input.cognito.UserPoolSchemaNumberAttributeConstraints,
      sdk.NumberAttributeConstraintsType
    >({ maxValue: "MaxValue", minValue: "MinValue" }),
  ),
  required: "Required",
  stringAttributeConstraints: block(
    "StringAttributeConstraints",
    fieldsOf<
      aws.types.input.cognito.UserPoolSchemaStringAttributeConstraints,
      sdk.StringAttributeConstraintsType
    >({ maxLength: "MaxLength", minLength: "MinLength" }),
  ),
});

/** The attributes of users. */
export const schemas = block("Schema", schemaFields);

const usernameConfiguration = fieldsOf<
  aws.types.input.cognito.UserPoolUsernameConfiguration,
  sdk.UsernameConfigurationType
>({ caseSensitive: "CaseSensitive" });

/** The arguments that only the request that creates the pool has. */
export const creationFields = fieldsOf<Pick<UserPoolArgs, CreationArgument>, sdk.CreateUserPoolRequest>({
  aliasAttributes: "AliasAttributes",
  name: "PoolName",
  schemas,
  tags: "UserPoolTags",
  usernameAttributes: "UsernameAttributes",
  usernameConfiguration: block("UsernameConfiguration", usernameConfiguration),
});

/** The arguments of a pool that can be set again; the two policies are together in the API. */
export const settingFields = fieldsOf<
  Omit<UserPoolArgs, CreationArgument | MfaArgument | "region">,
  Omit<sdk.UpdateUserPoolRequest, "Policies" | "UserPoolId"> & sdk.UserPoolPolicyType
>({
  accountRecoverySetting: block("AccountRecoverySetting", accountRecoverySetting),
  adminCreateUserConfig: block("AdminCreateUserConfig", adminCreateUserConfig),
  autoVerifiedAttributes: "AutoVerifiedAttributes",
  deletionProtection: "DeletionProtection",
  deviceConfiguration: block("DeviceConfiguration", deviceConfiguration),
  emailConfiguration: block("EmailConfiguration", emailConfiguration),
  emailVerificationMessage: "EmailVerificationMessage",
  emailVerificationSubject: "EmailVerificationSubject",
  lambdaConfig: block("LambdaConfig", lambdaConfig),
  passwordPolicy: block("PasswordPolicy", passwordPolicy),
  signInPolicy: block("SignInPolicy", signInPolicy),
  smsAuthenticationMessage: "SmsAuthenticationMessage",
  smsConfiguration: block("SmsConfiguration", smsConfiguration),
  smsVerificationMessage: "SmsVerificationMessage",
  userAttributeUpdateSettings: block("UserAttributeUpdateSettings", userAttributeUpdateSettings),
  userPoolAddOns: block("UserPoolAddOns", userPoolAddOns),
  userPoolTier: "UserPoolTier",
  verificationMessageTemplate: block("VerificationMessageTemplate", verificationMessageTemplate),
});

/** The arguments that have a request of their own. */
export const mfaFields = fieldsOf<Pick<UserPoolArgs, MfaArgument>, sdk.SetUserPoolMfaConfigRequest>({
  emailMfaConfiguration: block("EmailMfaConfiguration", emailMfaConfiguration),
  mfaConfiguration: "MfaConfiguration",
  softwareTokenMfaConfiguration: block("SoftwareTokenMfaConfiguration", softwareTokenMfaConfiguration),
  webAuthnConfiguration: block("WebAuthnConfiguration", webAuthnConfiguration),
});

/** The arguments of `aws.cognito.UserPool`. */
export const fields: Fields = { ...creationFields, ...settingFields, ...mfaFields };
