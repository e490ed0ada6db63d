import type * as pulumi from "@pulumi/pulumi";
import { otherNames } from "../otherNames";
import { type Check, fields, type Objection, ownValue, refine } from "../validation/checks";
import { objectToEmailCharacters } from "../validation/formats";
import { input } from "../validation/later";
import { bytesBetween, choice, stringOfLength } from "../validation/scalars";
import type { EmailMfaArgs } from "./factorArgs";
import { type InvitationArgs, type VerificationArgs, VerificationStyle } from "./messageArgs";

/** What Cognito fills in a message. */
interface Placeholders {
  /** Without these, the message is useless, and Cognito or the AWS provider refuses it. */
  readonly required: readonly string[];
  /** These Cognito fills in other messages only, so that users would see them as they are. */
  readonly foreign: readonly string[];
}

// "{username}: Invitation and advanced security messages"; all others of these are advanced security placeholders
// (Cognito's page on message customizations).
const username = "{username}";
const code = "{####}";
const ofThreatProtection = [
  "{ip-address}",
  "{city}",
  "{country}",
  "{login-time}",
  "{device-name}",
  "{one-click-link-valid}",
  "{one-click-link-invalid}",
  "{event-id}",
  "{feedback-token}",
];

/** "For link, your template body must contain link text in the format {##Click here##}": DefaultEmailOption in the API model. */
const link = "{##…##}";
const linkPattern = /\{##[^{}]+##\}/;

const ofInvitation: Placeholders = { required: [username, code], foreign: [...ofThreatProtection, link] };
const withCode: Placeholders = { required: [code], foreign: [username, ...ofThreatProtection, link] };
const withLink: Placeholders = { required: [link], foreign: [username, code, ...ofThreatProtection] };

/** Checks what a user created by an administrator gets. */
export const checkInvitation: Check<InvitationArgs> = fields<InvitationArgs>(
  { ...emailChecks(ofInvitation), smsMessage: input(smsMessage(ofInvitation)) },
  { refused: otherNames.invitation },
);

/** Checks the text message with a code. */
export const checkSmsWithCode: Check<string> = refine(smsMessage(withCode), objectToLineBreaks);

/** Checks what verifies an email address or phone number. */
export const checkVerification: Check<VerificationArgs> = (value, path, report) =>
  verificationBy[ownValue(value, "style") === VerificationStyle.Link ? "link" : "code"](value, path, report);

const verificationBy = { code: checkVerificationBy(withCode), link: checkVerificationBy(withLink) };

function checkVerificationBy(placeholders: Placeholders): Check<VerificationArgs> {
  return fields<VerificationArgs>(
    {
      style: choice(VerificationStyle),
      ...emailChecks(placeholders),
      smsMessage: input(checkSmsWithCode),
    },
    { refused: otherNames.verification },
  );
}

const emailOfFactor = emailTexts(withCode);

/** Checks the email of a second factor, whose length the AWS provider counts in bytes. */
export const checkEmailMfa: Check<EmailMfaArgs> = fields<EmailMfaArgs>(
  {
    subject: input(
      refine(
        emailOfFactor.subject,
        bytesBetween(1, 140, "the AWS provider accepts a subject of 1 to 140 bytes"),
      ),
    ),
    message: input(
      refine(
        emailOfFactor.message,
        bytesBetween(6, 20_000, "the AWS provider accepts a message of 6 to 20,000 bytes"),
      ),
    ),
  },
  { refused: otherNames.emailMfa },
);

/** The checks of an email's subject and body. */
interface EmailTexts {
  readonly subject: Check<string>;
  readonly message: Check<string>;
}

function emailChecks(placeholders: Placeholders): {
  [Text in keyof EmailTexts]: Check<pulumi.Input<string>>;
} {
  const { subject, message } = emailTexts(placeholders);
  return { subject: input(subject), message: input(message) };
}

function emailTexts({ required, foreign }: Placeholders): EmailTexts {
  return {
    subject: refine(
      stringOfLength(1, 140, "Cognito accepts a subject of 1 to 140 characters"),
      (value) => objectToEmailCharacters(value) ?? objectToPlaceholders(value, foreign),
    ),
    message: refine(
      stringOfLength(6, 20_000, "Cognito accepts a message of 6 to 20,000 characters"),
      (value) =>
        objectToEmailCharacters(value) ??
        objectToPlaceholders(value, foreign) ??
        objectToLack(value, required),
    ),
  };
}

function smsMessage({ required, foreign }: Placeholders): Check<string> {
  return refine(
    stringOfLength(6, 140, "Cognito accepts a text message of 6 to 140 characters"),
    (value) => objectToPlaceholders(value, foreign) ?? objectToLack(value, required),
  );
}

/** `.*\{####\}.*`: SmsVerificationMessageType in the API model of Cognito, where a dot is no line break. */
function objectToLineBreaks(text: string): Objection | undefined {
  return /[\n\r]/.test(text)
    ? { reason: "Cognito accepts no line breaks in this text message", fix: "write it in one line" }
    : undefined;
}

function contains(text: string, placeholder: string): boolean {
  return placeholder === link ? linkPattern.test(text) : text.includes(placeholder);
}

function objectToPlaceholders(text: string, foreign: readonly string[]): Objection | undefined {
  const found = foreign.filter((placeholder) => contains(text, placeholder));
  if (found.length === 0) return undefined;
  const listed = found.join(" and ");
  return { reason: `Cognito doesn't replace ${listed} in this message`, fix: `remove ${listed}` };
}

function objectToLack(message: string, required: readonly string[]): Objection | undefined {
  const missing = required.filter((placeholder) => !contains(message, placeholder));
  if (missing.length === 0) return undefined;
  const listed = missing.join(" and ");
  return {
    reason: `the message lacks ${listed}, which Cognito replaces`,
    fix: `add ${listed.replace(link, "{##Verify##}, or another text between the signs,")} to the message`,
  };
}
