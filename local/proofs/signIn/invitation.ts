import { type Mail, readMails, readTextMessages } from "@cognito-auth/local-aws/emulator/messages";
import { type CheckResult, deviates, holds, skipped, violated } from "./claim";
import { type Proof, routeBy } from "./proof";
import { readableText, singleSpaced } from "./readable";
import { newPasswordRequired } from "./signInRoute";

const mailsHidden = skipped("the endpoint does not show the emails it sends");

/** Whether the invitation reached only the user. */
export async function invitationWentToUserOnly(proof: Proof): Promise<CheckResult> {
  const mails = await readMails(proof.target.endpoint);
  if (mails === undefined) {
    return mailsHidden;
  }
  const recipients = invitationsAmong(mails, proof).flatMap((mail) => mail.to);
  if (recipients.length === 0) {
    return violated("no email with the temporary password was sent");
  }
  const others = recipients.filter((address) => address !== proof.target.email);
  return others.length === 0 ? holds : violated(`it went to ${others.join(", ")}`);
}

/** Whether the invitation shows the username and password unchanged. */
export async function invitationHoldsCredentials(proof: Proof): Promise<CheckResult> {
  const read = await credentialsInMail(proof);
  if (read === undefined) {
    return violated("it does not match the pool's invitation message");
  }
  if (read.password === undefined) {
    return violated("an email client shows no password");
  }
  if (read.password !== proof.target.temporaryPassword) {
    return violated("an email client shows a password other than the temporary one");
  }
  if (read.username === undefined) {
    return emailSignsIn(proof)
      ? deviates("an email client shows no username; the email address signs in, too")
      : violated("an email client shows no username, and the email address is none");
  }
  return read.username === proof.target.username
    ? holds
    : violated(`it gives the username "${read.username}" instead of "${proof.target.username}"`);
}

/** Whether a user can sign in with nothing but the email. */
export async function invitationSignsIn(proof: Proof): Promise<CheckResult> {
  const read = await credentialsInMail(proof);
  if (read?.password === undefined) {
    return violated("the email can't be read");
  }
  const route = routeBy("serverSide", proof);
  if (route.unavailable !== undefined) {
    return skipped(route.unavailable);
  }
  // Who gets the email knows the address that it was sent to.
  const answer = await route.signIn(read.username ?? proof.target.email, read.password);
  return answer.kind === "challenge" && answer.challenge === newPasswordRequired
    ? holds
    : violated("the service does not ask for a new password");
}

/** Whether the email address signs in, as the pool is configured. */
function emailSignsIn({ facts }: Proof): boolean {
  return facts.emailIsUsername || facts.emailIsAlias;
}

/** Whether a deployment without an invitation sent none. */
export async function noInvitationSent(proof: Proof): Promise<CheckResult> {
  const mails = await readMails(proof.target.endpoint);
  if (mails === undefined) {
    return mailsHidden;
  }
  const [sent] = invitationsAmong(mails, proof);
  return sent === undefined ? holds : violated(`one was sent to ${sent.to.join(", ")}`);
}

/** Whether no text message has the temporary password. */
export async function nothingSentBySms({ facts, target }: Proof): Promise<CheckResult> {
  const texts = await readTextMessages(target.endpoint);
  if (texts === undefined) return skipped("the endpoint does not show the text messages it sends");
  const sent = texts.find(({ text }) => text.includes(target.temporaryPassword));
  if (sent !== undefined) return violated(`the temporary password was sent to ${sent.to}`);
  return facts.user.phoneNumber === undefined ? holds : skipped("the user has a phone number");
}

function invitationsAmong(mails: readonly Mail[], { target }: Proof): Mail[] {
  const shown = (mail: Mail): string => [mail.text, mail.html, readableText(mail.html)].join("\n");
  return mails.filter((mail) => shown(mail).includes(target.temporaryPassword));
}

/** What an email client shows of the credentials; undefined where it doesn't show the pool's message. */
async function credentialsInMail(
  proof: Proof,
): Promise<{ username?: string; password?: string } | undefined> {
  const mails = (await readMails(proof.target.endpoint)) ?? [];
  const mail = invitationsAmong(mails, proof).at(-1);
  if (mail === undefined) {
    return undefined;
  }
  // An email client shows the HTML if there is any, and plain text as it is.
  const isHtml = mail.html !== "";
  const show = isHtml ? readableText : singleSpaced;
  const match = pattern(show(proof.facts.invitation)).exec(show(isHtml ? mail.html : mail.text));
  return match === null ? undefined : { ...match.groups };
}

/** The invitation message as a pattern with one group for the username and one for the password. */
function pattern(text: string): RegExp {
  const holes: Record<string, string> = { "{username}": "username", "{####}": "password" };
  const seen = new Set<string>();
  const source = text.split(/(\{username\}|\{####\})/).map((part) => {
    const hole = holes[part];
    if (hole === undefined) {
      return part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    }
    if (seen.has(hole)) {
      return `\\k<${hole}>`;
    }
    seen.add(hole);
    return `(?<${hole}>\\S+?)`;
  });
  return new RegExp(`^${source.join("")}$`);
}
