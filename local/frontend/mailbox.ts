import { setTimeout } from "node:timers/promises";
import { type Mail, readMails } from "@cognito-auth/local-aws/emulator/messages";
import { readableText, singleSpaced } from "../proofs/signIn/readable";

/** How often to poll for new emails, in milliseconds. */
const interval = 1_000;

/**
 * Reports each email that an endpoint would have sent, once; none where an endpoint can't show its emails.
 *
 * @returns a function that stops it
 */
export function watchMails(endpoint: string, onMail: (mail: Mail) => void): () => Promise<void> {
  const controller = new AbortController();
  const watching = watch(endpoint, onMail, controller.signal);
  return async () => {
    controller.abort();
    await watching;
  };
}

async function watch(endpoint: string, onMail: (mail: Mail) => void, signal: AbortSignal): Promise<void> {
  const seen = new Set<string>();
  while (!signal.aborted) {
    // An endpoint that is busy this time is asked again the next time.
    const mails = await readMails(endpoint).catch(() => []);
    if (mails === undefined) return;
    for (const mail of mails) {
      const key = JSON.stringify(mail);
      if (!seen.has(key)) onMail(mail);
      seen.add(key);
    }
    await setTimeout(interval, undefined, { signal }).catch(() => undefined);
  }
}

/** Characters that a terminal obeys, or that change the order in which others are shown. */
const controls = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/** An email in one line. Any program on this machine can send one, so it can't control the terminal. */
export function lineOf({ to, subject, text, html }: Mail): string {
  const body = html === "" ? text : readableText(html);
  return singleSpaced(`Email to ${to.join(", ")}: ${subject} – ${body}`).replace(controls, "\ufffd");
}
