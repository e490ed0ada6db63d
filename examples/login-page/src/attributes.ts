/** How a form asks for an attribute of a user. */
export interface AttributeField {
  readonly label: string;
  readonly type?: "date" | "email" | "number" | "tel" | "text" | "url";
  readonly autoComplete: string;
  /** What to type, where the label doesn't say it. */
  readonly hint?: string;
  readonly pattern?: string;
  /** What the pattern stands for. */
  readonly title?: string;
  readonly min?: string;
  readonly max?: string;
  /** Where each word begins with a capital letter. */
  readonly autoCapitalize?: "words";
  /** What the browser knows, so that the user needn't type it. */
  readonly suggest?: () => string;
}

/** What a phone number looks like, as E.164 has it, with spaces that the page removes. */
export const phoneNumber = "\\s*\\+\\s*[1-9](\\s*[0-9]){1,14}\\s*";

/**
 * The standard attributes that a user pool can require, by Cognito's names, in the order in which forms ask for them.
 * Their meaning and format are those of OpenID Connect's claims; a phone number is in the format of E.164.
 *
 * https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
 */
const fields = {
  email: { label: "Email address", type: "email", autoComplete: "email" },
  phone_number: {
    label: "Phone number",
    type: "tel",
    autoComplete: "tel",
    hint: "With the country code, such as +14155550123.",
    pattern: phoneNumber,
    title: "A plus sign, the country code and the number, at most 15 digits",
  },
  name: { label: "Full name", autoComplete: "name", autoCapitalize: "words" },
  given_name: { label: "Given name", autoComplete: "given-name", autoCapitalize: "words" },
  middle_name: { label: "Middle name", autoComplete: "additional-name", autoCapitalize: "words" },
  family_name: { label: "Family name", autoComplete: "family-name", autoCapitalize: "words" },
  nickname: { label: "Nickname", autoComplete: "nickname", autoCapitalize: "words" },
  preferred_username: { label: "Preferred username", autoComplete: "nickname" },
  gender: { label: "Gender", autoComplete: "sex" },
  // A later year has five digits, which YYYY-MM-DD has no place for.
  birthdate: { label: "Date of birth", type: "date", autoComplete: "bday", max: "9999-12-31" },
  // Cognito has one line for it, and browsers fill "street-address" into several only.
  address: { label: "Postal address", autoComplete: "address-line1", autoCapitalize: "words" },
  website: { label: "Website", type: "url", autoComplete: "url", hint: "Its address, with https://." },
  profile: {
    label: "Profile page",
    type: "url",
    autoComplete: "off",
    hint: "The address of a page about you, with https://.",
  },
  picture: {
    label: "Picture",
    type: "url",
    autoComplete: "photo",
    hint: "The address of a picture of you, with https://.",
  },
  locale: {
    label: "Language",
    autoComplete: "language",
    hint: "Its code, such as en-US.",
    suggest: () => navigator.language,
  },
  zoneinfo: {
    label: "Time zone",
    autoComplete: "off",
    hint: "Its name, such as Europe/Berlin.",
    suggest: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
  },
  updated_at: {
    label: "Last change of your data",
    type: "number",
    autoComplete: "off",
    min: "0",
    hint: "In seconds since 1970.",
    suggest: () => String(Math.floor(Date.now() / 1_000)),
  },
} as const satisfies Readonly<Record<string, AttributeField>>;

export type AttributeName = keyof typeof fields;

/** How forms ask for each attribute. */
export const attributeFields: Readonly<Record<AttributeName, AttributeField>> = fields;

/** Those of these names that are standard attributes, in the order in which forms ask for them. */
export function attributesAmong(names: readonly string[]): AttributeName[] {
  return (Object.keys(fields) as AttributeName[]).filter((name) => names.includes(name));
}
