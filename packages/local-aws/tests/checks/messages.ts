import assert from "node:assert/strict";
import { type Mail, readMails, readTextMessages } from "../../emulator";
import type { CognitoUnderTest } from "../helpers/cognitoUnderTest";

/** The mails to an address, oldest first. */
export async function mailsTo({ endpoint }: CognitoUnderTest, address: string): Promise<readonly Mail[]> {
  const mails = (await readMails(endpoint)) ?? assert.fail("Mails can't be read.");
  return mails.filter(({ to }) => to.includes(address));
}

/** The code in the last mail to an address. */
export async function mailedCode(cognito: CognitoUnderTest, address: string): Promise<string> {
  const mail = (await mailsTo(cognito, address)).at(-1) ?? assert.fail("There is no mail.");
  return codeIn(mail.text === "" ? mail.html : mail.text);
}

/** The code in the text message to a phone number. */
export async function textedCode(cognito: CognitoUnderTest, number: string): Promise<string> {
  return codeIn(await textTo(cognito, number));
}

/** The text message to a phone number. */
export async function textTo({ endpoint }: CognitoUnderTest, number: string): Promise<string> {
  const messages = (await readTextMessages(endpoint)) ?? assert.fail("Text messages can't be read.");
  const message = messages.find(({ to }) => to === number) ?? assert.fail("There is no text message.");
  return message.text;
}

/** A code of the right form that isn't the right one. */
export function otherThan(code: string): string {
  return code === "000000" ? "000001" : "000000";
}

function codeIn(text: string): string {
  return /\b\d{6,8}\b/.exec(text)?.[0] ?? assert.fail(`There is no code in "${text}".`);
}
