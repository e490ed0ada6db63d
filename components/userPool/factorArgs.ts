import type * as pulumi from "@pulumi/pulumi";

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

/**
 * The email with the code of a second factor, or of a sign-in without a password (`passwordless.emailOtp`), as HTML.
 *
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_EmailMfaConfigType.html
 */
export interface EmailMfaArgs {
  /** The subject, 1 to 140 visible characters and plain spaces. Default: `Your authentication code`. */
  subject?: pulumi.Input<string>;
  /**
   * The body, 6 to 20,000 visible characters, spaces and line breaks, with `{####}` where the code goes.
   * Default: `Your authentication code is {####}.`.
   */
  message?: pulumi.Input<string>;
}

/**
 * Multi-factor authentication. Its factors are an authenticator app, a text message wherever `userPool.sms` is given, and an email.
 * The reference has a table of what goes with what.
 *
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html
 */
export interface MfaArgs {
  /**
   * Off, optional or required: `OFF`, `OPTIONAL` or `ON`. Before a change to `ON`, remove what excludes it, `passwordless` and recovery
   * by phone, in a deployment of its own: the preview rejects both at once. Default: `OPTIONAL`.
   */
  mode?: MfaMode;
  /** Whether an authenticator app (TOTP) can be the second factor. Default: true. */
  totp?: boolean;
  /**
   * An email with a code as second factor; its texts are those of `passwordless.emailOtp`, too. It needs `userPool.ses`, the plan
   * Essentials or Plus, and an `accountRecovery` that isn't by email alone; a pool that exists must have these before, from an
   * earlier deployment. Once a pool has it, it can't be removed while MFA isn't off: the AWS provider would keep it, so the preview
   * rejects that. Default: none.
   */
  email?: EmailMfaArgs;
  /**
   * The text message with the code of a second factor, or of a sign-in without a password (`passwordless.smsOtp`), 6 to 140
   * characters in one line, with `{####}` where the code goes; only with `userPool.sms`.
   * Default: `Your authentication code is {####}.`.
   */
  smsMessage?: pulumi.Input<string>;
}

/** Whether a passkey demands a fingerprint, a face or a PIN. */
export const UserVerification = {
  /** Every passkey does. */
  Required: "required",
  /** A passkey does where the user's device can. */
  Preferred: "preferred",
} as const;
/** Whether a passkey demands a fingerprint, a face or a PIN. */
export type UserVerification = (typeof UserVerification)[keyof typeof UserVerification];

/**
 * Passkeys (WebAuthn). Cognito allows each user 20.
 *
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html
 */
export interface PasskeysArgs {
  /**
   * The domain that passkeys are for, 1 to 127 characters, such as `example.com`: that of the sign-in pages, or of the
   * application that asks for passkeys itself. With sign-in pages at a custom domain, it must be that domain's name. A change
   * makes all passkeys useless: users have to register new ones.
   * Default: the name of `domain.custom`, or else the prefix domain, which Cognito takes by itself.
   */
  relyingPartyId?: pulumi.Input<string>;
  /** `required`, or `preferred` where a passkey may be proof of the device alone. Default: `required`. */
  userVerification?: UserVerification;
}

/**
 * First factors besides the password, which stays possible: at least one of these. They need the plan Essentials or Plus, and app
 * clients with `authFlows.userAuth`, which is on by default then.
 *
 * https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-selection-sdk.html
 */
export interface PasswordlessArgs {
  /**
   * A one-time code by email; not with MFA that is required. Cognito's own mailer sends about 50 a day. After its removal, users who
   * signed up without a password get in only by `accountRecovery`. Default: false.
   */
  emailOtp?: boolean;
  /**
   * A one-time code by text message; needs `userPool.sms`, and not with MFA that is required. After its removal, users who signed up
   * without a password get in only by `accountRecovery`. Default: false.
   */
  smsOtp?: boolean;
  /**
   * Passkeys; not with MFA that is required. No local AWS can prove them. Once a pool has them, the preview rejects their removal,
   * unless the user pool has the resource option `ignoreChanges: ["webAuthnConfiguration"]`: Cognito keeps their settings, unused.
   * Default: none.
   */
  passkeys?: PasskeysArgs;
}
