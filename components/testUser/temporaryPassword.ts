import type { RandomPasswordArgs } from "@pulumi/random/randomPassword";
import type { PasswordPolicyArgs } from "../userPool/args";

/**
 * Cognito counts it as a symbol, and no mail program, HTML, shell or `.env` file takes it for anything else, wherever
 * in the password it stands; a double click selects the whole password.
 */
const symbols = "_";

/** Long enough for a password that travels by mail, also where the policy asks for less. */
const shortestLength = 20;

/**
 * The properties of a random password that satisfies a policy: at least one character of each kind, whether or not
 * the policy requires it, and as long as the policy asks for, but at least 20 characters.
 */
export function temporaryPasswordProperties({
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
