import { keptTemporaryPassword } from "../signIn/challenge";
import type { Claim } from "../signIn/claim";
import { signUpRules } from "../signIn/rulesOfFactors";
import { functionsCalled, functionsWriteLogsOnly, onlyPoolInvokes } from "./functionAccess";
import { invitationSignsIn, invitationTranslated, invitationWritten } from "./invitation";
import { administratorCreatesOutsider, codesSentByPool, insiderAccepted, outsiderRefused } from "./signUps";
import type { Triggers } from "./subject";
import { memberHasClaims, outsiderHasNoClaims } from "./tokenClaims";

const ofAdministrators = "pre sign-up trigger for administrators";

/** The claims about the functions of a user pool, in the order in which they are checked and shown. */
export const claims: readonly Claim<Triggers>[] = [
  {
    name: "functions",
    sentence:
      "The user pool calls the three functions, each for what it is meant for, and none from outside of the stack.",
    whenViolated: "failed",
    check: functionsCalled,
  },
  {
    name: "permissions",
    sentence: "Only this user pool, of this account, may invoke each of them.",
    whenViolated: "failed",
    check: onlyPoolInvokes,
  },
  {
    name: "roles",
    sentence: "Each function's role lets it write its log, and nothing else.",
    whenViolated: "failed",
    check: functionsWriteLogsOnly,
  },
  {
    name: "sign-up outside",
    sentence: "A sign-up with an address outside of the domain is refused, with the function's message.",
    whenViolated: "failed",
    check: outsiderRefused,
  },
  {
    name: "sign-up inside",
    sentence: "A sign-up with an address of the domain is accepted.",
    whenViolated: "failed",
    // A sign-up sends a code.
    holdsWithout: signUpRules,
    check: insiderAccepted,
  },
  {
    name: "other emails",
    sentence: "The email with the code of that sign-up is the user pool's own.",
    whenViolated: "failed",
    needs: ["sign-up inside"],
    // ministack sends codes by email itself.
    holdsWithout: signUpRules,
    check: codesSentByPool,
  },
  {
    name: "administrators",
    sentence: "An administrator creates a user with an address outside of the domain.",
    whenViolated: "failed",
    restsOn: {
      name: ofAdministrators,
      otherwise: "this endpoint calls no function when an administrator creates a user",
    },
    check: administratorCreatesOutsider,
  },
  {
    name: "invitation",
    sentence:
      "The invitation has the function's subject and text, with the username and the temporary password.",
    whenViolated: "failed",
    check: invitationWritten,
  },
  {
    name: "invitation's use",
    sentence: "What the invitation says is enough to sign in.",
    whenViolated: "failed",
    needs: ["invitation"],
    check: invitationSignsIn,
  },
  {
    name: "invitation's language",
    sentence:
      "The invitation of a user whose language is German has the function's subject and text for that language.",
    whenViolated: "failed",
    // The user is created by an administrator.
    holdsWithout: [ofAdministrators],
    check: invitationTranslated,
  },
  {
    name: "member's claims",
    sentence: "The ID token and the access token of a user in the group have the function's claim.",
    whenViolated: "failed",
    preventedBy: ({ signIn }) => keptTemporaryPassword(signIn),
    check: memberHasClaims,
  },
  {
    name: "outsider's claims",
    sentence: "Those of a user outside of the group don't have it.",
    whenViolated: "failed",
    // The user is created by an administrator.
    holdsWithout: [ofAdministrators],
    check: outsiderHasNoClaims,
  },
];
