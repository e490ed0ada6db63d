import type * as pulumi from "@pulumi/pulumi";

/** A function that sends messages in place of Cognito. */
export interface CustomSenderArgs {
  /** The function's ARN, also with an alias or a version (but not with `$LATEST`), in the region and account of the pool. */
  functionArn: pulumi.Input<string>;
  /**
   * The ARN of the role that the function runs with. The component lets it decrypt the codes and passwords of this pool, by a policy
   * of the role. Required, but with `customSenders.keyArn` it can be left out where the role may decrypt already. Default: none.
   */
  roleArn?: pulumi.Input<string>;
}

/**
 * Lambda functions that send all emails or text messages of the pool, for instance with another service. They get codes and temporary
 * passwords encrypted by the AWS Encryption SDK, with a key in AWS KMS and with the pool's id as encryption context (`userpool-id`).
 * The component permits exactly this pool to invoke them. Who deploys needs the permission `kms:CreateGrant`.
 *
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-sender-triggers.html
 */
export interface CustomSendersArgs {
  /** The function that sends emails, also those with invitations. Default: none; Cognito sends them itself. */
  email?: CustomSenderArgs;
  /** The function that sends text messages; with `userPool.sms`. Default: none; Cognito sends them itself. */
  sms?: CustomSenderArgs;
  /**
   * The ARN of a symmetric key in AWS KMS, in the pool's region. Default: a key of the component, which is rotated every year, with an
   * alias that begins with `alias/NAME-custom-senders-`, NAME being the component's. AWS deletes the component's key 30 days after one
   * is given, or after `customSenders` is removed.
   */
  keyArn?: pulumi.Input<string>;
}
