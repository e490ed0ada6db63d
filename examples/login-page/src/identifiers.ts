import { inAList } from "./inAList";

/** What users can sign in with, by Cognito's names, in the order in which labels name it. */
const nouns = {
  username: "username",
  email: "email address",
  phone_number: "phone number",
} as const;

/** What users sign in with: a username, or the value of an attribute. */
export type Identifier = keyof typeof nouns;

/** Those of these names that users can sign in with; a username where there are none, as in Cognito. */
export function identifiersAmong(names: readonly string[]): Identifier[] {
  const identifiers = (Object.keys(nouns) as Identifier[]).filter((name) => names.includes(name));
  return identifiers.length === 0 ? ["username"] : identifiers;
}

/** The label of a field that takes any of these: `Username, email address or phone number`. */
export function labelOf(accepted: readonly Identifier[]): string {
  const label = inAList(accepted.map((identifier) => nouns[identifier]));
  return label.charAt(0).toUpperCase() + label.slice(1);
}
