import { askedClaims } from "./askedClaims";
import {
  changeableAttributes,
  firstSignInSetsNoLocked,
  lockedAttributes,
  lockedAttributesKept,
  signUpSetsNoLocked,
  standardAttributeChanges,
} from "./attributeRights";
import {
  caseOfUsernameIgnored,
  isPermanent,
  keptTemporaryPassword,
  keptWithoutFactor,
  newPasswordGivesTokens,
  permanentPasswordGivesTokens,
  secondFactorRequired,
} from "./challenge";
import type { Claim } from "./claim";
import { settingsDeployed } from "./configuration";
import { protectedPoolIsKept } from "./deletionProtection";
import { policyIsEnforced } from "./enforcedPolicy";
import { factorClaims } from "./factorClaims";
import { allowsPasswordFlow } from "./facts";
import { anyPassword, identifierClaims, tokens } from "./identifierClaims";
import { idTokenVerifies, tamperedIdTokenRefused } from "./idToken";
import { initialPassword, initialPasswordClaims } from "./initialPasswordClaims";
import { noInvitationSent, noPasswordSentBySms } from "./invitation";
import { invitationClaims, mediumsOfInvitations, sentByFunction } from "./invitationClaims";
import type { Proof } from "./proof";
import { refreshTokenGivesTokens, refreshTokenRotates, revokedRefreshTokenRefused } from "./refresh";
import { plainPasswordFlowRefused, refusedAlike, temporaryPasswordIsSpent } from "./refusals";
import { secondFactorRules, signUpRules } from "./rulesOfFactors";
import { temporaryPasswordExpires } from "./temporaryPasswordValidity";
import { userClaims } from "./userClaims";

/** Whether all usernames are phone numbers, which have no letters. */
function namesAreNumbers({ usernamesAre }: Proof["facts"]): boolean {
  return usernamesAre.size === 1 && usernamesAre.has("phone_number");
}

/** The claims about a deployment, in the order in which they are checked and shown. */
export const claims: readonly Claim<Proof>[] = [
  {
    name: "settings",
    sentence: "The user pool and the app client have the settings that the stack asks for.",
    whenViolated: "failed",
    appliesTo: ({ target }) => target.configuration !== undefined,
    check: settingsDeployed,
  },
  {
    name: "refusals, server side",
    sentence: "A server-side sign-in refuses a wrong password and an unknown user with the same answer.",
    whenViolated: "failed",
    check: refusedAlike("serverSide"),
  },
  {
    name: "refusals, browser",
    sentence: "A browser's sign-in refuses a wrong password and an unknown user with the same answer.",
    whenViolated: "failed",
    check: refusedAlike("browser"),
  },
  {
    name: "refusals, bare password",
    sentence:
      "A sign-in that sends the bare password (USER_PASSWORD_AUTH) refuses a wrong password and an unknown user with the same answer.",
    whenViolated: "failed",
    appliesTo: ({ facts }) => allowsPasswordFlow(facts),
    check: refusedAlike("password"),
  },
  ...initialPasswordClaims,
  ...invitationClaims("email"),
  ...invitationClaims("text message"),
  {
    name: "no invitation",
    sentence: "No invitation email was sent.",
    whenViolated: "failed",
    appliesTo: ({ target }) => target.invitation !== "email",
    preventedBy: sentByFunction("email"),
    check: noInvitationSent,
  },
  {
    name: "no text message",
    sentence: "No password was sent by SMS.",
    whenViolated: "failed",
    appliesTo: ({ target }) => target.invitation !== "text message",
    restsOn: mediumsOfInvitations,
    preventedBy: sentByFunction("text message"),
    check: noPasswordSentBySms,
  },
  {
    name: "plain password flow",
    sentence: "The app client refuses a sign-in that sends the bare password (USER_PASSWORD_AUTH).",
    whenViolated: "not proved",
    appliesTo: ({ facts }) => !allowsPasswordFlow(facts),
    check: plainPasswordFlowRefused,
  },
  {
    name: "password policy",
    sentence: "A new password that violates the pool's policy is refused.",
    whenViolated: "not proved",
    needs: initialPassword,
    holdsWithout: ["one sign-in attribute of two"],
    check: policyIsEnforced,
  },
  {
    name: "new password",
    sentence: "A new password that satisfies the pool's policy gives tokens.",
    whenViolated: "failed",
    appliesTo: (proof) => !isPermanent(proof),
    needs: initialPassword,
    preventedBy: keptTemporaryPassword,
    // They put the second factor before the tokens, of which another claim is.
    holdsWithout: secondFactorRules,
    check: newPasswordGivesTokens,
  },
  {
    name: "tokens of the permanent password",
    sentence: "The permanent password gives tokens.",
    whenViolated: "failed",
    appliesTo: isPermanent,
    needs: initialPassword,
    preventedBy: keptWithoutFactor,
    // As the claim before.
    holdsWithout: secondFactorRules,
    check: permanentPasswordGivesTokens,
  },
  {
    name: "second factor",
    sentence: "Tokens are given only after a second factor.",
    whenViolated: "not proved",
    appliesTo: ({ facts: { secondFactorRequired } }) => secondFactorRequired,
    needs: tokens,
    seenIn: tokens,
    check: secondFactorRequired,
  },
  {
    name: "ID token",
    sentence: "The ID token verifies against the pool's keys and names the test user.",
    whenViolated: "failed",
    needs: tokens,
    check: idTokenVerifies,
  },
  {
    name: "tampered ID token",
    sentence: "A tampered ID token does not verify.",
    whenViolated: "failed",
    needs: ["ID token"],
    check: tamperedIdTokenRefused,
  },
  ...identifierClaims,
  {
    name: "standard attribute",
    sentence: "By the app client, the user can change a standard attribute.",
    whenViolated: "failed",
    appliesTo: (proof) => lockedAttributes(proof).length > 0,
    needs: tokens,
    // It takes what it has written away again.
    holdsWithout: ["deletion of attributes"],
    check: standardAttributeChanges,
  },
  {
    name: "locked attribute",
    sentence: "By the app client, the user can't change a custom attribute that only administrators set.",
    whenViolated: "failed",
    appliesTo: (proof) => changeableAttributes(proof).length > 0,
    needs: tokens,
    // As the claim before.
    holdsWithout: ["deletion of attributes"],
    check: lockedAttributesKept,
  },
  {
    name: "locked attribute at the first sign-in",
    sentence: "A first sign-in can't set a custom attribute that only administrators set.",
    whenViolated: "failed",
    appliesTo: (proof) => lockedAttributes(proof).length > 0,
    needs: initialPassword,
    // The same sign-in without the attribute is finished.
    holdsWithout: secondFactorRules,
    check: firstSignInSetsNoLocked,
  },
  {
    name: "locked attribute at sign-up",
    sentence: "A sign-up can't set a custom attribute that only administrators set.",
    whenViolated: "failed",
    appliesTo: (proof) => proof.facts.allowsSignUp && lockedAttributes(proof).length > 0,
    // A sign-up without the attribute sends a code.
    holdsWithout: signUpRules,
    check: signUpSetsNoLocked,
  },
  {
    name: "refresh token",
    sentence: "The refresh token gives new tokens.",
    whenViolated: "failed",
    needs: tokens,
    // That there is another refresh token, too, is the next claim.
    holdsWithout: ["refresh token rotation"],
    check: refreshTokenGivesTokens,
  },
  {
    name: "refresh token rotation",
    sentence: "Each use of a refresh token gives another one in its place.",
    whenViolated: "not proved",
    appliesTo: ({ facts: { rotatesRefreshTokens } }) => rotatesRefreshTokens,
    needs: ["refresh token"],
    check: refreshTokenRotates,
  },
  {
    name: "token revocation",
    sentence: "A revoked refresh token gives nothing.",
    whenViolated: "failed",
    appliesTo: ({ facts: { revokesTokens } }) => revokesTokens,
    needs: ["refresh token"],
    check: revokedRefreshTokenRefused,
  },
  {
    name: "spent password",
    sentence: "The temporary password no longer works.",
    whenViolated: "failed",
    appliesTo: (proof) => !isPermanent(proof),
    needs: tokens,
    check: temporaryPasswordIsSpent,
  },
  ...factorClaims,
  ...userClaims,
  ...askedClaims,
  {
    name: "temporary password's validity",
    sentence: "A temporary password that isn't used expires.",
    whenViolated: "failed",
    check: temporaryPasswordExpires,
  },
  {
    name: "case of the username",
    sentence: "Upper and lower case in a username make no difference.",
    whenViolated: "not proved",
    appliesTo: ({ facts }) => facts.usernamesIgnoreCase && !namesAreNumbers(facts),
    needs: anyPassword,
    holdsWithout: secondFactorRules,
    check: caseOfUsernameIgnored,
  },
  {
    name: "deletion protection",
    sentence: "The pool cannot be deleted while its deletion protection is on.",
    whenViolated: "not proved",
    appliesTo: ({ facts: { deletionProtected } }) => deletionProtected,
    restsOn: { name: "deletion protection", otherwise: "trying it could delete the pool" },
    check: protectedPoolIsKept,
  },
];
