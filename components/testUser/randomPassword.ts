import type { RandomPasswordArgs } from "@pulumi/random/randomPassword";
import type { PasswordPolicyArgs } from "../userPool/args";

/**
 * Cognito counts it as a symbol, and no email client, HTML, shell or `.env` file interprets it, wherever in the
 * password it is; a double click selects the whole password.
 */
const symbols = "_";

/** Long enough for a password that is sent by email, also where the policy requires less. */
const shortestLength = 20;

/**
 * The properties of a random password that satisfies a policy: at least one character of each kind, whether or not
 * the policy requires it, and as long as the policy requires, but at least 20 characters.
 */
export function randomPasswordProperties({
  minimumLength,
}: Required<PasswordPolicyArgs>): RandomPasswordArgs {
  return {
    length: Math.max(minimumLength, shortestLength),
    lower: true,
    upper: true,
    numeric: true,
    special: true,
    minLower: 1,
    minUpper: 1,
    minNumeric: 1,
    minSpecial: 1,
    overrideSpecial: symbols,
  };
}
