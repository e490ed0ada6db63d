import assert from "node:assert/strict";
import { type Mail, readMails, readTextMessages } from "../../emulator/messages";
import type { CognitoUnderTest } from "./cognitoUnderTest";

/** What a pool needs to send text messages. */
export const SmsConfiguration = {
  SnsCallerArn: "arn:aws:iam::000000000000:role/sms",
  ExternalId: "pool",
} as const;

/** What a pool needs to send emails through Amazon SES. */
export const EmailConfiguration = {
  EmailSendingAccount: "DEVELOPER",
  SourceArn: "arn:aws:ses:us-east-1:000000000000:identity/shop@example.com",
} as const;

let addresses = 0;

/** A phone number that nothing else is sent to. */
export function phoneNumber(): string {
  return `+1555${String(1_000_000 + (addresses += 1))}`;
}

/** An email address that nothing else is sent to. */
export function emailOf(name: string): string {
  return `${name}${String((addresses += 1))}@example.com`;
}

/** The text messages to a phone number, in the order in which they were sent. */
export async function textsTo({ endpoint }: CognitoUnderTest, number: string): Promise<string[]> {
  const messages = (await readTextMessages(endpoint)) ?? assert.fail("It shows no text messages.");
  return messages.filter(({ to }) => to === number).map(({ text }) => text);
}

/** The first text message to a phone number. */
export async function textTo(cognito: CognitoUnderTest, number: string): Promise<string> {
  const [text] = await textsTo(cognito, number);
  return text ?? assert.fail("There is no text message.");
}

/** The emails to an address, in the order in which they were sent. */
export async function mailsTo({ endpoint }: CognitoUnderTest, address: string): Promise<Mail[]> {
  const mails = (await readMails(endpoint)) ?? assert.fail("It shows no emails.");
  return mails.filter(({ to }) => to.includes(address));
}

/** The code in the last email to an address. */
export async function codeMailedTo(cognito: CognitoUnderTest, address: string): Promise<string> {
  const { text = "", html = "" } = (await mailsTo(cognito, address)).at(-1) ?? {};
  return codeIn(text === "" ? html : text);
}

/** The code in the last text message to a phone number. */
export async function codeTextedTo(cognito: CognitoUnderTest, number: string): Promise<string> {
  return codeIn((await textsTo(cognito, number)).at(-1));
}

/** The only code in a message. */
export function codeIn(text = ""): string {
  return /\b\d{6,8}\b/.exec(text)?.[0] ?? assert.fail(`There is no code in "${text}".`);
}

/** A code of the right form that isn't the right one. */
export function otherThan(code: string): string {
  return code.replace(/.$/, (digit) => String((Number(digit) + 1) % 10));
}
