import type * as pulumi from "@pulumi/pulumi";

/**
 * What Cognito sends to a user whom an administrator creates: an email as HTML, or a text message to one without an email address.
 *
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-message-customizations.html
 */
export interface InvitationArgs {
  /** The email's subject, 1 to 140 visible characters and plain spaces. Default: `Your temporary password`. */
  subject?: pulumi.Input<string>;
  /**
   * The email's body, 6 to 20,000 visible characters, spaces and line breaks, with `{username}` and `{####}` where the username
   * and the temporary password go. Default: `Your username is {username} and temporary password is {####}.`.
   */
  message?: pulumi.Input<string>;
  /**
   * The text message, 6 to 140 characters, with `{username}` and `{####}`.
   * Default: `Your username is {username} and temporary password is {####}.`.
   */
  smsMessage?: pulumi.Input<string>;
}

/** How a user who signs up proves that the email address is theirs. */
export const VerificationStyle = {
  /** By a code from the email, which the user types in. */
  Code: "code",
  /** By a link in the email, which needs a `domain`. */
  Link: "link",
} as const;
/** How a user who signs up proves that the email address is theirs. */
export type VerificationStyle = (typeof VerificationStyle)[keyof typeof VerificationStyle];

/**
 * What Cognito sends to verify an email address or phone number: an email as HTML, or a text message.
 *
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-message-customizations.html
 */
export interface VerificationArgs {
  /**
   * By `code`, or by `link` at sign-up, which needs a `domain` and `autoVerify.email`. For a forgotten password and a changed address
   * it is always a code; with the style `link`, in the email that the pool had for codes before, or Cognito's own. A change between
   * both hasn't been tried on AWS: the AWS provider keeps the email of the other style, and by AWS's API reference, Cognito rejects
   * emails of both styles together.
   * Default: `code`.
   */
  style?: VerificationStyle;
  /**
   * The email's subject, 1 to 140 visible characters and plain spaces.
   * Default: `Your verification code`, but `Your verification link` in the style `link`.
   */
  subject?: pulumi.Input<string>;
  /**
   * The email's body, 6 to 20,000 visible characters, spaces and line breaks, with `{####}` where the code goes, or with
   * `{##Verify##}`, whose text is the link's, in the style `link`. Default: `Your verification code is {####}.`, but
   * `Please click the link below to verify your email address. {##Verify Email##}` in the style `link`.
   */
  message?: pulumi.Input<string>;
  /**
   * The text message with a code, 6 to 140 characters with `{####}`; only with `userPool.sms`, and for forgotten passwords, too.
   * Default: `Your verification code is {####}.`.
   */
  smsMessage?: pulumi.Input<string>;
}
