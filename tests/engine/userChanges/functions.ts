import type { TriggersArgs } from "../../../components";
import { functionArn, senderOf } from "../../helpers/functionArns";
import type { Done } from "../argumentChanges";

/** The functions that have to exist before a pool may call them. */
export const functions = ["one", "other", "mails", "texts"];

export const one = functionArn("one");
export const other = functionArn("other");
export const mails = senderOf("mails");
export const texts = senderOf("texts");

/** What is done with the permissions for some triggers. */
export function permissions(done: Done, ...purposes: readonly string[]): Record<string, Done> {
  return Object.fromEntries(purposes.map((purpose) => [`${purpose}-permission`, done]));
}

/** Challenges of one's own, all by one function. */
export function challengesBy(arn: string): NonNullable<TriggersArgs["customAuthentication"]> {
  return { defineAuthChallenge: arn, createAuthChallenge: arn, verifyAuthChallengeResponse: arn };
}
