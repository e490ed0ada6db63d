import { type Check, type Objection, refine, stringOfLength } from "./checks";

// White space is ASCII white space here, as in AWS's patterns.
const nameCharacters = /^[\w \t\n\v\f\r+=,.@-]+$/;
const mailCharacters = /^[\p{L}\p{M}\p{S}\p{N}\p{P} \t\n\v\f\r]*$/u;

/** The name of a user pool or an app client. */
export const resourceName: Check<string> = refine(
  stringOfLength(1, 128, "Cognito accepts a name of 1 to 128 characters"),
  (name) =>
    nameCharacters.test(name)
      ? undefined
      : {
          reason: "Cognito accepts only letters, digits, spaces and _+=,.@-",
          fix: "remove the other characters",
        },
);

/** The objection to a subject or message with characters that Cognito doesn't send. */
export function objectToMailCharacters(content: string): Objection | undefined {
  if (mailCharacters.test(content)) return undefined;
  return {
    reason:
      "Cognito accepts only letters, digits, punctuation, symbols and plain spaces, and no invisible characters",
    fix: "remove control and zero-width characters, joined emojis and special spaces",
  };
}

/** The objection to a name with white space or control characters. */
export function objectToSpaces(name: string): Objection | undefined {
  if (/^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u.test(name)) return undefined;
  return { reason: "Cognito accepts no white space and no control characters", fix: "remove them" };
}

const emailAddress = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

/** Whether a string has the form of a deliverable email address. */
export function isEmailAddress(value: string): boolean {
  return value.length <= 254 && emailAddress.test(value);
}

/** The attributes of OpenID Connect that every user pool has, whether declared or not. */
export const standardAttributes: readonly string[] = [
  "address",
  "birthdate",
  "email",
  "email_verified",
  "family_name",
  "gender",
  "given_name",
  "locale",
  "middle_name",
  "name",
  "nickname",
  "phone_number",
  "phone_number_verified",
  "picture",
  "preferred_username",
  "profile",
  "sub",
  "updated_at",
  "website",
  "zoneinfo",
];

/** The prefix that Cognito itself puts before the name of a custom attribute. */
export const customPrefix = "custom:";
