import { attributesKept, attributesOf, demandedAttributes, signUpNeedsAttributes } from "./attributes";
import type { Claim } from "./claim";
import { groupsOf, tokenNamesPreferredRole, tokensNameGroups } from "./groups";
import { tokens } from "./identifierClaims";
import type { Proof } from "./proof";
import { codeConfirms, confirmationMedium, linkConfirms } from "./signUps";

/** Whether a new user confirms by a link in an email. */
function confirmsByLink(proof: Proof): boolean {
  return proof.facts.verifiesByLink && confirmationMedium(proof) === "email";
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
    holdsWithout: ["mediums of confirmation codes"],
    check: signUpNeedsAttributes,
  },
  {
    name: "confirmation by code",
    sentence: "A user who signs up gets in with the code that is sent, and not with another one.",
    whenViolated: "failed",
    appliesTo: (proof) =>
      proof.facts.allowsSignUp && confirmationMedium(proof) !== undefined && !confirmsByLink(proof),
    check: codeConfirms,
  },
  {
    name: "confirmation by link",
    sentence: "A user who signs up gets in once the link in the email has been followed.",
    whenViolated: "failed",
    appliesTo: (proof) => proof.facts.allowsSignUp && confirmsByLink(proof),
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
    sentence: "The ID token prefers the role of the group with the lowest precedence (cognito:preferred_role).",
    whenViolated: "failed",
    appliesTo: (proof) => groupsOf(proof).some(({ roleArn }) => roleArn !== undefined),
    needs: ["groups"],
    check: tokenNamesPreferredRole,
  },
];
