/** What the user pool requires of a password. */
export interface PasswordPolicy {
  /** The minimum number of characters. */
  readonly minimumLength: number;
  readonly requireLowercase: boolean;
  readonly requireUppercase: boolean;
  readonly requireNumbers: boolean;
  readonly requireSymbols: boolean;
}

/** One of the things that a password must have. */
export interface Rule {
  readonly text: string;
  readonly isMet: (password: string) => boolean;
}

/**
 * What Cognito counts as a symbol. Spaces are, too, but not at the beginning or the end.
 *
 * https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html
 */
const symbol = /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+-]|\S +\S/;

/** The maximum number of characters in any user pool. */
const longestPassword = 256;

/** What a password must have, in the order in which it is shown. */
export function rulesOf(policy: PasswordPolicy): Rule[] {
  const { minimumLength } = policy;
  const rule = (isAsked: boolean, text: string, pattern: RegExp): Rule[] =>
    isAsked ? [{ text, isMet: (password) => pattern.test(password) }] : [];
  return [
    { text: `${String(minimumLength)} characters or more`, isMet: ({ length }) => length >= minimumLength },
    ...rule(policy.requireLowercase, "a lowercase letter (a–z)", /[a-z]/),
    ...rule(policy.requireUppercase, "an uppercase letter (A–Z)", /[A-Z]/),
    ...rule(policy.requireNumbers, "a digit (0–9)", /[0-9]/),
    ...rule(policy.requireSymbols, "a symbol, such as ! or %", symbol),
    ...rule(true, "no space at the beginning or end", /^(?!\s)(.*\S)?$/s),
  ];
}

/** Why the user pool doesn't accept a password; undefined where it does. */
export function problemOf(policy: PasswordPolicy, password: string): string | undefined {
  if (!rulesOf(policy).every(({ isMet }) => isMet(password))) {
    return "This password doesn't meet the requirements yet.";
  }
  if (password.length > longestPassword) {
    return `It can't be longer than ${String(longestPassword)} characters.`;
  }
  return undefined;
}
