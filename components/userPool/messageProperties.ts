import type * as aws from "@pulumi/aws";
import type { UserPoolArgs as UserPoolProperties } from "@pulumi/aws/cognito/userPool";
import { VerificationStyle } from "./messageArgs";
import type { SettledUserPool, SettledVerification } from "./settled";

type InvitationProperties = aws.types.input.cognito.UserPoolAdminCreateUserConfigInviteMessageTemplate;
type VerificationProperties = NonNullable<UserPoolProperties["verificationMessageTemplate"]>;

/** What a user created by an administrator gets; the AWS provider always sends all three texts. */
export function invitationProperties({ invitation }: SettledUserPool): InvitationProperties {
  const { subject, message, smsMessage } = invitation;
  return { emailSubject: subject, emailMessage: message, smsMessage };
}

/** What verifies an address or number. */
export function verificationProperties({ verification }: SettledUserPool): VerificationProperties {
  const { smsMessage } = verification;
  return { ...emailProperties(verification), ...(smsMessage === undefined ? {} : { smsMessage }) };
}

/**
 * The email of the style alone: "When you supply both parameters with either choice, Amazon Cognito returns an error"
 * (VerificationMessageTemplate in the API model of Cognito).
 */
function emailProperties({ style, subject, message }: SettledVerification): VerificationProperties {
  return style === VerificationStyle.Link
    ? { defaultEmailOption: "CONFIRM_WITH_LINK", emailSubjectByLink: subject, emailMessageByLink: message }
    : { defaultEmailOption: "CONFIRM_WITH_CODE", emailSubject: subject, emailMessage: message };
}
