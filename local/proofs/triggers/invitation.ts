import { readMails } from "@cognito-auth/local-aws/emulator/messages";
import { ownValue } from "../../../components/validation/checks";
import { type CheckResult, skipped, violated } from "../signIn/claim";
import { invitationBy } from "../signIn/invitation";
import type { Proof } from "../signIn/proof";
import { codesHidden } from "../signIn/sentCodes";
import { withInvitedUser } from "../signIn/throwawayUser";
import { responseOf } from "./functionAnswer";
import type { Triggers } from "./subject";
import { type DescribedUser, describeUser, messageEvent } from "./triggerEvents";

const { holdsCredentials, signsIn } = invitationBy("email");

/** A user who is invited, and signs in with the email address. */
type InvitedUser = Pick<Proof["target"], "username" | "initialPassword">;

/** What a function writes to a user. */
interface Texts {
  readonly emailSubject: string;
  readonly email: string;
}

/** Whether the test user's invitation has the subject and the text of the function, filled in. */
export async function invitationWritten(triggers: Triggers): Promise<CheckResult> {
  const { target } = triggers;
  return invitationHas(
    await textsFor(triggers, await describeUser(triggers, target.username)),
    triggers,
    target,
  );
}

/** Whether the test user can sign in with nothing but the invitation. */
export async function invitationSignsIn(triggers: Triggers): Promise<CheckResult> {
  const { target } = triggers;
  const { email } = await textsFor(triggers, await describeUser(triggers, target.username));
  return signsIn(proofOf(triggers, target, email));
}

/** Whether the invitation of a user whose language is German has what the function writes then, and doesn't in English. */
export async function invitationTranslated(triggers: Triggers): Promise<CheckResult> {
  return withInvitedUser(triggers.signIn, { locale: "de" }, async ({ username, password }) => {
    const user = await describeUser(triggers, username);
    const texts = await textsFor(triggers, user);
    const english = { ...user, userAttributes: { ...user.userAttributes, locale: "en" } };
    return texts.email === (await textsFor(triggers, english)).email
      ? violated("the function writes the same in English")
      : invitationHas(texts, triggers, { username, initialPassword: password });
  });
}

/** Whether a user's invitation has these texts, filled in. */
async function invitationHas(
  { emailSubject, email }: Texts,
  triggers: Triggers,
  user: InvitedUser,
): Promise<CheckResult> {
  const mails = await readMails(triggers.target.endpoint);
  if (mails === undefined) return skipped(codesHidden);
  const mail = mails.findLast(
    ({ to, text, html }) => to.includes(user.username) && `${text} ${html}`.includes(user.initialPassword),
  );
  if (mail === undefined) return violated("no email with the temporary password was sent to the user");
  return mail.subject === emailSubject
    ? holdsCredentials(proofOf(triggers, user, email))
    : violated(`its subject is "${mail.subject}" instead of "${emailSubject}"`);
}

/** The proof of the sign-in of an invited user, whose invitation has this text. */
function proofOf({ signIn }: Triggers, user: InvitedUser, email: string): Proof {
  const { target, facts } = signIn;
  const { username, initialPassword } = user;
  return {
    ...signIn,
    target: { ...target, username, email: username, initialPassword },
    facts: { ...facts, invitations: { ...facts.invitations, email } },
  };
}

/** What the function writes to a user who is invited. */
async function textsFor(triggers: Triggers, user: DescribedUser): Promise<Texts> {
  const event = messageEvent(triggers, "AdminCreateUser", user);
  const response = await responseOf(triggers, "customMessage", event);
  const [emailSubject, email] = [ownValue(response, "emailSubject"), ownValue(response, "emailMessage")];
  if (typeof emailSubject !== "string" || typeof email !== "string") {
    throw new Error("the function writes no invitation");
  }
  return { emailSubject, email };
}
