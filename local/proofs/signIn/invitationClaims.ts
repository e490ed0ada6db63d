import type { Claim, RuleOfClaim } from "./claim";
import { invitationBy } from "./invitation";
import type { Proof } from "./proof";
import type { InvitationMedium } from "./types";

/** The rule without which ministack sends no text messages. */
export const mediumsOfInvitations: RuleOfClaim = {
  name: "mediums of invitations",
  otherwise: "this endpoint sends no text messages",
};

/** Who gets an invitation by a medium. */
const recipients: Readonly<Record<InvitationMedium, string>> = {
  email: "address",
  "text message": "phone number",
};

/** Why no message by a medium is seen; undefined where Cognito sends them. */
export function sentByFunction(medium: InvitationMedium): (proof: Proof) => string | undefined {
  return ({ facts: { sentByFunctions } }) =>
    sentByFunctions.has(medium) ? `a function of the pool sends each ${medium}` : undefined;
}

/** The claims about an invitation by a medium. */
export function invitationClaims(medium: InvitationMedium): Claim<Proof>[] {
  const { wentToUserOnly, holdsCredentials, signsIn } = invitationBy(medium);
  const suffix = medium === "email" ? "" : ` by ${medium}`;
  const restsOn = medium === "email" ? {} : { restsOn: mediumsOfInvitations };
  const appliesTo = ({ target }: Proof): boolean => target.invitation === medium;
  return [
    {
      name: `invitation's recipient${suffix}`,
      sentence: `The invitation ${medium} went to the test user's ${recipients[medium]} only.`,
      whenViolated: "failed",
      appliesTo,
      ...restsOn,
      preventedBy: sentByFunction(medium),
      check: wentToUserOnly,
    },
    {
      name: `invitation's content${suffix}`,
      sentence: `The invitation ${medium} shows the username and the temporary password.`,
      whenViolated: "failed",
      appliesTo,
      ...restsOn,
      needs: [`invitation's recipient${suffix}`],
      check: holdsCredentials,
    },
    {
      name: `invitation's use${suffix}`,
      sentence: `What the invitation ${medium} says is enough to sign in.`,
      whenViolated: "failed",
      appliesTo,
      ...restsOn,
      needs: [`invitation's content${suffix}`],
      check: signsIn,
    },
  ];
}
