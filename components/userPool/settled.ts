import {
  AttributeType,
  FeaturePlan,
  MfaMode,
  SignInWith,
  type CustomAttributeArgs,
  type MailArgs,
  type MfaArgs,
  type PasswordPolicyArgs,
  type UserPoolArgs,
} from "./args";
import { numberRange, stringLength } from "./limits";

/** The defaults of the user pool. */
export const userPoolDefaults = {
  /** A username is the one form of sign-in that can still change its e-mail address. */
  signInWith: SignInWith.Username,
  /** A pool that anybody can join has to be asked for. */
  selfSignUp: false,
  /** What AWS gives a new pool; written out, so that a change of that doesn't change a pool. */
  featurePlan: FeaturePlan.Essentials,
  /** A deleted pool takes all its users with it. */
  deletionProtection: true,
};

/** What Security Hub (Cognito.3), Checkov (CKV_AWS_366) and Prowler ask for. */
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
export const mfaDefaults: Required<MfaArgs> = {
  /** Users can protect themselves from the first day; a stack for production turns this to required. */
  mode: MfaMode.Optional,
  /** An authenticator app costs nothing and, unlike SMS, can't be taken over with a phone number. */
  totp: true,
};

/** Cognito's own mail; written out, so that taking one's own text back restores it. */
export const invitationDefaults: Required<MailArgs> = {
  subject: "Your temporary password",
  message: "Your username is {username} and temporary password is {####}.",
};

/** Cognito's own mail; written out, so that taking one's own text back restores it. */
export const verificationDefaults: Required<MailArgs> = {
  subject: "Your verification code",
  message: "Your verification code is {####}.",
};

/** The defaults of a custom attribute, besides the limits that its type has. */
export const customAttributeDefaults = {
  /** A user profile is expected to change. */
  mutable: true,
};

/** A custom attribute with every default in its place: each type has limits of its own. */
export type SettledCustomAttribute =
  | { type: "String"; mutable: boolean; minLength: number; maxLength: number }
  | { type: "Number"; mutable: boolean; minValue: number; maxValue: number }
  | { type: "Boolean" | "DateTime"; mutable: boolean };

/** The arguments of the user pool with every default in its place; without a name, Pulumi makes one. */
export interface SettledUserPool extends Required<Omit<UserPoolArgs, "name">>, Pick<UserPoolArgs, "name"> {
  /** What a password must be like. */
  passwordPolicy: Required<PasswordPolicyArgs>;
  /** Multi-factor authentication. */
  mfa: Required<MfaArgs>;
  /** The attributes of the application's own. */
  customAttributes: Record<string, SettledCustomAttribute>;
  /** The mail to a user whom an administrator created. */
  invitation: Required<MailArgs>;
  /** The mail with a code. */
  verification: Required<MailArgs>;
}

/** Puts the defaults in the place of what is left out. */
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
  switch (type) {
    case AttributeType.String:
      return { type, mutable, minLength, maxLength };
    case AttributeType.Number:
      return { type, mutable, minValue, maxValue };
    case AttributeType.Boolean:
    case AttributeType.DateTime:
      return { type, mutable };
  }
}
