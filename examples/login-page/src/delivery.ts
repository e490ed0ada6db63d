/** How Cognito sends a code. */
export type Medium = "email" | "text message";

/** Where a code was sent, as far as Cognito says. */
export interface Delivery {
  readonly medium?: Medium;
  /** With most of its characters hidden. */
  readonly destination?: string;
}

/** Amplify's code delivery details, as far as this page reads them. */
export interface DeliveryDetails {
  readonly deliveryMedium?: string;
  readonly destination?: string;
}

const media: Readonly<Record<string, Medium>> = { EMAIL: "email", SMS: "text message" };

/** What Cognito says of a code that it sends. */
export function deliveryOf({ deliveryMedium = "", destination }: DeliveryDetails = {}): Delivery {
  const medium = media[deliveryMedium];
  return {
    ...(medium === undefined ? {} : { medium }),
    ...(destination === undefined ? {} : { destination }),
  };
}

/** Says where a code was sent. */
export function sentenceOn({ destination }: Delivery): string {
  return destination === undefined ? "A code was sent." : `A code was sent to ${destination}.`;
}

/** The attributes that codes are sent to. */
const contacts = { email: "email", phone_number: "text message" } as const satisfies Record<string, Medium>;
export type Contact = keyof typeof contacts;

/** Those of these names that codes are sent to. */
export function contactsAmong(names: readonly string[]): Contact[] {
  return (Object.keys(contacts) as Contact[]).filter((name) => names.includes(name));
}

/** How codes can be sent to these attributes; in any way, where there are none. */
export function mediaOf(names: readonly Contact[]): Medium[] {
  const media = names.map((name) => contacts[name]);
  return media.length === 0 ? Object.values(contacts) : media;
}
