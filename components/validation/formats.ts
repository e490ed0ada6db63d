import { refine, textOfLength, type Check } from "./checks";

const nameCharacters = /^[\w\s+=,.@-]+$/;

/** The name of a user pool or an app client. */
export const resourceName: Check<string> = refine(
  textOfLength(1, 128, "Cognito takes a name of 1 to 128 characters"),
  (name) =>
    nameCharacters.test(name)
      ? undefined
      : {
          reason: "Cognito takes letters, digits, spaces and _+=,.@-",
          fix: "leave the other characters out",
        },
);

const emailAddress = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

/** Whether a text has the form of an e-mail address that mail can be sent to. */
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
