import {
  AdminGetUserCommand,
  type CognitoIdentityProviderClient,
} from "@aws-sdk/client-cognito-identity-provider";
import { readMails, readTextMessages } from "@cognito-auth/local-aws/emulator/messages";
import { type CheckResult, skipped, violated } from "./claim";
import { deadline } from "./deadline";
import { readableText } from "./readable";
import type { ProofTarget } from "./types";

/** How a code is sent. */
export type CodeMedium = "email" | "phone_number";

/** By challenge that asks for a code that is sent, the attribute that it is sent to. */
const mediums = { EMAIL_OTP: "email", SMS_MFA: "phone_number", SMS_OTP: "phone_number" } as const;

/** A challenge that asks for a code that is sent. */
export type CodeChallenge = keyof typeof mediums;

/** Whether a challenge asks for a code that is sent. */
export function isCodeChallenge(challenge: string): challenge is CodeChallenge {
  return Object.hasOwn(mediums, challenge);
}

/** How the code of a challenge is sent. */
export function mediumOf(challenge: CodeChallenge): CodeMedium {
  return mediums[challenge];
}

/** Why a code that is sent can't be read at an endpoint. */
export const codesHidden = "the endpoint does not show the messages it sends";

/** What it means that no code was found. */
export async function withoutCode(endpoint: string, medium: CodeMedium): Promise<CheckResult> {
  const messages = await (medium === "email" ? readMails(endpoint) : readTextMessages(endpoint));
  return messages === undefined ? skipped(codesHidden) : violated("no message with a code was sent");
}

/** The code that a user was sent last; undefined where the endpoint shows none. */
export async function codeOfUser(
  client: CognitoIdentityProviderClient,
  { endpoint, userPoolId: UserPoolId }: ProofTarget,
  Username: string,
  medium: CodeMedium,
): Promise<string | undefined> {
  const { UserAttributes = [] } = await client.send(
    new AdminGetUserCommand({ UserPoolId, Username }),
    deadline(),
  );
  const address = UserAttributes.find(({ Name }) => Name === medium)?.Value ?? "";
  return codeSentTo(endpoint, medium, address);
}

/** The code in the last message to an address or a number; undefined where the endpoint shows none. */
export async function codeSentTo(
  endpoint: string,
  medium: CodeMedium,
  address: string,
): Promise<string | undefined> {
  const message = await lastMessage(endpoint, medium, address);
  return message === undefined ? undefined : /(?<!\d)\d{6,8}(?!\d)/.exec(message)?.[0];
}

/** What a reader sees of the last message to an address or a number; undefined where the endpoint shows none. */
export async function lastMessage(
  endpoint: string,
  medium: CodeMedium,
  address: string,
): Promise<string | undefined> {
  if (medium === "phone_number") {
    return (await readTextMessages(endpoint))?.findLast(({ to }) => to === address)?.text;
  }
  const mail = (await readMails(endpoint))?.findLast(({ to }) => to.includes(address));
  return mail && (mail.html === "" ? mail.text : readableText(mail.html));
}

/** A code of the right form that isn't the right one. */
export function otherThan(code: string): string {
  return code.replace(/.$/, (digit) => String((Number(digit) + 1) % 10));
}
