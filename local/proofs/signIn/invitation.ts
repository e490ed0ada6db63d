import { readMails, readTextMessages } from "@cognito-auth/local-aws/emulator/messages";
import { type CheckResult, deviates, holds, skipped, violated } from "./claim";
import { type Proof, routeBy } from "./proof";
import { readableText, singleSpaced } from "./readable";
import { newPasswordRequired } from "./signInRoute";
import type { InvitationMedium } from "./types";

/** An email or a text message. */
interface Message {
  readonly to: readonly string[];
  readonly text: string;
  /** Empty for what is plain text only. */
  readonly html: string;
}

/** What shows a user a message. */
const readers: Readonly<Record<InvitationMedium, string>> = {
  email: "an email client",
  "text message": "a phone",
};

/** What the address is called that a message goes to. */
const addresses: Readonly<Record<InvitationMedium, string>> = {
  email: "email address",
  "text message": "phone number",
};

/** The checks of an invitation by a medium. */
export interface InvitationChecks {
  /** Whether the invitation reached only the user. */
  readonly wentToUserOnly: (proof: Proof) => Promise<CheckResult>;
  /** Whether the invitation shows the username and password unchanged. */
  readonly holdsCredentials: (proof: Proof) => Promise<CheckResult>;
  /** Whether a user can sign in with nothing but the message. */
  readonly signsIn: (proof: Proof) => Promise<CheckResult>;
}

/** The checks of an invitation by a medium. */
export function invitationBy(medium: InvitationMedium): InvitationChecks {
  return {
    async wentToUserOnly(proof) {
      const messages = await readMessages(proof, medium);
      if (messages === undefined) return hidden(medium);
      const recipients = invitationsAmong(messages, proof).flatMap(({ to }) => to);
      if (recipients.length === 0) return violated(`no ${medium} with the temporary password was sent`);
      const others = recipients.filter((address) => address !== addressOf(proof, medium));
      return others.length === 0 ? holds : violated(`it went to ${others.join(", ")}`);
    },

    async holdsCredentials(proof) {
      const read = await credentialsIn(proof, medium);
      const reader = readers[medium];
      if (read === undefined) return violated("it does not match the invitation message");
      if (read.password === undefined) return violated(`${reader} shows no password`);
      if (read.password !== proof.target.initialPassword) {
        return violated(`${reader} shows a password other than the temporary one`);
      }
      if (read.username === undefined) {
        return addressSignsIn(proof, medium)
          ? deviates(`${reader} shows no username; the ${addresses[medium]} signs in, too`)
          : violated(`${reader} shows no username, and the ${addresses[medium]} is none`);
      }
      return read.username === proof.target.username
        ? holds
        : violated(`it gives the username "${read.username}" instead of "${proof.target.username}"`);
    },

    async signsIn(proof) {
      const read = await credentialsIn(proof, medium);
      if (read?.password === undefined) return violated(`the ${medium} can't be read`);
      const route = routeBy("serverSide", proof);
      if (route.unavailable !== undefined) return skipped(route.unavailable);
      // Who gets the message knows the address that it was sent to.
      const answer = await route.signIn(read.username ?? addressOf(proof, medium) ?? "", read.password);
      return answer.kind === "challenge" && answer.challenge === newPasswordRequired
        ? holds
        : violated("the service does not ask for a new password");
    },
  };
}

function hidden(medium: InvitationMedium): CheckResult {
  return skipped(`the endpoint does not show the ${medium}s it sends`);
}

function addressOf({ target }: Proof, medium: InvitationMedium): string | undefined {
  return medium === "email" ? target.email : target.phoneNumber;
}

/** Whether the address that an invitation goes to signs in, as the pool is configured. */
function addressSignsIn({ facts }: Proof, medium: InvitationMedium): boolean {
  const attribute = medium === "email" ? "email" : "phone_number";
  return facts.usernamesAre.has(attribute) || facts.aliases.has(attribute);
}

/** Whether a deployment without an invitation by email sent none. */
export async function noInvitationSent(proof: Proof): Promise<CheckResult> {
  return nothingSent(proof, "email", "one was sent");
}

/** Whether no text message has the user's password, to whomever it went. */
export async function noPasswordSentBySms(proof: Proof): Promise<CheckResult> {
  return nothingSent(proof, "text message", `the ${passwordOf(proof)} was sent`);
}

async function nothingSent(proof: Proof, medium: InvitationMedium, otherwise: string): Promise<CheckResult> {
  const messages = await readMessages(proof, medium);
  if (messages === undefined) return hidden(medium);
  const [sent] = invitationsAmong(messages, proof);
  return sent === undefined ? holds : violated(`${otherwise} to ${sent.to.join(", ")}`);
}

function passwordOf({ target: { passwordIsPermanent = false } }: Proof): string {
  return passwordIsPermanent ? "password" : "temporary password";
}

async function readMessages(
  { target: { endpoint } }: Proof,
  medium: InvitationMedium,
): Promise<readonly Message[] | undefined> {
  if (medium === "email") return readMails(endpoint);
  return (await readTextMessages(endpoint))?.map(({ to, text }) => ({ to: [to], text, html: "" }));
}

function invitationsAmong(messages: readonly Message[], { target }: Proof): Message[] {
  const shown = ({ text, html }: Message): string => [text, html, readableText(html)].join("\n");
  return messages.filter((message) => shown(message).includes(target.initialPassword));
}

/** What a user is shown of the credentials; undefined where the pool's message isn't. */
async function credentialsIn(
  proof: Proof,
  medium: InvitationMedium,
): Promise<{ username?: string; password?: string } | undefined> {
  const messages = (await readMessages(proof, medium)) ?? [];
  const message = invitationsAmong(messages, proof).at(-1);
  if (message === undefined) return undefined;
  // An email client shows the HTML if there is any, and plain text as it is.
  const isHtml = message.html !== "";
  const show = isHtml ? readableText : singleSpaced;
  const shown = show(isHtml ? message.html : message.text);
  const expected = proof.facts.invitations[medium];
  if (expected === undefined) return credentialsAnywhereIn(shown, proof);
  const match = pattern(show(expected)).exec(shown);
  return match === null ? undefined : { ...match.groups };
}

/** What an invitation in unknown words shows of the credentials. */
function credentialsAnywhereIn(
  shown: string,
  { target: { username, initialPassword } }: Proof,
): { username?: string; password?: string } {
  return {
    ...(shown.includes(username) ? { username } : {}),
    ...(shown.includes(initialPassword) ? { password: initialPassword } : {}),
  };
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
