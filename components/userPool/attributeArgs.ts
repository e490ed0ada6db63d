/** The type of a custom attribute's values. */
export const AttributeType = {
  /** Strings, whose length can be limited. */
  String: "String",
  /** Whole numbers, whose range can be limited. */
  Number: "Number",
  /** Points in time. */
  DateTime: "DateTime",
  /** True or false. */
  Boolean: "Boolean",
} as const;
/** The type of a custom attribute's values. */
export type AttributeType = (typeof AttributeType)[keyof typeof AttributeType];

/**
 * A custom attribute. It can be added at any time; once a pool has it, Cognito can neither change nor remove it,
 * and the preview rejects a program that does.
 *
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
 */
export interface CustomAttributeArgs {
  /** The type of its values: `String`, `Number`, `DateTime` or `Boolean`. */
  type: AttributeType;
  /** Whether its value can change after the user was created. Default: true. */
  mutable?: boolean;
  /**
   * Whether users can set it themselves, when they sign up and later. Leave that off for what decides on rights, such as a
   * role or a tenant: administrators and triggers can set it in any case. Default: false.
   */
  userWritable?: boolean;
  /** The minimum number of characters of a String, 0 to 2,048. Default: 0. */
  minLength?: number;
  /** The maximum number of characters of a String, 0 to 2,048. Default: 2,048. */
  maxLength?: number;
  /** The smallest Number. Default: -9,007,199,254,740,991, the smallest that JavaScript holds exactly. */
  minValue?: number;
  /** The largest Number. Default: 9,007,199,254,740,991, the largest that JavaScript holds exactly. */
  maxValue?: number;
}

/**
 * A standard attribute of OpenID Connect. Every user pool has all of them. What is said here is fixed when the pool is created: the
 * preview rejects a later change.
 *
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
 */
export interface StandardAttributeArgs {
  /**
   * Whether every user must have a value, given at sign-up or by an administrator. It can't be changed
   * later. Default: false, but for `email` true unless users can sign in with a phone number.
   */
  required?: boolean;
  /** Whether a user's value can change after the user was created. This setting itself can't be changed later. Default: true. */
  mutable?: boolean;
}

/**
 * What a pool demands of the standard attributes. Values are strings of at most 2,048 characters unless the attribute says otherwise.
 * Other arguments and tokens have Cognito's own names, which are in snake case, such as `given_name`.
 *
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
 */
export interface StandardAttributesArgs {
  /** `address`: the postal address. */
  address?: StandardAttributeArgs;
  /** `birthdate`: a date in the format YYYY-MM-DD. */
  birthdate?: StandardAttributeArgs;
  /**
   * `email`: the email address. Default: required where users sign in with a username or with it, not required where they can
   * sign in with a phone number.
   */
  email?: StandardAttributeArgs;
  /** `family_name`: the last name. */
  familyName?: StandardAttributeArgs;
  /** `gender`. */
  gender?: StandardAttributeArgs;
  /** `given_name`: the first name. */
  givenName?: StandardAttributeArgs;
  /** `locale`: the language and region, such as `en-US`. */
  locale?: StandardAttributeArgs;
  /** `middle_name`. */
  middleName?: StandardAttributeArgs;
  /** `name`: the full name. */
  name?: StandardAttributeArgs;
  /** `nickname`. */
  nickname?: StandardAttributeArgs;
  /** `phone_number`: a plus sign, the country code and the number, only digits, such as `+12065550100`. */
  phoneNumber?: StandardAttributeArgs;
  /** `picture`: the URL of a picture. */
  picture?: StandardAttributeArgs;
  /**
   * `preferred_username`: what the user wants to be called. Cognito accepts it as required or as an alias, but not as both.
   */
  preferredUsername?: StandardAttributeArgs;
  /** `profile`: the URL of a profile page. */
  profile?: StandardAttributeArgs;
  /** `updated_at`: when the profile was changed, in seconds since 1970; a number from 0. */
  updatedAt?: StandardAttributeArgs;
  /** `website`: a URL. */
  website?: StandardAttributeArgs;
  /** `zoneinfo`: the time zone, such as `Europe/Paris`. */
  zoneinfo?: StandardAttributeArgs;
}
