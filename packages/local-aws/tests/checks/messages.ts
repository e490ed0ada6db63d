import assert from "node:assert/strict";
import type { CognitoUnderTest } from "../helpers/cognitoUnderTest";
import { codeIn, mailsTo, textsTo } from "../helpers/messages";

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
export async function textTo(cognito: CognitoUnderTest, number: string): Promise<string> {
  const [text] = await textsTo(cognito, number);
  return text ?? assert.fail("There is no text message.");
}

/** A code of the right form that isn't the right one. */
export function otherThan(code: string): string {
  return code === "000000" ? "000001" : "000000";
}
