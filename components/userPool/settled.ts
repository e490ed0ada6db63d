import {
  AttributeType,
  type CustomAttributeArgs,
  FeaturePlan,
  type MailArgs,
  type MfaArgs,
  MfaMode,
  type PasswordPolicyArgs,
  SignInWith,
  type UserPoolArgs,
} from "./args";
import { numberRange, stringLength } from "./limits";

/** The defaults of the user pool. */
const userPoolDefaults = {
  /** A username is the one form of sign-in that can still change its email address. */
  signInWith: SignInWith.Username,
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

/** The defaults of multi-factor authentication. */
const mfaDefaults: Required<MfaArgs> = {
  /** Users can protect themselves from the first day; a stack for production turns this to required. */
  mode: MfaMode.Optional,
  /** An authenticator app costs nothing and, unlike SMS, can't be taken over with a phone number. */
  totp: true,
};

/** What a pool requires of its users: they recover and verify with their email address. */
export const requiredAttributes: readonly string[] = ["email"];

/** Cognito's own email; written out, so that removing a custom email restores it. */
const invitationDefaults: Required<MailArgs> = {
  subject: "Your temporary password",
  message: "Your username is {username} and temporary password is {####}.",
};

/** Cognito's own email; written out, so that removing a custom email restores it. */
const verificationDefaults: Required<MailArgs> = {
  subject: "Your verification code",
  message: "Your verification code is {####}.",
};

/** The defaults of a custom attribute, besides the limits that its type has. */
export const customAttributeDefaults = {
  /** A user profile is expected to change. */
  mutable: true,
  /** A role or a tenant that users could set themselves would be a way to any right. */
  userWritable: false,
};

/** A custom attribute with all defaults filled in: each type has limits of its own. */
export type SettledCustomAttribute = typeof customAttributeDefaults &
  (
    | { type: "String"; minLength: number; maxLength: number }
    | { type: "Number"; minValue: number; maxValue: number }
    | { type: "Boolean" | "DateTime" }
  );

/** The arguments of the user pool with all defaults filled in; without a name, Pulumi generates one. */
export interface SettledUserPool extends Required<Omit<UserPoolArgs, "name">>, Pick<UserPoolArgs, "name"> {
  /** The requirements for passwords. */
  passwordPolicy: Required<PasswordPolicyArgs>;
  /** Multi-factor authentication. */
  mfa: Required<MfaArgs>;
  /** The custom attributes. */
  customAttributes: Record<string, SettledCustomAttribute>;
  /** The email to a user created by an administrator. */
  invitation: Required<MailArgs>;
  /** The email with a code. */
  verification: Required<MailArgs>;
}

/** Fills in the defaults of what is omitted. */
export function settleUserPool(given: UserPoolArgs = {}): SettledUserPool {
  const customAttributes = Object.entries(given.customAttributes ?? {});
  return {
    ...userPoolDefaults,
    ...given,
    passwordPolicy: { ...passwordPolicyDefaults, ...given.passwordPolicy },
    mfa: { ...mfaDefaults, ...given.mfa },
    customAttributes: Object.fromEntries(
      customAttributes.map(([name, attribute]) => [name, settleCustomAttribute(attribute)]),
    ),
    invitation: { ...invitationDefaults, ...given.invitation },
    verification: { ...verificationDefaults, ...given.verification },
  };
}

function settleCustomAttribute({ type, ...given }: CustomAttributeArgs): SettledCustomAttribute {
  const { minLength = stringLength.minimum, maxLength = stringLength.maximum } = given;
  const { minValue = numberRange.minimum, maxValue = numberRange.maximum } = given;
  const { mutable = customAttributeDefaults.mutable } = given;
  const { userWritable = customAttributeDefaults.userWritable } = given;
  const rights = { mutable, userWritable };
  switch (type) {
    case AttributeType.String:
      return { type, ...rights, minLength, maxLength };
    case AttributeType.Number:
      return { type, ...rights, minValue, maxValue };
    case AttributeType.Boolean:
    case AttributeType.DateTime:
      return { type, ...rights };
  }
}
