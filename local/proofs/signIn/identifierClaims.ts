import type { Claim } from "./claim";
import {
  addressSignsIn,
  addressSignsNobodyIn,
  type Identifier,
  isAnotherIdentifier,
  isNoIdentifier,
  preferredUsernameSignsIn,
} from "./identifiers";
import { initialPassword } from "./initialPasswordClaims";
import type { Proof } from "./proof";
import { secondFactorRules } from "./rulesOfFactors";

/** The claims that lead to the test user's tokens, of which one applies. */
export const tokens = ["new password", "tokens of the permanent password"];

/** The claims of which one shows that the test user's password works. */
export const anyPassword = [...tokens, ...initialPassword];

/** The claims about an address. */
function claimsOf(identifier: Identifier, name: string, address: string): Claim<Proof>[] {
  return [
    {
      name: `${name} alias`,
      sentence: `The ${address} signs in as well as the username.`,
      whenViolated: "failed",
      appliesTo: (proof) => isAnotherIdentifier(identifier, proof),
      needs: anyPassword,
      holdsWithout: secondFactorRules,
      check: (proof) => addressSignsIn(identifier, proof),
    },
    {
      name: `${name} without alias`,
      sentence: `The ${address} signs nobody in, as it is no alias.`,
      whenViolated: "not proved",
      appliesTo: (proof) => isNoIdentifier(identifier, proof),
      needs: anyPassword,
      check: (proof) => addressSignsNobodyIn(identifier, proof),
    },
  ];
}

/** The claims about what users sign in with besides their username. */
export const identifierClaims: readonly Claim<Proof>[] = [
  ...claimsOf("email", "email", "email address"),
  ...claimsOf("phone_number", "phone", "phone number"),
  {
    name: "preferred username",
    sentence: "A preferred username signs in once its user has set it.",
    whenViolated: "failed",
    appliesTo: ({ facts: { aliases } }) => aliases.has("preferred_username"),
    needs: anyPassword,
    holdsWithout: secondFactorRules,
    check: preferredUsernameSignsIn,
  },
];
