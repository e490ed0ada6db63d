import { randomInt } from "node:crypto";

/** What the pool requires of a password. */
export interface PasswordPolicy {
  /** 6 to 99 characters. */
  readonly minimumLength: number;
  readonly lowercase: boolean;
  readonly uppercase: boolean;
  readonly digit: boolean;
  readonly symbol: boolean;
}

type CharacterClass = Exclude<keyof PasswordPolicy, "minimumLength">;

const characters: Record<CharacterClass, string> = {
  lowercase: "abcdefghijkmnpqrstuvwxyz",
  uppercase: "ABCDEFGHJKLMNPQRSTUVWXYZ",
  digit: "23456789",
  symbol: "!#%*+-=?@_",
};
const classes: readonly CharacterClass[] = ["lowercase", "uppercase", "digit", "symbol"];

// Even short policies get a longer password, so that it can't be guessed.
const usualLength = 20;

/** A random password that satisfies the policy: every class of characters, at least 20 long. */
export function passwordFor(policy: PasswordPolicy): string {
  return randomPassword(classes, Math.max(policy.minimumLength, usualLength));
}

/** One password for each rule of the policy, breaking that rule alone. */
export function passwordsAgainst(
  policy: PasswordPolicy,
): { readonly flaw: string; readonly password: string }[] {
  const length = Math.max(policy.minimumLength, usualLength);
  const missing = classes
    .filter((name) => policy[name])
    .map((name) => ({
      flaw: `one without a character of the class "${name}"`,
      password: randomPassword(
        classes.filter((other) => other !== name),
        length,
      ),
    }));
  const tooShort = randomPassword(classes, policy.minimumLength - 1);
  return [{ flaw: `one of ${policy.minimumLength - 1} characters`, password: tooShort }, ...missing];
}

function randomPassword(from: readonly CharacterClass[], length: number): string {
  const guaranteed = from.map((name) => pick(characters[name]));
  const alphabet = from.map((name) => characters[name]).join("");
  const rest = Array.from({ length: length - guaranteed.length }, () => pick(alphabet));
  return shuffled([...guaranteed, ...rest]).join("");
}

function shuffled(letters: readonly string[]): string[] {
  const mixed: string[] = [];
  for (const letter of letters) {
    mixed.splice(randomInt(mixed.length + 1), 0, letter);
  }
  return mixed;
}

function pick(alphabet: string): string {
  return alphabet.charAt(randomInt(alphabet.length));
}
