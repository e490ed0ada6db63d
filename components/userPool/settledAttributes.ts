import { SignInWith } from "./args";
import {
  AttributeType,
  type CustomAttributeArgs,
  type StandardAttributeArgs,
  type StandardAttributesArgs,
} from "./attributeArgs";
import { numberRange, stringLength } from "./limits";
import {
  type SettledStandardAttribute,
  standardAttributeArguments,
  standardAttributeNames,
} from "./standardAttributes";

/** The defaults of a custom attribute, besides the limits that its type has. */
export const customAttributeDefaults = {
  /** A user profile is expected to change. */
  mutable: true,
  /** A role or a tenant that users could set themselves would be a way to any right. */
  userWritable: false,
};

/** The defaults of a standard attribute: those of every pool. */
export const standardAttributeDefaults: Required<StandardAttributeArgs> = { required: false, mutable: true };

/** A custom attribute with all defaults filled in: each type has limits of its own. */
export type SettledCustomAttribute = typeof customAttributeDefaults &
  (
    | { type: "String"; minLength: number; maxLength: number }
    | { type: "Number"; minValue: number; maxValue: number }
    | { type: "Boolean" | "DateTime" }
  );

/** What a pool demands of its standard attributes, by Cognito's names; those that are as in every pool are left out. */
export type SettledStandardAttributes = Readonly<Record<string, SettledStandardAttribute>>;

/** Fills in the defaults of the standard attributes: users verify and recover with an email address, unless they have a phone. */
export function settleStandardAttributes(
  given: StandardAttributesArgs = {},
  signInWith: SignInWith,
): SettledStandardAttributes {
  const hasPhone = signInWith === SignInWith.Phone || signInWith === SignInWith.EmailOrPhone;
  const defaults: StandardAttributesArgs = { email: { required: !hasPhone } };
  return Object.fromEntries(
    standardAttributeArguments
      .map((argument) => {
        const settled = { ...standardAttributeDefaults, ...defaults[argument], ...given[argument] };
        return [standardAttributeNames[argument], settled] as const;
      })
      .filter(([, { required, mutable }]) => required || !mutable),
  );
}

/** The names of the standard attributes that every user must have. */
export function requiredAttributesIn(standardAttributes: SettledStandardAttributes): string[] {
  return Object.entries(standardAttributes).flatMap(([name, { required }]) => (required ? [name] : []));
}

/** Fills in the defaults of the custom attributes. */
export function settleCustomAttributes(
  given: Readonly<Record<string, CustomAttributeArgs>> = {},
): Record<string, SettledCustomAttribute> {
  return Object.fromEntries(
    Object.entries(given).map(([name, attribute]) => [name, settleCustomAttribute(attribute)]),
  );
}

function settleCustomAttribute({ type, ...given }: CustomAttributeArgs): SettledCustomAttribute {
  const { minLength = stringLength.minimum, maxLength = stringLength.maximum } = given;
  const { minValue = numberRange.minimum, maxValue = numberRange.maximum } = given;
  const { mutable = customAttributeDefaults.mutable } = given;
  const { userWritable = customAttributeDefaults.userWritable } = given;
  const rights = { mutable, userWritable };
  switch (type) {
    case AttributeType.String:
      return { type, ...rights, minLength, maxLength };
    case AttributeType.Number:
      return { type, ...rights, minValue, maxValue };
    case AttributeType.Boolean:
    case AttributeType.DateTime:
      return { type, ...rights };
  }
}
