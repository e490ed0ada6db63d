import { readMails } from "@cognito-auth/local-aws/emulator/messages";
import { ownValue } from "../../../components/validation/checks";
import { type CheckResult, skipped, violated } from "../signIn/claim";
import { invitationBy } from "../signIn/invitation";
import type { Proof } from "../signIn/proof";
import { codesHidden } from "../signIn/sentCodes";
import { responseOf } from "./functionAnswer";
import type { Triggers } from "./subject";
import { describeUser, messageEvent } from "./triggerEvents";

const { holdsCredentials, signsIn } = invitationBy("email");

/** Whether the test user's invitation has the subject and the text of the function, filled in. */
export async function invitationWritten(triggers: Triggers): Promise<CheckResult> {
  const { endpoint, username, initialPassword } = triggers.target;
  const { emailSubject, proof } = await writtenBy(triggers);
  const mails = await readMails(endpoint);
  if (mails === undefined) return skipped(codesHidden);
  const mail = mails.findLast(
    ({ to, text, html }) => to.includes(username) && `${text} ${html}`.includes(initialPassword),
  );
  if (mail === undefined) return violated("no email with the temporary password was sent to the test user");
  return mail.subject === emailSubject
    ? holdsCredentials(proof)
    : violated(`its subject is "${mail.subject}" instead of "${emailSubject}"`);
}

/** Whether the test user can sign in with nothing but the invitation. */
export async function invitationSignsIn(triggers: Triggers): Promise<CheckResult> {
  return signsIn((await writtenBy(triggers)).proof);
}

/** The subject that the function writes, and the proof of a sign-in whose invitation has the function's text. */
async function writtenBy(triggers: Triggers): Promise<{ emailSubject: string; proof: Proof }> {
  const { facts } = triggers.signIn;
  const user = await describeUser(triggers, triggers.target.username);
  const event = messageEvent(triggers, "AdminCreateUser", user);
  const response = await responseOf(triggers, "customMessage", event);
  const [emailSubject, email] = [ownValue(response, "emailSubject"), ownValue(response, "emailMessage")];
  if (typeof emailSubject !== "string" || typeof email !== "string") {
    throw new Error("the function writes no invitation");
  }
  const invitations = { ...facts.invitations, email };
  return { emailSubject, proof: { ...triggers.signIn, facts: { ...facts, invitations } } };
}
