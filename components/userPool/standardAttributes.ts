import type { StandardAttributeArgs, StandardAttributesArgs } from "./attributeArgs";
import { numberRange, stringLength } from "./limits";

type StandardAttribute = keyof StandardAttributesArgs;

/** Cognito's names of the standard attributes, by those of the arguments. */
export const standardAttributeNames: Readonly<Record<StandardAttribute, string>> = {
  address: "address",
  birthdate: "birthdate",
  email: "email",
  familyName: "family_name",
  gender: "gender",
  givenName: "given_name",
  locale: "locale",
  middleName: "middle_name",
  name: "name",
  nickname: "nickname",
  phoneNumber: "phone_number",
  picture: "picture",
  preferredUsername: "preferred_username",
  profile: "profile",
  updatedAt: "updated_at",
  website: "website",
  zoneinfo: "zoneinfo",
};

/** The arguments of standard attributes. */
export const standardAttributeArguments = Object.keys(standardAttributeNames) as StandardAttribute[];

/** The argument about a standard attribute; undefined for those that Cognito alone sets. */
export function argumentOfStandardAttribute(cognitoName: string): StandardAttribute | undefined {
  return standardAttributeArguments.find((argument) => standardAttributeNames[argument] === cognitoName);
}

/** What a pool demands of a standard attribute. */
export type SettledStandardAttribute = Required<StandardAttributeArgs>;

/** The limits that Cognito gives an attribute in every pool; another declaration would be a diff in every preview. */
export type AttributeLimits =
  | { readonly type: "String"; readonly minLength: number; readonly maxLength: number }
  | { readonly type: "Number"; readonly minValue: number };

/** What DescribeUserPool answers about the standard attributes of a pool that declares none. */
export function limitsOfStandardAttribute(cognitoName: string): AttributeLimits {
  switch (cognitoName) {
    case "birthdate":
      return { type: "String", minLength: birthdateLength, maxLength: birthdateLength };
    case "updated_at":
      return { type: "Number", minValue: updatedAtRange.minimum };
    default:
      return { type: "String", minLength: stringLength.minimum, maxLength: stringLength.maximum };
  }
}

const birthdateLength = "YYYY-MM-DD".length;

/** Cognito has no largest value. */
export const updatedAtRange = { minimum: 0, maximum: numberRange.maximum };
