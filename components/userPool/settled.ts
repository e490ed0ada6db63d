import type * as pulumi from "@pulumi/pulumi";
import type { SesArgs, SmsArgs } from "../delivery/args";
import {
  type AliasesArgs,
  FeaturePlan,
  type PasswordPolicyArgs,
  type RememberDevicesArgs,
  SignInWith,
  type UserPoolArgs,
} from "./args";
import { type InvitationArgs, type VerificationArgs, VerificationStyle } from "./messageArgs";
import {
  settleCustomAttributes,
  type SettledCustomAttribute,
  type SettledStandardAttributes,
  settleStandardAttributes,
} from "./settledAttributes";
import { settleContacts, type SettledContacts } from "./settledContacts";
import { type SettledMfa, type SettledPasswordless, settleMfa, settlePasswordless } from "./settledFactors";

/** The defaults of the user pool. */
const userPoolDefaults = {
  /** A username is the one form of sign-in that can still change its email address. */
  signInWith: SignInWith.Username,
  /** Nobody expects `Jane` and `jane` to be two people. */
  caseSensitive: false,
  /** Open sign-up requires an explicit choice. */
  selfSignUp: false,
  /** AWS's default for new pools; written out, so that a change of that default doesn't change a pool. */
  featurePlan: FeaturePlan.Essentials,
  /** Deleting a pool deletes all its users. */
  deletionProtection: true,
};

/** What Security Hub (Cognito.3), Checkov (CKV_AWS_366) and Prowler require. */
export const passwordPolicyDefaults: Required<PasswordPolicyArgs> = {
  minimumLength: 14,
  requireLowercase: true,
  requireUppercase: true,
  requireNumbers: true,
  requireSymbols: true,
  temporaryPasswordValidityDays: 7,
  historySize: 0,
};

/** Where users sign in with something else, there is nothing besides it. */
const noAliases: Required<AliasesArgs> = { email: false, phone: false, preferredUsername: false };

/** Cognito's own texts; written out, so that removing a custom one restores them. */
const invitationDefaults: Required<InvitationArgs> = {
  subject: "Your temporary password",
  message: "Your username is {username} and temporary password is {####}.",
  // AWS rejects the empty string that the AWS provider sends if it is omitted.
  smsMessage: "Your username is {username} and temporary password is {####}.",
};

/** Cognito's own emails, by how a user proves the address; written out, so that removing a custom one restores them. */
const verificationEmails = {
  [VerificationStyle.Code]: {
    subject: "Your verification code",
    message: "Your verification code is {####}.",
  },
  [VerificationStyle.Link]: {
    subject: "Your verification link",
    message: "Please click the link below to verify your email address. {##Verify Email##}",
  },
};

/** Cognito's own text message. */
const verificationSms = "Your verification code is {####}.";

/** What Cognito sends to verify an address or number, with all defaults filled in. */
export interface SettledVerification extends Required<Omit<VerificationArgs, "smsMessage">> {
  /** The text message; undefined where none is sent. */
  smsMessage: pulumi.Input<string> | undefined;
}

/** The arguments that are settled by a function of their own, or have no default. */
type Own =
  | (
      | "name"
      | "aliases"
      | "standardAttributes"
      | "customAttributes"
      | "mfa"
      | "passwordless"
      | "rememberDevices"
    )
  | ("autoVerify" | "verifyBeforeUpdate" | "accountRecovery" | "invitation" | "verification" | "ses" | "sms");

/** The arguments of the user pool with all defaults filled in; without a name, Pulumi generates one. */
export interface SettledUserPool
  extends Required<Omit<UserPoolArgs, Own>>, Pick<UserPoolArgs, "name">, SettledContacts {
  /** What users can sign in with besides their username. */
  aliases: Required<AliasesArgs>;
  /** The requirements for passwords. */
  passwordPolicy: Required<PasswordPolicyArgs>;
  /** Multi-factor authentication. */
  mfa: SettledMfa;
  /** First factors besides the password; undefined without. */
  passwordless: SettledPasswordless | undefined;
  /** Devices that Cognito remembers; undefined without. */
  rememberDevices: Required<RememberDevicesArgs> | undefined;
  /** What the pool demands of standard attributes. */
  standardAttributes: SettledStandardAttributes;
  /** The custom attributes. */
  customAttributes: Record<string, SettledCustomAttribute>;
  /** What a user created by an administrator gets. */
  invitation: Required<InvitationArgs>;
  /** What verifies an address or number. */
  verification: SettledVerification;
  /** Emails by Amazon SES; undefined for Cognito's own mailer. */
  ses: SesArgs | undefined;
  /** Text messages; undefined without. */
  sms: SmsArgs | undefined;
}

/**
 * Fills in the defaults of what is omitted.
 *
 * @param customDomain the pool's domain of its own, if it has one
 */
export function settleUserPool(
  given: UserPoolArgs = {},
  customDomain?: pulumi.Input<string>,
): SettledUserPool {
  const { signInWith = userPoolDefaults.signInWith, rememberDevices } = given;
  const aliases = {
    ...noAliases,
    ...(signInWith === SignInWith.Username ? { email: true } : {}),
    ...given.aliases,
  };
  const standardAttributes = settleStandardAttributes(given.standardAttributes, signInWith);
  const mfa = settleMfa(given.mfa, given.sms !== undefined);
  return {
    ...userPoolDefaults,
    ...given,
    aliases,
    passwordPolicy: { ...passwordPolicyDefaults, ...given.passwordPolicy },
    mfa,
    passwordless: settlePasswordless(given.passwordless, customDomain),
    rememberDevices: rememberDevices && { skipMfa: false, ...rememberDevices },
    standardAttributes,
    customAttributes: settleCustomAttributes(given.customAttributes),
    ...settleContacts(given, { signInWith, aliases, standardAttributes, smsMfa: mfa.sms }),
    invitation: { ...invitationDefaults, ...given.invitation },
    verification: settleVerification(given),
    ses: given.ses,
    sms: given.sms,
  };
}

function settleVerification({ verification = {}, sms }: UserPoolArgs): SettledVerification {
  const { style = VerificationStyle.Code } = verification;
  const smsMessage = sms === undefined ? undefined : verificationSms;
  return { style, ...verificationEmails[style], smsMessage, ...verification };
}
