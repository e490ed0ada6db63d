import type * as pulumi from "@pulumi/pulumi";
import type { SesArgs, SmsArgs } from "../delivery/args";
import type { CustomAttributeArgs, StandardAttributesArgs } from "./attributeArgs";
import type { MfaArgs, PasswordlessArgs } from "./factorArgs";
import type { InvitationArgs, VerificationArgs } from "./messageArgs";

/** What a user types into the first field of a sign-in form. */
export const SignInWith = {
  /** A username, or one of the aliases. */
  Username: "username",
  /** An email address; Cognito generates the real username, a UUID. */
  Email: "email",
  /** A phone number; Cognito generates the real username, a UUID. */
  Phone: "phone",
  /** An email address or a phone number, as the user likes; Cognito generates the real username, a UUID. */
  EmailOrPhone: "emailOrPhone",
} as const;
/** What a user types into the first field of a sign-in form. */
export type SignInWith = (typeof SignInWith)[keyof typeof SignInWith];

/**
 * What users can sign in with besides their username. A change replaces the pool, which loses all users.
 *
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
 */
export interface AliasesArgs {
  /** The email address, once it is verified. Default: true. */
  email?: boolean;
  /** The phone number, once it is verified. Default: false. */
  phone?: boolean;
  /**
   * The attribute `preferred_username`, which needs no verification. Users can't set it when they sign up, only later, so it can't be
   * required. Default: false.
   */
  preferredUsername?: boolean;
}

/** Attributes that users prove to be theirs. */
export interface VerifiedAttributesArgs {
  /**
   * The email address. Default: true, but false where users sign in with a phone number, needn't have an email address, and neither
   * recover nor sign in with a code to it.
   */
  email?: boolean;
  /**
   * The phone number. Default: false, but true with `sms` where users sign in with it, must have it, or recover or sign in with a code
   * to it.
   */
  phone?: boolean;
}

/** How users who have forgotten their password get a new one. */
export const AccountRecovery = {
  /** By a code to the verified email address. */
  Email: "email",
  /** By a code to the verified phone number. */
  Phone: "phone",
  /** By email, or else by phone. */
  EmailThenPhone: "emailThenPhone",
  /** By phone, or else by email. */
  PhoneThenEmail: "phoneThenEmail",
  /** Only an administrator can help. */
  AdminOnly: "adminOnly",
} as const;
/** How users who have forgotten their password get a new one. */
export type AccountRecovery = (typeof AccountRecovery)[keyof typeof AccountRecovery];

/** Which devices Cognito remembers. */
export const RememberedDevices = {
  /** Every device that a user signs in on. */
  Always: "always",
  /** Devices that the application asks the user about. */
  UserOptIn: "userOptIn",
} as const;
/** Which devices Cognito remembers. */
export type RememberedDevices = (typeof RememberedDevices)[keyof typeof RememberedDevices];

/**
 * Devices that Cognito remembers. An application confirms and remembers them by Cognito's API; the sign-in pages don't offer it.
 *
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-device-tracking.html
 */
export interface RememberDevicesArgs {
  /** Which devices: `always` for all, or `userOptIn` for those that the application asks the user about. */
  when: RememberedDevices;
  /**
   * Whether a remembered device takes the place of the second factor: of a text message or an authenticator app, as AWS's API reference
   * has it. Default: false.
   */
  skipMfa?: boolean;
}

/** Cognito's feature plan, which decides on features and price. */
export const FeaturePlan = {
  /** The cheapest; without password history, choice-based sign-in, MFA by email, managed login and customized access tokens. */
  Lite: "LITE",
  /** The plan of a new pool if none is specified. */
  Essentials: "ESSENTIALS",
  /** All features, including threat protection. */
  Plus: "PLUS",
} as const;
/** Cognito's feature plan, which decides on features and price. */
export type FeaturePlan = (typeof FeaturePlan)[keyof typeof FeaturePlan];

/**
 * The requirements for passwords. The temporary password of the test user meets them.
 *
 * https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html
 */
export interface PasswordPolicyArgs {
  /** The minimum number of characters, 6 to 99. Default: 14. */
  minimumLength?: number;
  /** Whether a lower-case letter is required. Default: true. */
  requireLowercase?: boolean;
  /** Whether an upper-case letter is required. Default: true. */
  requireUppercase?: boolean;
  /** Whether a digit is required. Default: true. */
  requireNumbers?: boolean;
  /** Whether a symbol is required. Default: true. */
  requireSymbols?: boolean;
  /** How many days a temporary password is valid for the first sign-in, 1 to 365. Default: 7. */
  temporaryPasswordValidityDays?: number;
  /** How many earlier passwords can't be reused, 0 to 24; more than 0 needs the plan Essentials or Plus. Default: 0. */
  historySize?: number;
}

/**
 * The user pool: who can sign in, and how.
 *
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html
 */
export interface UserPoolArgs {
  /**
   * The pool's name, 1 to 128 letters, digits, spaces and `_+=,.@-`. A change renames the pool, which keeps its users (but
   * an AWS provider from before August 2025 replaces it). Default: generated by Pulumi.
   */
  name?: pulumi.Input<string>;
  /**
   * What users sign in with: a `username` or one of its `aliases`, their `email`, their `phone`, or either of these, `emailOrPhone`.
   * A change replaces the pool, which loses all users. Default: `username`.
   */
  signInWith?: SignInWith;
  /**
   * What users can sign in with besides their username; only with `signInWith` username. A change replaces the pool, which loses all
   * users. Default: the email address.
   */
  aliases?: AliasesArgs;
  /**
   * Whether `Jane` and `jane` are two users, in usernames, email addresses and preferred usernames. A change replaces the pool,
   * which loses all users. Default: false.
   */
  caseSensitive?: boolean;
  /** Whether people can sign themselves up. Default: false, only an administrator creates users. */
  selfSignUp?: pulumi.Input<boolean>;
  /** The requirements for passwords. Default: 14 characters of all four kinds. */
  passwordPolicy?: PasswordPolicyArgs;
  /** Multi-factor authentication. Default: optional, with an authenticator app. */
  mfa?: MfaArgs;
  /** First factors besides the password. Default: none. */
  passwordless?: PasswordlessArgs;
  /** Which devices Cognito remembers. Default: none. */
  rememberDevices?: RememberDevicesArgs;
  /**
   * Which standard attributes every user must have, and which users can't change. This is fixed when the pool is created: the preview
   * rejects a later change. Default: email is required, unless users can sign in with a phone number.
   */
  standardAttributes?: StandardAttributesArgs;
  /**
   * Custom attributes, by name: 1 to 20 bytes (ASCII letters and digits have one each), without `custom:`. A pool has at most 50
   * together with the standard attributes that are required or immutable, and at most 25 can be added at a time to a pool that
   * exists. Once a pool has one, it can be neither changed nor removed; the preview rejects that. Default: none.
   */
  customAttributes?: Record<string, CustomAttributeArgs>;
  /**
   * What users who sign up prove to be theirs, by a code; a phone number needs `sms`. What is one of the `aliases` must be among it,
   * and with `selfSignUp` what users sign in with. Default: what users sign in and recover with.
   */
  autoVerify?: VerifiedAttributesArgs;
  /**
   * What keeps its old value until the user has verified the new one; only what `autoVerify` has. Otherwise a mistyped address locks
   * its user out. Default: as in `autoVerify`.
   */
  verifyBeforeUpdate?: VerifiedAttributesArgs;
  /**
   * How users who have forgotten their password get a new one: `email`, `phone`, `emailThenPhone`, `phoneThenEmail` or
   * `adminOnly`; only by what `autoVerify` has, and not by phone where there is `sms` and `mfa.mode` is `ON`.
   * Default: `email`, but `phone` or `emailThenPhone` where users sign in with these and text messages are no second factor, and
   * `adminOnly` where none of these is possible.
   */
  accountRecovery?: AccountRecovery;
  /** What Cognito sends to a user whom an administrator creates. */
  invitation?: InvitationArgs;
  /** What Cognito sends to verify an email address or phone number, and for a forgotten password. */
  verification?: VerificationArgs;
  /** Emails by Amazon SES, with a sender of your own. Default: Cognito's own mailer, for about 50 emails a day. */
  ses?: SesArgs;
  /**
   * Text messages by Amazon SNS. Where MFA isn't off, they are a second factor, too: the AWS provider turns that on. Once a pool
   * has them, they can't be removed, also with MFA off: the preview rejects that. Default: none.
   */
  sms?: SmsArgs;
  /**
   * Cognito's feature plan: `LITE`, `ESSENTIALS` or `PLUS`. Before a lesser one, turn off what it doesn't have, in a deployment of
   * its own: Cognito refuses to change the plan of a pool that uses it, and the preview rejects `LITE` together with the removal of
   * `passwordless`. Default: `ESSENTIALS`.
   */
  featurePlan?: FeaturePlan;
  /** Whether Cognito refuses to delete the pool. Default: true. */
  deletionProtection?: pulumi.Input<boolean>;
}
