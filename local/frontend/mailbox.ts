import { setTimeout } from "node:timers/promises";
import {
  type Mail,
  readMails,
  readTextMessages,
  type TextMessage,
} from "@cognito-auth/local-aws/emulator/messages";
import { readableText, singleSpaced } from "../proofs/signIn/readable";

/** How often to poll for new messages, in milliseconds. */
const interval = 1_000;

/**
 * Reports each email that an endpoint would have sent, once; none where an endpoint can't show its emails.
 *
 * @returns a function that stops it
 */
export function watchMails(endpoint: string, onMail: (mail: Mail) => void): () => Promise<void> {
  return startWatching(() => readMails(endpoint), onMail);
}

/** Does the same for text messages. */
export function watchTextMessages(
  endpoint: string,
  onText: (text: TextMessage) => void,
): () => Promise<void> {
  return startWatching(() => readTextMessages(endpoint), onText);
}

type Read<Message> = () => Promise<readonly Message[] | undefined>;

function startWatching<Message>(
  read: Read<Message>,
  report: (message: Message) => void,
): () => Promise<void> {
  const controller = new AbortController();
  const watching = watch(read, report, controller.signal);
  return async () => {
    controller.abort();
    await watching;
  };
}

async function watch<Message>(
  read: Read<Message>,
  report: (message: Message) => void,
  signal: AbortSignal,
): Promise<void> {
  const reported = new Map<string, number>();
  while (!signal.aborted) {
    // An endpoint that is busy this time is asked again the next time.
    const messages = await read().catch(() => []);
    if (messages === undefined) return;
    // The same text can be sent twice.
    const found = new Map<string, number>();
    for (const message of messages) {
      const key = JSON.stringify(message);
      const count = (found.get(key) ?? 0) + 1;
      found.set(key, count);
      if (count <= (reported.get(key) ?? 0)) continue;
      report(message);
      reported.set(key, count);
    }
    await setTimeout(interval, undefined, { signal }).catch(() => undefined);
  }
}

/** Characters that a terminal obeys, or that change the order in which others are shown. */
const controls = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/** An email in one line. Any program on this machine can send one, so it can't control the terminal. */
export function lineOf({ to, subject, text, html }: Mail): string {
  const body = html === "" ? text : readableText(html);
  return harmless(`Email to ${to.join(", ")}: ${subject} – ${body}`);
}

/** A text message in one line, as harmless. */
export function textLineOf({ to, text }: TextMessage): string {
  return harmless(`Text message to ${to}: ${text}`);
}

function harmless(line: string): string {
  return singleSpaced(line).replace(controls, "\ufffd");
}
