import type * as pulumi from "@pulumi/pulumi";

/**
 * Emails by Amazon SES. Who deploys needs the permission `iam:CreateServiceLinkedRole`, and an account in the SES sandbox sends to
 * verified addresses only.
 *
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-email.html
 */
export interface SesArgs {
  /**
   * The ARN of the verified identity in SES, an email address or a domain: `arn:aws:ses:REGION:ACCOUNT:identity/NAME`. Cognito takes
   * identities of the pool's region, and of the others that
   * [its page on emails](https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-email.html) lists for that region.
   */
  identityArn: pulumi.Input<string>;
  /** The sender's address, in ASCII and without a name: the identity itself, or an address of its domain or of a subdomain. */
  from: pulumi.Input<string>;
  /** The sender's name, which email clients show, 1 to 100 characters of any script. Default: none. */
  fromName?: pulumi.Input<string>;
  /** The address that answers go to. Default: the sender's. */
  replyTo?: pulumi.Input<string>;
  /** The name of a configuration set in SES, 1 to 64 letters, digits, `_` and `-`. Default: none. */
  configurationSet?: pulumi.Input<string>;
}

/**
 * Text messages by Amazon SNS, with a role that the component makes, or a given one. A new account is in the SMS sandbox and sends to
 * verified numbers only; numbers in the US need an origination identity.
 *
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-sms-settings.html
 */
export interface SmsArgs {
  /**
   * The ARN of the role with which Cognito sends; with `externalId`. Default: a role of the component, which only user pools of this
   * account can use, by an external id, and only to publish with SNS, to phone numbers and to topics. Its name is the component's
   * with `-sms-role-` and seven digits, at most 64 characters.
   */
  roleArn?: pulumi.Input<string>;
  /**
   * The external id in the trust policy of that role, 2 to 1,224 ASCII letters, digits and `_+=,.@:/-`; with `roleArn`.
   * Default: that of the component's role, which is made of project, stack and component.
   */
  externalId?: pulumi.Input<string>;
  /**
   * The region that SNS sends from; needed for a pool in a region where SNS sends no text messages. Once a pool has one, it can be
   * changed but not removed: the AWS provider keeps it. Default: the one that Cognito chooses, which is mostly the pool's.
   */
  region?: pulumi.Input<string>;
}
