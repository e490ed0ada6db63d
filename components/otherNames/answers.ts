import type { Objection } from "../validation/checks";

/** Names of other tools, each with what to write instead, or with its own objection. */
export type Answers = Readonly<Record<string, string | Objection>>;

/** The answer to what is so in any case. */
export const always = (what: string): string => `leave it out: ${what}`;

const reasonOfUnavailable = "there is no argument for this yet";

/** The answer to what only the AWS resource has. */
export const unavailable = (properties: string): Objection => ({
  reason: reasonOfUnavailable,
  fix: `set ${properties} of the AWS resource with Pulumi's transforms`,
});

/** The answer to what is an argument a level higher. */
export const beside = (argument: string): string => `write \`${argument}\` beside \`userPool\``;

/** The answers as objections. */
export function objections(answers: Answers): [string, Objection][] {
  const reason = "there is no argument with this name";
  return Object.entries(answers).map(([name, answer]) => [
    name,
    typeof answer === "string" ? { reason, fix: answer } : answer,
  ]);
}
