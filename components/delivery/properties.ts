import type * as aws from "@pulumi/aws";
import type { RoleArgs } from "@pulumi/aws/iam/role";
import type { RolePolicyArgs } from "@pulumi/aws/iam/rolePolicy";
import * as pulumi from "@pulumi/pulumi";
import { policyVersion } from "../policyVersion";
import type { SesArgs } from "./args";
import { mailboxOf } from "./mailbox";

type EmailConfiguration = aws.types.input.cognito.UserPoolEmailConfiguration;
type SmsConfiguration = aws.types.input.cognito.UserPoolSmsConfiguration;

/** What Cognito sends text messages with. */
export interface SmsSender {
  /** The role that it assumes. */
  readonly roleArn: pulumi.Input<string>;
  /** The external id by which the role knows it. */
  readonly externalId: pulumi.Input<string>;
  /** The region that SNS sends from; undefined for the one that Cognito chooses. */
  readonly region: pulumi.Input<string> | undefined;
  /** What must be there before the pool uses the role. */
  readonly dependsOn: readonly pulumi.Resource[];
}

/** How a pool sends emails: by Amazon SES, or by Cognito's own mailer. */
export function emailConfigurationProperties(ses: SesArgs | undefined): EmailConfiguration {
  if (ses === undefined) return { emailSendingAccount: "COGNITO_DEFAULT" };
  const { identityArn, replyTo, configurationSet } = ses;
  return {
    emailSendingAccount: "DEVELOPER",
    sourceArn: identityArn,
    fromEmailAddress: senderOf(ses),
    ...(replyTo === undefined ? {} : { replyToEmailAddress: replyTo }),
    ...(configurationSet === undefined ? {} : { configurationSet }),
  };
}

function senderOf({ from, fromName }: SesArgs): pulumi.Input<string> {
  if (fromName === undefined) return from;
  if (typeof from === "string" && typeof fromName === "string") return mailboxOf(fromName, from);
  return pulumi.all([fromName, from]).apply(([name, address]) => mailboxOf(name, address));
}

/** How a pool sends text messages. */
export function smsConfigurationProperties({ roleArn, externalId, region }: SmsSender): SmsConfiguration {
  return {
    externalId,
    snsCallerArn: roleArn,
    ...(region === undefined ? {} : { snsRegion: region }),
  };
}

/** The properties of a role that the user pools of an account use, with an external id. */
export function smsRoleProperties(
  accountId: pulumi.Input<string>,
  externalId: string,
  tags: NonNullable<RoleArgs["tags"]>,
): RoleArgs {
  const trustPolicy = (account: string): string =>
    JSON.stringify({
      Version: policyVersion,
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "cognito-idp.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: {
            StringEquals: { "aws:SourceAccount": account, "sts:ExternalId": externalId },
            // The pool itself is created after its role. "Each of the six colon-delimited components of the ARN is checked
            // separately and each can include a multi-character match wildcard": ArnLike in the AWS SDK for .NET.
            ArnLike: { "aws:SourceArn": `arn:*:cognito-idp:*:${account}:userpool/*` },
          },
        },
      ],
    });
  return { assumeRolePolicy: pulumi.output(accountId).apply(trustPolicy), tags };
}

/** The properties of the role's policy: a text message to a phone number is published to no topic, so to no resource. */
export function smsPolicyProperties(role: pulumi.Input<string>): RolePolicyArgs {
  return {
    role,
    policy: JSON.stringify({
      Version: policyVersion,
      Statement: [{ Effect: "Allow", Action: "sns:Publish", Resource: "*" }],
    }),
  };
}
