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

/** An attribute's name in Cognito's API. */
export function apiName(name: string): string {
  return standardAttributes.includes(name) || name.startsWith("custom:") ? name : `custom:${name}`;
}

/** An attribute's name in the state of a resource, where Cognito's prefix is left out. */
export function stateName(name: string): string {
  return name.replace(/^(dev:)?(custom:)?/, "");
}
