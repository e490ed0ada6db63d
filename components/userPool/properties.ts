import type * as aws from "@pulumi/aws";
import type { UserPoolArgs as UserPoolProperties } from "@pulumi/aws/cognito/userPool";
import * as pulumi from "@pulumi/pulumi";
import { AttributeType, MfaMode, SignInWith } from "./args";
import { stringLength } from "./limits";
import { requiredAttributes, type SettledCustomAttribute, type SettledUserPool } from "./settled";

type Schema = aws.types.input.cognito.UserPoolSchema;

/**
 * The properties of the user pool. Every setting is written out: if one is omitted, the AWS provider keeps the old value
 * (such as the feature plan) or resets it (such as the second factor).
 */
export function userPoolProperties(
  userPool: SettledUserPool,
  tags: NonNullable<UserPoolProperties["tags"]>,
): UserPoolProperties {
  const { customAttributes, invitation, verification } = userPool;
  return {
    ...(userPool.name === undefined ? {} : { name: userPool.name }),
    ...signInProperties(userPool.signInWith),
    usernameConfiguration: { caseSensitive: false },
    schemas: [
      ...requiredAttributes.map(requiredSchema),
      ...Object.entries(customAttributes).map(customSchema),
    ],
    autoVerifiedAttributes: ["email"],
    userAttributeUpdateSettings: { attributesRequireVerificationBeforeUpdates: ["email"] },
    accountRecoverySetting: { recoveryMechanisms: [{ name: "verified_email", priority: 1 }] },
    passwordPolicy: passwordPolicyProperties(userPool.passwordPolicy),
    ...mfaProperties(userPool.mfa),
    adminCreateUserConfig: {
      allowAdminCreateUserOnly: not(userPool.selfSignUp),
      inviteMessageTemplate: {
        emailSubject: invitation.subject,
        emailMessage: invitation.message,
        smsMessage: invitationBySms,
      },
    },
    verificationMessageTemplate: {
      defaultEmailOption: "CONFIRM_WITH_CODE",
      emailSubject: verification.subject,
      emailMessage: verification.message,
    },
    emailConfiguration: { emailSendingAccount: "COGNITO_DEFAULT" },
    userPoolTier: userPool.featurePlan,
    deletionProtection: deletionProtectionProperty(userPool.deletionProtection),
    tags,
  };
}

/** It is never sent, but AWS rejects the empty string that the provider sends if it is omitted. */
const invitationBySms = "Your username is {username} and temporary password is {####}.";

function signInProperties(signInWith: SignInWith): UserPoolProperties {
  return signInWith === SignInWith.Email ? { usernameAttributes: ["email"] } : { aliasAttributes: ["email"] };
}

/** Declared from the first deployment, because Cognito can't add a standard attribute later. */
function requiredSchema(name: string): Schema {
  return {
    name,
    attributeDataType: AttributeType.String,
    developerOnlyAttribute: false,
    mutable: true,
    required: true,
    stringAttributeConstraints: lengthProperties(stringLength.minimum, stringLength.maximum),
  };
}

function customSchema([name, attribute]: [string, SettledCustomAttribute]): Schema {
  return {
    name,
    attributeDataType: attribute.type,
    developerOnlyAttribute: false,
    mutable: attribute.mutable,
    required: false,
    ...constraintProperties(attribute),
  };
}

function constraintProperties(attribute: SettledCustomAttribute): Partial<Schema> {
  switch (attribute.type) {
    case AttributeType.String:
      return { stringAttributeConstraints: lengthProperties(attribute.minLength, attribute.maxLength) };
    case AttributeType.Number:
      return {
        numberAttributeConstraints: {
          minValue: String(attribute.minValue),
          maxValue: String(attribute.maxValue),
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

function passwordPolicyProperties({
  historySize,
  ...policy
}: SettledUserPool["passwordPolicy"]): NonNullable<UserPoolProperties["passwordPolicy"]> {
  return { ...policy, passwordHistorySize: historySize };
}

function mfaProperties({ mode, totp }: SettledUserPool["mfa"]): UserPoolProperties {
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
