import { attributesKept, attributesOf, demandedAttributes, signUpNeedsAttributes } from "./attributes";
import type { Claim } from "./claim";
import { groupsOf, tokenNamesPreferredRole, tokensNameGroups } from "./groups";
import { tokens } from "./identifierClaims";
import { initialPassword } from "./initialPasswordClaims";
import type { Proof } from "./proof";
import { secondFactorRules, signUpRules } from "./rulesOfFactors";
import { codeConfirms, confirmationMedium, linkConfirms } from "./signUps";

/** Whether users can sign up, and confirm by such a message. */
function confirmsBy(medium: "email" | "phone_number", proof: Proof): boolean {
  return proof.facts.allowsSignUp && confirmationMedium(proof) === medium;
}

/** The claims about what users are: their attributes and groups, and how they sign up. */
export const userClaims: readonly Claim<Proof>[] = [
  {
    name: "attributes",
    sentence: "The test user has the attributes that are asked for.",
    whenViolated: "failed",
    appliesTo: (proof) => Object.keys(attributesOf(proof)).length > 0,
    check: attributesKept,
  },
  {
    name: "required attributes",
    sentence: "A sign-up without an attribute that the pool requires is refused.",
    whenViolated: "not proved",
    appliesTo: (proof) => proof.facts.allowsSignUp && demandedAttributes(proof).length > 0,
    // A sign-up with all of them sends a code.
    holdsWithout: signUpRules,
    check: signUpNeedsAttributes,
  },
  {
    name: "confirmation by email",
    sentence: "A user who signs up gets in with the code in an email, and not with another one.",
    whenViolated: "failed",
    appliesTo: (proof) => confirmsBy("email", proof) && !proof.facts.verifiesByLink,
    holdsWithout: [...secondFactorRules, ...signUpRules, "verified at confirmation"],
    needs: initialPassword,
    check: codeConfirms,
  },
  {
    name: "confirmation by text message",
    sentence: "A user who signs up gets in with the code in a text message, and not with another one.",
    whenViolated: "failed",
    appliesTo: (proof) => confirmsBy("phone_number", proof),
    restsOn: { name: "mediums of confirmation codes", otherwise: "this endpoint sends no text messages" },
    holdsWithout: [
      "one sign-in attribute of two",
      "sign-in after a confirmation",
      "verified at confirmation",
    ],
    needs: initialPassword,
    check: codeConfirms,
  },
  {
    name: "confirmation by link",
    sentence: "A user who signs up gets in once the link in the email has been followed.",
    whenViolated: "failed",
    appliesTo: (proof) => confirmsBy("email", proof) && proof.facts.verifiesByLink,
    restsOn: { name: "confirmation by link", otherwise: "this endpoint has no page for links" },
    holdsWithout: [
      "mediums of confirmation codes",
      "sign-in after a confirmation",
      "verified at confirmation",
    ],
    needs: initialPassword,
    check: linkConfirms,
  },
  {
    name: "groups",
    sentence: "The ID token and the access token name the test user's groups (cognito:groups).",
    whenViolated: "failed",
    appliesTo: (proof) => groupsOf(proof).length > 0,
    needs: tokens,
    check: tokensNameGroups,
  },
  {
    name: "preferred role",
    sentence:
      "The ID token prefers the role of the group with the lowest precedence (cognito:preferred_role).",
    whenViolated: "failed",
    appliesTo: (proof) => groupsOf(proof).some(({ roleArn }) => roleArn !== undefined),
    restsOn: { name: "roles of groups in tokens", otherwise: "this endpoint names no roles in tokens" },
    needs: ["groups"],
    check: tokenNamesPreferredRole,
  },
];
