import type * as sdk from "@aws-sdk/client-cognito-identity-provider";
import type * as aws from "@pulumi/aws";
import { block, fieldsOf } from "../../fields";

const inviteMessageTemplate = fieldsOf<
  aws.types.input.cognito.UserPoolAdminCreateUserConfigInviteMessageTemplate,
  sdk.MessageTemplateType
>({ emailMessage: "EmailMessage", emailSubject: "EmailSubject", smsMessage: "SMSMessage" });

/** Who creates users, and the invitation to them. */
export const adminCreateUserConfig = fieldsOf<
  aws.types.input.cognito.UserPoolAdminCreateUserConfig,
  sdk.AdminCreateUserConfigType
>({
  allowAdminCreateUserOnly: "AllowAdminCreateUserOnly",
  inviteMessageTemplate: block("InviteMessageTemplate", inviteMessageTemplate),
});

/** Who sends mails. */
export const emailConfiguration = fieldsOf<
  aws.types.input.cognito.UserPoolEmailConfiguration,
  sdk.EmailConfigurationType
>({
  configurationSet: "ConfigurationSet",
  emailSendingAccount: "EmailSendingAccount",
  fromEmailAddress: "From",
  replyToEmailAddress: "ReplyToEmailAddress",
  sourceArn: "SourceArn",
});

/** The messages with a code or link. Cognito fills in those that the program leaves out. */
export const verificationMessageTemplate = fieldsOf<
  aws.types.input.cognito.UserPoolVerificationMessageTemplate,
  sdk.VerificationMessageTemplateType
>({
  defaultEmailOption: "DefaultEmailOption",
  emailMessage: "EmailMessage",
  emailMessageByLink: "EmailMessageByLink",
  emailSubject: "EmailSubject",
  emailSubjectByLink: "EmailSubjectByLink",
  smsMessage: "SmsMessage",
});
