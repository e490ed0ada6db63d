import type { UserPoolArgs as UserPoolProperties } from "@pulumi/aws/cognito/userPool";
import * as pulumi from "@pulumi/pulumi";
import type { SendersWithKey } from "../customSenders/create";
import {
  emailConfigurationProperties,
  smsConfigurationProperties,
  type SmsSender,
} from "../delivery/properties";
import type { PoolFunctions } from "../triggers/functions";
import { lambdaConfigProperties } from "../triggers/properties";
import { RememberedDevices, SignInWith, type VerifiedAttributesArgs } from "./args";
import { firstFactorProperties, mfaProperties } from "./factorProperties";
import { invitationProperties, verificationProperties } from "./messageProperties";
import { schemaProperties } from "./schemaProperties";
import type { SettledUserPool } from "./settled";
import { contactsOfRecovery } from "./settledContacts";

/** What a pool uses besides its own settings. */
export interface PoolMeans {
  /** What text messages are sent with; undefined without any. */
  readonly smsSender: SmsSender | undefined;
  /** The functions that the pool calls. */
  readonly functions: PoolFunctions<SendersWithKey>;
}

/**
 * The properties of the user pool. Every setting is written out: if one is omitted, the AWS provider keeps the old value
 * (such as the feature plan) or resets it (such as the second factor).
 *
 * @param means what the pool uses
 */
export function userPoolProperties(
  userPool: SettledUserPool,
  { smsSender, functions }: PoolMeans,
  tags: NonNullable<UserPoolProperties["tags"]>,
): UserPoolProperties {
  const lambdaConfig = lambdaConfigProperties(functions);
  return {
    ...(userPool.name === undefined ? {} : { name: userPool.name }),
    ...signInProperties(userPool),
    usernameConfiguration: { caseSensitive: userPool.caseSensitive },
    ...schemaProperties(userPool),
    autoVerifiedAttributes: cognitoNames(userPool.autoVerify),
    ...updateProperties(userPool),
    accountRecoverySetting: { recoveryMechanisms: recoveryMechanisms(userPool) },
    passwordPolicy: passwordPolicyProperties(userPool),
    ...mfaProperties(userPool),
    ...firstFactorProperties(userPool),
    ...deviceProperties(userPool),
    adminCreateUserConfig: {
      allowAdminCreateUserOnly: not(userPool.selfSignUp),
      inviteMessageTemplate: invitationProperties(userPool),
    },
    verificationMessageTemplate: verificationProperties(userPool),
    emailConfiguration: emailConfigurationProperties(userPool.ses),
    ...(smsSender === undefined ? {} : { smsConfiguration: smsConfigurationProperties(smsSender) }),
    ...(lambdaConfig === undefined ? {} : { lambdaConfig }),
    userPoolTier: userPool.featurePlan,
    deletionProtection: deletionProtectionProperty(userPool.deletionProtection),
    tags,
  };
}

/** Cognito's names of what users verify. */
const contactNames: Readonly<Record<keyof VerifiedAttributesArgs, string>> = {
  email: "email",
  phone: "phone_number",
};

function cognitoNames(chosen: Required<VerifiedAttributesArgs>): string[] {
  return [...(chosen.email ? [contactNames.email] : []), ...(chosen.phone ? [contactNames.phone] : [])];
}

/** Left out where there are none: every preview would show a diff of an empty list. */
function updateProperties({ verifyBeforeUpdate }: SettledUserPool): UserPoolProperties {
  const names = cognitoNames(verifyBeforeUpdate);
  if (names.length === 0) return {};
  return { userAttributeUpdateSettings: { attributesRequireVerificationBeforeUpdates: names } };
}

/** Neither where users sign in with nothing but their username: the AWS provider refuses both, and replaces a pool for an empty list. */
function signInProperties({ signInWith, aliases }: SettledUserPool): UserPoolProperties {
  const { email, phone } = contactNames;
  switch (signInWith) {
    case SignInWith.Email:
      return { usernameAttributes: [email] };
    case SignInWith.Phone:
      return { usernameAttributes: [phone] };
    case SignInWith.EmailOrPhone:
      return { usernameAttributes: [email, phone] };
    case SignInWith.Username: {
      const aliasAttributes = [
        ...cognitoNames(aliases),
        ...(aliases.preferredUsername ? ["preferred_username"] : []),
      ];
      return aliasAttributes.length === 0 ? {} : { aliasAttributes };
    }
  }
}

function recoveryMechanisms({ accountRecovery }: SettledUserPool): { name: string; priority: number }[] {
  const contacts = contactsOfRecovery[accountRecovery];
  if (contacts.length === 0) return [{ name: "admin_only", priority: 1 }];
  return contacts.map((contact, index) => ({
    name: `verified_${contactNames[contact]}`,
    priority: index + 1,
  }));
}

function passwordPolicyProperties({
  passwordPolicy: { historySize, ...policy },
}: SettledUserPool): NonNullable<UserPoolProperties["passwordPolicy"]> {
  return { ...policy, passwordHistorySize: historySize };
}

/** "When you provide a value for any property of DeviceConfiguration, you activate the device remembering": its API model. */
function deviceProperties({ rememberDevices }: SettledUserPool): UserPoolProperties {
  if (rememberDevices === undefined) return {};
  return {
    deviceConfiguration: {
      challengeRequiredOnNewDevice: rememberDevices.skipMfa,
      deviceOnlyRememberedOnUserPrompt: rememberDevices.when === RememberedDevices.UserOptIn,
    },
  };
}

function deletionProtectionProperty(active: pulumi.Input<boolean>): pulumi.Input<string> {
  const property = (value: boolean): string => (value ? "ACTIVE" : "INACTIVE");
  return typeof active === "boolean" ? property(active) : pulumi.output(active).apply(property);
}

function not(value: pulumi.Input<boolean>): pulumi.Input<boolean> {
  return typeof value === "boolean" ? !value : pulumi.output(value).apply((resolved) => !resolved);
}
