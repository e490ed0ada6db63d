import type * as aws from "@pulumi/aws";
import { VerificationStyle } from "./messageArgs";
import type { SettledUserPool } from "./settled";

type InvitationProperties = aws.types.input.cognito.UserPoolAdminCreateUserConfigInviteMessageTemplate;
type VerificationProperties = aws.types.input.cognito.UserPoolVerificationMessageTemplate;

/** What a user created by an administrator gets; the AWS provider always sends all three texts. */
export function invitationProperties({ invitation }: SettledUserPool): InvitationProperties {
  const { subject, message, smsMessage } = invitation;
  return { emailSubject: subject, emailMessage: message, smsMessage };
}

/**
 * What verifies an address or number, with the email of the style alone: "When you supply both parameters with either choice,
 * Amazon Cognito returns an error" (VerificationMessageTemplate in the API model of Cognito).
 */
export function verificationProperties({ verification }: SettledUserPool): VerificationProperties {
  const { style, subject, message, smsMessage } = verification;
  const email =
    style === VerificationStyle.Link
      ? { defaultEmailOption: "CONFIRM_WITH_LINK", emailSubjectByLink: subject, emailMessageByLink: message }
      : { defaultEmailOption: "CONFIRM_WITH_CODE", emailSubject: subject, emailMessage: message };
  return { ...email, ...(smsMessage === undefined ? {} : { smsMessage }) };
}
