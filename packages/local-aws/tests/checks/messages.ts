import assert from "node:assert/strict";
import type { CognitoUnderTest } from "../helpers/cognitoUnderTest";
import { textsTo } from "../helpers/messages";

/** The text message to a phone number. */
export async function textTo(cognito: CognitoUnderTest, number: string): Promise<string> {
  const [text] = await textsTo(cognito, number);
  return text ?? assert.fail("There is no text message.");
}

/** A code of the right form that isn't the right one. */
export function otherThan(code: string): string {
  return code === "000000" ? "000001" : "000000";
}
