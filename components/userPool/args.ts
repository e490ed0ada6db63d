import type * as pulumi from "@pulumi/pulumi";

/** What a user types into the first field of a sign-in form. */
export const SignInWith = {
  /** A username; the verified email address works as an alias. */
  Username: "username",
  /** An email address; Cognito generates the real username, a UUID. */
  Email: "email",
} as const;
/** What a user types into the first field of a sign-in form. */
export type SignInWith = (typeof SignInWith)[keyof typeof SignInWith];

/** Whether users sign in with a second factor. */
export const MfaMode = {
  /** No user does, and none can set one up. */
  Off: "OFF",
  /** Those who have set one up do. */
  Optional: "OPTIONAL",
  /** All users do. */
  Required: "ON",
} as const;
/** Whether users sign in with a second factor. */
export type MfaMode = (typeof MfaMode)[keyof typeof MfaMode];

/** Cognito's feature plan, which decides on features and price. */
export const FeaturePlan = {
  /** The cheapest; without password history, managed login and choice-based sign-in. */
  Lite: "LITE",
  /** The plan of a new pool if none is specified. */
  Essentials: "ESSENTIALS",
  /** All features, including threat protection. */
  Plus: "PLUS",
} as const;
/** Cognito's feature plan, which decides on features and price. */
export type FeaturePlan = (typeof FeaturePlan)[keyof typeof FeaturePlan];

/** The type of a custom attribute's values. */
export const AttributeType = {
  /** Strings, whose length can be limited. */
  String: "String",
  /** Whole numbers, whose range can be limited. */
  Number: "Number",
  /** Points in time. */
  DateTime: "DateTime",
  /** True or false. */
  Boolean: "Boolean",
} as const;
/** The type of a custom attribute's values. */
export type AttributeType = (typeof AttributeType)[keyof typeof AttributeType];

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
 * Multi-factor authentication.
 *
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html
 */
export interface MfaArgs {
  /** Off, optional or required: `OFF`, `OPTIONAL` or `ON`. Default: `OPTIONAL`. */
  mode?: MfaMode;
  /** Whether an authenticator app (TOTP) can be the second factor. Default: true. */
  totp?: boolean;
}

/**
 * A custom attribute. It can be added at any time; once a pool has it, Cognito can neither change nor remove it,
 * and the preview rejects a program that does.
 *
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
 */
export interface CustomAttributeArgs {
  /** The type of its values: `String`, `Number`, `DateTime` or `Boolean`. */
  type: AttributeType;
  /** Whether its value can change after the user was created. Default: true. */
  mutable?: boolean;
  /**
   * Whether users can set it themselves, when they sign up and later. Leave that off for what decides on rights, such as a
   * role or a tenant: administrators and triggers can set it in any case. Default: false.
   */
  userWritable?: boolean;
  /** The minimum number of characters of a String, 0 to 2,048. Default: 0. */
  minLength?: number;
  /** The maximum number of characters of a String, 0 to 2,048. Default: 2,048. */
  maxLength?: number;
  /** The smallest Number. Default: -9,007,199,254,740,991, the smallest that JavaScript holds exactly. */
  minValue?: number;
  /** The largest Number. Default: 9,007,199,254,740,991, the largest that JavaScript holds exactly. */
  maxValue?: number;
}

/**
 * An email that Cognito sends, as HTML.
 *
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-message-customizations.html
 */
export interface MailArgs {
  /** The subject, 1 to 140 visible characters and plain spaces. Default: Cognito's own. */
  subject?: pulumi.Input<string>;
  /**
   * The body, 6 to 20,000 visible characters, spaces and line breaks, with `{####}` where the code or temporary
   * password goes; an invitation also needs `{username}`, which Cognito fills in nowhere else. Default: Cognito's own.
   */
  message?: pulumi.Input<string>;
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
  /** Sign-in by `username`, with the verified email address as an alias, or by `email`. A change replaces the pool. Default: `username`. */
  signInWith?: SignInWith;
  /** Whether people can sign themselves up. Default: false, only an administrator creates users. */
  selfSignUp?: pulumi.Input<boolean>;
  /** The requirements for passwords. Default: 14 characters of all four kinds. */
  passwordPolicy?: PasswordPolicyArgs;
  /** Multi-factor authentication. Default: optional, with an authenticator app. */
  mfa?: MfaArgs;
  /**
   * At most 49 custom attributes, by name: 1 to 20 bytes (ASCII letters and digits have one each),
   * without `custom:`. At most 25 can be added at a time to a pool that exists. Once a pool has one, it can be neither
   * changed nor removed; the preview rejects that. Default: none.
   */
  customAttributes?: Record<string, CustomAttributeArgs>;
  /** The email to a user created by an administrator. */
  invitation?: MailArgs;
  /** The email with a code, for a new email address or a forgotten password. */
  verification?: MailArgs;
  /**
   * Cognito's feature plan: `LITE`, `ESSENTIALS` or `PLUS`. Before a lesser one, turn off what it doesn't have, in a deployment of
   * its own: Cognito refuses to change the plan of a pool that uses it. Default: `ESSENTIALS`.
   */
  featurePlan?: FeaturePlan;
  /** Whether Cognito refuses to delete the pool. Default: true. */
  deletionProtection?: pulumi.Input<boolean>;
}
