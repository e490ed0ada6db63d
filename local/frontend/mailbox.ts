import { setTimeout } from "node:timers/promises";
import { type Mail, readMails } from "@cognito-auth/local-aws/emulator/messages";
import { readableText } from "../proofs/signIn/readable";

/** How often it is looked for new mails, in milliseconds. */
const interval = 1_000;

/**
 * Tells of each mail that an endpoint would have sent, once; of none where an endpoint can't show its mails.
 *
 * @returns what ends it
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
  const told = new Set<string>();
  while (!signal.aborted) {
    // An endpoint that is busy for once has its mails the next time.
    const mails = await readMails(endpoint).catch(() => []);
    if (mails === undefined) return;
    for (const mail of mails) {
      const key = JSON.stringify(mail);
      if (!told.has(key)) onMail(mail);
      told.add(key);
    }
    await setTimeout(interval, undefined, { signal }).catch(() => undefined);
  }
}

/** A mail in one line. */
export function lineOf({ to, subject, text, html }: Mail): string {
  const body = html === "" ? text : readableText(html);
  return `Mail to ${to.join(", ")}: ${subject} – ${body.replace(/\s+/g, " ").trim()}`;
}
