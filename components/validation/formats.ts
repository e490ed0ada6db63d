import { type Check, type Objection, refine } from "./checks";
import { stringOfLength } from "./scalars";

// In the patterns of AWS's API models, `\s` is ASCII white space; in JavaScript it is more.

/** `[\w\s+=,.@-]+`: UserPoolNameType and ClientNameType in the API model of Cognito. */
const nameCharacters = /^[\w \t\n\v\f\r+=,.@-]+$/;

/** `[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*`: EmailInviteMessageType in the API model of Cognito, and alike for the others. */
const emailCharacters = /^[\p{L}\p{M}\p{S}\p{N}\p{P} \t\n\v\f\r]*$/u;

/** `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`: UsernameType and CustomAttributeNameType in the API model of Cognito. */
const withoutSpaces = /^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u;

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
export function objectToEmailCharacters(content: string): Objection | undefined {
  if (emailCharacters.test(content)) return undefined;
  return {
    reason:
      "Cognito accepts only letters, digits, punctuation, symbols and plain spaces, and no invisible characters",
    fix: "remove control and zero-width characters, joined emojis and special spaces",
  };
}

/** The objection to a name with white space or control characters. */
export function objectToSpaces(name: string): Objection | undefined {
  if (withoutSpaces.test(name)) return undefined;
  return { reason: "Cognito accepts no white space and no control characters", fix: "remove them" };
}

// "Value must be a valid email address string", with a link to RFC 3696, section 3 (Cognito's page on user attributes): a
// local part of atoms with single dots between them, or in quotes, and "a fully-qualified domain name", which neither
// `localhost` nor an address in brackets is. Letters that aren't ASCII are accepted, too: that RFC is older than those
// addresses, and what Cognito does with them isn't documented. The lengths in RFC 3696 (64 and 255 octets) and RFC 5321
// (254 in all) aren't checked: the same page allows "up to 2048 characters", as the API model does.
const atoms = /[\p{L}\p{M}\p{N}!#$%&'*+\-/=?^_`{|}~]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+\-/=?^_`{|}~]+)*/u;
const quoted = /"(?:[ !#-[\]-~]|\\[ -~])+"/u;
const label = /[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?/u;
const emailAddress = new RegExp(
  `^(?:${atoms.source}|${quoted.source})@${label.source}(?:\\.${label.source})+$`,
  "u",
);

/** Whether a string has the form of an email address. */
export function isEmailAddress(value: string): boolean {
  return emailAddress.test(value);
}

/**
 * "A phone number can only contain the + sign and digits", and "must follow these formatting rules: A phone number must start with a
 * plus (+) sign, followed immediately by the country code": Cognito's page on user attributes. E.164 has at most 15 digits.
 */
const phoneNumber = /^\+[1-9]\d{1,14}$/;

/** Whether a string has the form of a phone number. */
export function isPhoneNumber(value: string): boolean {
  return phoneNumber.test(value);
}

/** The objection to what isn't a phone number. */
export function objectToPhoneNumber(value: string): Objection | undefined {
  return isPhoneNumber(value)
    ? undefined
    : {
        reason: "Cognito accepts a plus sign, the country code and the number, at most 15 digits",
        fix: "write it as +12065550100, without spaces",
      };
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
