import assert from "node:assert/strict";
import { readMails } from "@cognito-auth/local-aws/emulator/messages";

/** The code in the last email to an address. */
export async function codeSentTo(endpoint: string, address: string): Promise<string> {
  const mails = (await readMails(endpoint)) ?? [];
  const mail = mails.filter(({ to }) => to.includes(address)).at(-1);
  const code = /\b\d{6}\b/.exec(mail === undefined ? "" : `${mail.text} ${mail.html}`)?.[0];
  assert.ok(code, `no code was sent to ${address}`);
  return code;
}
