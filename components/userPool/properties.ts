import type * as aws from "@pulumi/aws";
import type { UserPoolArgs as UserPoolProperties } from "@pulumi/aws/cognito/userPool";
import * as pulumi from "@pulumi/pulumi";
import * as defaults from "../defaults";
import {
  AttributeType,
  MfaMode,
  SignInWith,
  type CustomAttributeArgs,
  type MfaArgs,
  type PasswordPolicyArgs,
  type UserPoolArgs,
} from "./args";

type Schema = aws.types.input.cognito.UserPoolSchema;

/**
 * The properties of the user pool. Every setting that has a default is written out: of what is left out, the AWS provider
 * keeps the old value (such as the feature plan) or resets it (such as the second factor).
 */
export function userPoolProperties(
  userPool: UserPoolArgs,
  tags: NonNullable<UserPoolProperties["tags"]>,
): UserPoolProperties {
  const { customAttributes = {}, invitation = {}, verification = {} } = userPool;
  return {
    ...(userPool.name === undefined ? {} : { name: userPool.name }),
    ...signInProperties(userPool.signInWith ?? defaults.signInWith),
    usernameConfiguration: { caseSensitive: false },
    schemas: [emailSchema, ...Object.entries(customAttributes).map(customSchema)],
    autoVerifiedAttributes: ["email"],
    userAttributeUpdateSettings: { attributesRequireVerificationBeforeUpdates: ["email"] },
    accountRecoverySetting: { recoveryMechanisms: [{ name: "verified_email", priority: 1 }] },
    passwordPolicy: passwordPolicyProperties(userPool.passwordPolicy),
    ...mfaProperties(userPool.mfa),
    adminCreateUserConfig: {
      allowAdminCreateUserOnly: not(userPool.selfSignUp ?? defaults.selfSignUp),
      inviteMessageTemplate: {
        emailSubject: invitation.subject ?? defaults.invitation.subject,
        emailMessage: invitation.message ?? defaults.invitation.message,
        // Nobody gets it, but AWS refuses the empty text that the provider sends in the place of one left out.
        smsMessage: defaults.invitation.smsMessage,
      },
    },
    verificationMessageTemplate: {
      defaultEmailOption: "CONFIRM_WITH_CODE",
      emailSubject: verification.subject ?? defaults.verification.subject,
      emailMessage: verification.message ?? defaults.verification.message,
    },
    emailConfiguration: { emailSendingAccount: "COGNITO_DEFAULT" },
    userPoolTier: userPool.featurePlan ?? defaults.featurePlan,
    deletionProtection: deletionProtectionProperty(
      userPool.deletionProtection ?? defaults.deletionProtection,
    ),
    tags,
  };
}

function signInProperties(signInWith: SignInWith): UserPoolProperties {
  return signInWith === SignInWith.Email ? { usernameAttributes: ["email"] } : { aliasAttributes: ["email"] };
}

// Declared from the first deployment, because Cognito can't add a standard attribute later.
const emailSchema: Schema = {
  name: "email",
  attributeDataType: AttributeType.String,
  developerOnlyAttribute: false,
  mutable: true,
  required: true,
  stringAttributeConstraints: lengthProperties(defaults.stringLength.minimum, defaults.stringLength.maximum),
};

function customSchema([name, attribute]: [string, CustomAttributeArgs]): Schema {
  return {
    name,
    attributeDataType: attribute.type,
    developerOnlyAttribute: false,
    mutable: attribute.mutable ?? defaults.attributeMutable,
    required: false,
    ...constraintProperties(attribute),
  };
}

function constraintProperties(attribute: CustomAttributeArgs): Partial<Schema> {
  const { stringLength, numberRange } = defaults;
  switch (attribute.type) {
    case AttributeType.String:
      return {
        stringAttributeConstraints: lengthProperties(
          attribute.minLength ?? stringLength.minimum,
          attribute.maxLength ?? stringLength.maximum,
        ),
      };
    case AttributeType.Number:
      return {
        numberAttributeConstraints: {
          minValue: String(attribute.minValue ?? numberRange.minimum),
          maxValue: String(attribute.maxValue ?? numberRange.maximum),
        },
      };
    case AttributeType.Boolean:
    case AttributeType.DateTime:
      return {};
  }
}

function lengthProperties(minimum: number, maximum: number): { minLength: string; maxLength: string } {
  return { minLength: String(minimum), maxLength: String(maximum) };
}

function passwordPolicyProperties(
  given: PasswordPolicyArgs = {},
): NonNullable<UserPoolProperties["passwordPolicy"]> {
  const { historySize, ...policy } = { ...defaults.passwordPolicy, ...given };
  return { ...policy, passwordHistorySize: historySize };
}

function mfaProperties({
  mode = defaults.mfaMode,
  totp = defaults.mfaTotp,
}: MfaArgs = {}): UserPoolProperties {
  if (mode === MfaMode.Off) return { mfaConfiguration: mode };
  return { mfaConfiguration: mode, softwareTokenMfaConfiguration: { enabled: totp } };
}

function deletionProtectionProperty(active: pulumi.Input<boolean>): pulumi.Input<string> {
  const property = (value: boolean): string => (value ? "ACTIVE" : "INACTIVE");
  return typeof active === "boolean" ? property(active) : pulumi.output(active).apply(property);
}

function not(value: pulumi.Input<boolean>): pulumi.Input<boolean> {
  return typeof value === "boolean" ? !value : pulumi.output(value).apply((resolved) => !resolved);
}
