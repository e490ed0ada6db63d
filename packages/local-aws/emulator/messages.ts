import { isRecord, readPage } from "./readPage";

/** An email that the local AWS would have sent. */
export interface Mail {
  readonly from: string;
  /** All recipients, including copies. */
  readonly to: readonly string[];
  readonly subject: string;
  /** The plain text; empty if the email is HTML only. */
  readonly text: string;
  /** The HTML; empty if the email is plain text only. */
  readonly html: string;
  readonly sentAt: Date;
}

/** A text message that the local AWS would have sent. */
export interface TextMessage {
  readonly to: string;
  readonly text: string;
}

/**
 * The emails that an endpoint would have sent so far, oldest first; `undefined` if the endpoint can't show its
 * emails, as only ministack can. Throws a LocalAwsError when nothing answers there.
 */
export async function readMails(endpoint: string): Promise<readonly Mail[] | undefined> {
  const mails = await readAll(endpoint, "ses/messages", "messages", toMail);
  return mails?.toSorted((one, other) => one.sentAt.getTime() - other.sentAt.getTime());
}

/**
 * The text messages that an endpoint would have sent so far, those to one number in the order in which they were sent;
 * `undefined` if the endpoint can't show them. ministack 1.5.33 itself sends none for Cognito: without the rules about
 * messages, their absence proves little. Throws a LocalAwsError when nothing answers there.
 */
export function readTextMessages(endpoint: string): Promise<readonly TextMessage[] | undefined> {
  return readAll(endpoint, "sns/sms-messages", "sms_messages", toTextMessage);
}

/**
 * Reads lists that ministack groups by account or recipient; one entry of an unknown shape makes them all unreadable.
 */
async function readAll<Message>(
  endpoint: string,
  path: string,
  property: string,
  toMessage: (value: unknown) => Message | undefined,
): Promise<Message[] | undefined> {
  const body = await readPage(endpoint, `/_ministack/${path}`);
  const groups = isRecord(body) ? body[property] : undefined;
  if (!isRecord(groups)) return undefined;
  const messages = Object.values(groups).flat().map(toMessage);
  return messages.every((message) => message !== undefined) ? messages : undefined;
}

function toMail(value: unknown): Mail | undefined {
  if (!isRecord(value)) return undefined;
  const { Source: from, Subject: subject, Timestamp: seconds, BodyText, BodyHtml } = value;
  const to = [value["To"], value["CC"], value["BCC"]].flat();
  const isWhole = isText(from) && isText(subject) && typeof seconds === "number" && to.every(isText);
  return isWhole
    ? {
        from,
        to,
        subject,
        text: orEmpty(BodyText),
        html: orEmpty(BodyHtml),
        sentAt: new Date(seconds * 1000),
      }
    : undefined;
}

function toTextMessage(value: unknown): TextMessage | undefined {
  if (!isRecord(value)) return undefined;
  const { PhoneNumber: to, Message: text } = value;
  return isText(to) && isText(text) ? { to, text } : undefined;
}

function orEmpty(value: unknown): string {
  return isText(value) ? value : "";
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
