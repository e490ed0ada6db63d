import { otherNames } from "../otherNames";
import { type Check, fields, type Objection, refine } from "../validation/checks";
import { objectToEmailCharacters } from "../validation/formats";
import { input } from "../validation/later";
import { stringOfLength } from "../validation/scalars";
import type { MailArgs } from "./args";

/** What Cognito fills in an email. */
interface Placeholders {
  /** Without these, the email is useless, and Cognito or the AWS provider refuses it. */
  readonly required: readonly string[];
  /** These Cognito fills in other emails only, so that users would see them as they are. */
  readonly foreign: readonly string[];
}

// "{username}: Invitation and advanced security messages"; all others of these are advanced security placeholders
// (Cognito's page on message customizations). A link such as {##Verify##} needs another kind of verification.
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
const link = /\{##[^{}#]+##\}/;

/** Checks the email to a user created by an administrator. */
export const checkInvitation: Check<MailArgs> = checkEmail(
  { required: [username, code], foreign: ofThreatProtection },
  otherNames.invitation,
);

/** Checks the email with a code. */
export const checkVerification: Check<MailArgs> = checkEmail(
  { required: [code], foreign: [username, ...ofThreatProtection] },
  otherNames.verification,
);

function checkEmail(
  { required, foreign }: Placeholders,
  refused: ReadonlyMap<string, Objection>,
): Check<MailArgs> {
  const subject = refine(
    stringOfLength(1, 140, "Cognito accepts a subject of 1 to 140 characters"),
    (value) => objectToEmailCharacters(value) ?? objectToPlaceholders(value, foreign),
  );
  const message = refine(
    stringOfLength(6, 20_000, "Cognito accepts a message of 6 to 20,000 characters"),
    (value) =>
      objectToEmailCharacters(value) ?? objectToPlaceholders(value, foreign) ?? objectToLack(value, required),
  );
  return fields<MailArgs>({ subject: input(subject), message: input(message) }, { refused });
}

function objectToPlaceholders(text: string, foreign: readonly string[]): Objection | undefined {
  const found = foreign.filter((placeholder) => text.includes(placeholder));
  if (link.test(text)) found.push("{##…##}");
  if (found.length === 0) return undefined;
  const listed = found.join(" and ");
  return { reason: `Cognito doesn't replace ${listed} in this email`, fix: `remove ${listed}` };
}

function objectToLack(message: string, required: readonly string[]): Objection | undefined {
  const missing = required.filter((placeholder) => !message.includes(placeholder)).join(" and ");
  if (missing === "") return undefined;
  return {
    reason: `the message lacks ${missing}, which Cognito replaces`,
    fix: `add ${missing} to the message`,
  };
}
