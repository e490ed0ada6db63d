import type * as pulumi from "@pulumi/pulumi";

/**
 * What Cognito sends to a user whom an administrator creates: an email as HTML, or a text message to one without an email address.
 *
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-message-customizations.html
 */
export interface InvitationArgs {
  /** The email's subject, 1 to 140 visible characters and plain spaces. Default: Cognito's own. */
  subject?: pulumi.Input<string>;
  /**
   * The email's body, 6 to 20,000 visible characters, spaces and line breaks, with `{username}` and `{####}` where the username
   * and the temporary password go. Default: Cognito's own.
   */
  message?: pulumi.Input<string>;
  /** The text message, 6 to 140 characters, with `{username}` and `{####}`. Default: Cognito's own. */
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
   * By `code`, or by `link` at sign-up, which needs a `domain`. For a forgotten password and a changed address it is always a code:
   * with the style `link`, in Cognito's own email. Default: `code`.
   */
  style?: VerificationStyle;
  /** The email's subject, 1 to 140 visible characters and plain spaces. Default: Cognito's own. */
  subject?: pulumi.Input<string>;
  /**
   * The email's body, 6 to 20,000 visible characters, spaces and line breaks, with `{####}` where the code goes, or with
   * `{##Verify##}`, whose text is the link's, in the style `link`. Default: Cognito's own.
   */
  message?: pulumi.Input<string>;
  /**
   * The text message with a code, 6 to 140 characters with `{####}`; only with `userPool.sms`, and for forgotten passwords, too.
   * Default: Cognito's own.
   */
  smsMessage?: pulumi.Input<string>;
}
