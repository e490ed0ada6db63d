import { VerificationStyle } from "../../components";
import type { PoolMessages } from "../proofs/signIn";
import { plainValue } from "./plainValue";
import { settledStack } from "./settledStack";
import type { StackFiles } from "./stackFiles";

/** The texts of the messages with codes that a stack asks for. */
export function poolMessages(files: StackFiles): PoolMessages {
  const { verification, mfa } = settledStack(files).userPool;
  // A pool has the email of one style only: where that has a link, its emails with codes are Cognito's own.
  const email = verification.style === VerificationStyle.Code ? verification : undefined;
  return {
    verification: {
      subject: known(email?.subject),
      message: known(email?.message),
      smsMessage: known(verification.smsMessage),
    },
    secondFactor: {
      subject: known(mfa.email?.subject),
      message: known(mfa.email?.message),
      smsMessage: known(mfa.smsMessage),
    },
  };
}

function known(text: unknown): string | undefined {
  return text === undefined ? undefined : plainValue(text);
}
