import assert from "node:assert/strict";
import { readMails, readTextMessages } from "@cognito-auth/local-aws/emulator/messages";

/** The code in the last email to an address, or the last text message to a phone number. */
export async function codeSentTo(endpoint: string, destination: string): Promise<string> {
  const texts = destination.startsWith("+")
    ? await textMessagesTo(endpoint, destination)
    : await mailsTo(endpoint, destination);
  const code = /\b\d{6,8}\b/.exec(texts.at(-1) ?? "")?.[0];
  assert.ok(code, `no code was sent to ${destination}`);
  return code;
}

async function mailsTo(endpoint: string, address: string): Promise<string[]> {
  const mails = (await readMails(endpoint)) ?? [];
  return mails.filter(({ to }) => to.includes(address)).map(({ text, html }) => `${text} ${html}`);
}

async function textMessagesTo(endpoint: string, number: string): Promise<string[]> {
  const messages = (await readTextMessages(endpoint)) ?? [];
  return messages.filter(({ to }) => to === number).map(({ text }) => text);
}
