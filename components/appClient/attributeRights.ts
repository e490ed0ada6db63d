import { customPrefix, standardAttributes } from "../validation/formats";

/** Cognito alone sets these: `sub` when it creates a user, the others when a user has verified the address or number. */
const setByCognito = ["sub", "email_verified", "phone_number_verified"];

/** The standard attributes that a client can read. It always gets `sub`, which Cognito rejects in a list. */
const readableStandardAttributes = standardAttributes.filter((name) => name !== "sub");

/** The standard attributes that users can set by a client. */
const writableStandardAttributes = standardAttributes.filter((name) => !setByCognito.includes(name));

/** What clients of a pool can have the right to read, and what their users to write. */
export interface AttributeRights {
  readonly readable: readonly string[];
  readonly writable: readonly string[];
}

/** Custom attributes, by name, as far as rights depend on them. */
export type RightsByAttribute = Readonly<Record<string, { readonly userWritable: boolean }>>;

/** What clients can read and their users write in a pool with these custom attributes. */
export function attributeRightsIn(customAttributes: RightsByAttribute): AttributeRights {
  const custom = Object.entries(customAttributes);
  const userWritable = custom.filter(([, attribute]) => attribute.userWritable);
  return {
    readable: [...readableStandardAttributes, ...custom.map(([name]) => name)],
    writable: [...writableStandardAttributes, ...userWritable.map(([name]) => name)],
  };
}

/** An attribute's name in Cognito. */
export function cognitoName(attribute: string): string {
  return standardAttributes.includes(attribute) ? attribute : `${customPrefix}${attribute}`;
}
