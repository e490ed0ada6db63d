import type { TriggersArgs } from "../../../components";
import { functionArn, senderOf } from "../../helpers/functionArns";
import type { Done } from "../argumentChanges";

/** The functions that have to exist before a pool may call them. */
export const functions = ["one", "other", "mails", "texts"];

export const one = functionArn("one");
export const other = functionArn("other");
export const mails = senderOf("mails");
export const texts = senderOf("texts");

/** What is done with the permissions for some triggers, and with the note of these where the pool has others, too. */
export function permissions(done: Done, ...purposes: readonly string[]): Record<string, Done> {
  const changed = Object.fromEntries(purposes.map((purpose) => [`${purpose}-permission`, done]));
  return done === "replaced" ? changed : { ...changed, functions: "updated" };
}

/** What is done with the note of a pool's functions where these are the first, or the last. */
export function note(done: Done): Record<string, Done> {
  return { functions: done };
}

/** Challenges of one's own, all by one function. */
export function challengesBy(arn: string): NonNullable<TriggersArgs["customAuthentication"]> {
  return { defineAuthChallenge: arn, createAuthChallenge: arn, verifyAuthChallengeResponse: arn };
}
