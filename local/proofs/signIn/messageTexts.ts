import { readMails, readTextMessages } from "@cognito-auth/local-aws/emulator/messages";
import type { Proof } from "./proof";
import { readableText, singleSpaced } from "./readable";
import type { CodeMedium } from "./sentCodes";
import type { PoolMessages } from "./types";

/** A message with a code. */
export interface SentCode {
  readonly medium: CodeMedium;
  readonly address: string;
  readonly code: string;
}

/** How the last message to an address differs from the one that the stack asks for; undefined where it doesn't. */
export async function otherText(
  { target: { endpoint, messages } }: Proof,
  occasion: keyof PoolMessages,
  { medium, address, code }: SentCode,
): Promise<string | undefined> {
  const asked = messages?.[occasion];
  if (asked === undefined) return undefined;
  if (medium === "phone_number") {
    const text = (await readTextMessages(endpoint))?.findLast(({ to }) => to === address)?.text;
    return difference("text message", text, filled(asked.smsMessage, code));
  }
  const mail = (await readMails(endpoint))?.findLast(({ to }) => to.includes(address));
  const show = mail?.html === "" ? singleSpaced : readableText;
  const body = mail?.html === "" ? mail.text : mail?.html;
  const message = filled(asked.message, code);
  return (
    difference("subject", mail?.subject, asked.subject) ??
    difference("email", body && show(body), message && show(message))
  );
}

function filled(text: string | undefined, code: string): string | undefined {
  return text?.replaceAll("{####}", code);
}

/** What is not asked for can be anything. */
function difference(what: string, sent: string | undefined, asked: string | undefined): string | undefined {
  if (asked === undefined || sent === asked) return undefined;
  return `the ${what} is "${sent ?? ""}" instead of "${asked}"`;
}
