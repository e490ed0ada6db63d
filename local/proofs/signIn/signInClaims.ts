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
  emailSignsIn,
  keptTemporaryPassword,
  newPasswordGivesTokens,
  secondFactorRequired,
  temporaryPasswordAccepted,
} from "./challenge";
import type { Claim } from "./claim";
import { protectedPoolIsKept } from "./deletionProtection";
import { policyIsEnforced } from "./enforcedPolicy";
import { allowsPasswordFlow } from "./facts";
import { idTokenVerifies, tamperedIdTokenRefused } from "./idToken";
import {
  invitationHoldsCredentials,
  invitationSignsIn,
  invitationWentToUserOnly,
  noInvitationSent,
  nothingSentBySms,
} from "./invitation";
import type { Proof } from "./proof";
import { refreshTokenGivesTokens, refreshTokenRotates, revokedRefreshTokenRefused } from "./refresh";
import { plainPasswordFlowRefused, refusedAlike, temporaryPasswordIsSpent } from "./refusals";
import { temporaryPasswordExpires } from "./temporaryPasswordValidity";

const temporaryPassword = [
  "temporary password, browser",
  "temporary password, server side",
  "temporary password, bare",
];
const anyPassword = ["new password", ...temporaryPassword];

const secondFactorRules = [
  "required second factor",
  "second factor after a new password",
  "set-up of a second factor",
];

/** The claims about a deployment, in the order in which they are checked and shown. */
export const claims: readonly Claim<Proof>[] = [
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
  {
    name: "temporary password, server side",
    sentence: "A server-side sign-in accepts the temporary password and demands a new one.",
    whenViolated: "failed",
    check: temporaryPasswordAccepted("serverSide"),
  },
  {
    name: "temporary password, browser",
    sentence: "A browser's sign-in (SRP) accepts the temporary password and demands a new one.",
    whenViolated: "failed",
    check: temporaryPasswordAccepted("browser"),
  },
  {
    name: "temporary password, bare",
    sentence:
      "A sign-in that sends the bare password (USER_PASSWORD_AUTH) accepts the temporary password and demands a new one.",
    whenViolated: "failed",
    appliesTo: ({ facts }) => allowsPasswordFlow(facts),
    check: temporaryPasswordAccepted("password"),
  },
  {
    name: "invitation's recipient",
    sentence: "The invitation email went to the test user's address only.",
    whenViolated: "failed",
    appliesTo: ({ target }) => target.invitationSent,
    check: invitationWentToUserOnly,
  },
  {
    name: "invitation's content",
    sentence: "The invitation email shows the username and the temporary password.",
    whenViolated: "failed",
    appliesTo: ({ target }) => target.invitationSent,
    needs: ["invitation's recipient"],
    check: invitationHoldsCredentials,
  },
  {
    name: "invitation's use",
    sentence: "What the invitation email says is enough to sign in.",
    whenViolated: "failed",
    appliesTo: ({ target }) => target.invitationSent,
    needs: ["invitation's content"],
    check: invitationSignsIn,
  },
  {
    name: "no invitation",
    sentence: "No invitation email was sent.",
    whenViolated: "failed",
    appliesTo: ({ target }) => !target.invitationSent,
    check: noInvitationSent,
  },
  {
    name: "no text message",
    sentence: "Nothing was sent by SMS.",
    whenViolated: "failed",
    restsOn: { name: "mediums of invitations", otherwise: "this endpoint sends no text messages" },
    check: nothingSentBySms,
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
    needs: temporaryPassword,
    check: policyIsEnforced,
  },
  {
    name: "new password",
    sentence: "A new password that satisfies the pool's policy gives tokens.",
    whenViolated: "failed",
    needs: temporaryPassword,
    preventedBy: keptTemporaryPassword,
    // They put the second factor before the tokens, of which another claim is.
    holdsWithout: secondFactorRules,
    check: newPasswordGivesTokens,
  },
  {
    name: "second factor",
    sentence: "Tokens are given only after a second factor is set up.",
    whenViolated: "not proved",
    appliesTo: ({ facts: { secondFactorRequired } }) => secondFactorRequired,
    needs: ["new password"],
    seenIn: "new password",
    check: secondFactorRequired,
  },
  {
    name: "ID token",
    sentence: "The ID token verifies against the pool's keys and names the test user.",
    whenViolated: "failed",
    needs: ["new password"],
    check: idTokenVerifies,
  },
  {
    name: "tampered ID token",
    sentence: "A tampered ID token does not verify.",
    whenViolated: "failed",
    needs: ["ID token"],
    check: tamperedIdTokenRefused,
  },
  {
    name: "email alias",
    sentence: "The email address signs in as well as the username.",
    whenViolated: "failed",
    appliesTo: ({ facts: { emailIsAlias } }) => emailIsAlias,
    needs: anyPassword,
    check: emailSignsIn,
  },
  {
    name: "standard attribute",
    sentence: "By the app client, the user can change a standard attribute.",
    whenViolated: "failed",
    appliesTo: (proof) => lockedAttributes(proof).length > 0,
    needs: ["new password"],
    // It takes what it has written away again.
    holdsWithout: ["deletion of attributes"],
    check: standardAttributeChanges,
  },
  {
    name: "locked attribute",
    sentence: "By the app client, the user can't change a custom attribute that only administrators set.",
    whenViolated: "failed",
    appliesTo: (proof) => changeableAttributes(proof).length > 0,
    needs: ["new password"],
    // As the claim before.
    holdsWithout: ["deletion of attributes"],
    check: lockedAttributesKept,
  },
  {
    name: "locked attribute at the first sign-in",
    sentence: "A first sign-in can't set a custom attribute that only administrators set.",
    whenViolated: "failed",
    appliesTo: (proof) => lockedAttributes(proof).length > 0,
    needs: temporaryPassword,
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
    holdsWithout: ["mediums of confirmation codes"],
    check: signUpSetsNoLocked,
  },
  {
    name: "refresh token",
    sentence: "The refresh token gives new tokens.",
    whenViolated: "failed",
    needs: ["new password"],
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
    needs: ["new password"],
    check: temporaryPasswordIsSpent,
  },
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
    appliesTo: ({ facts: { usernamesIgnoreCase } }) => usernamesIgnoreCase,
    needs: anyPassword,
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
