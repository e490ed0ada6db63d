import { type AttributeName, attributesAmong, phoneNumber } from "./attributes";
import type { Fields } from "./components/Form";
import type { Configuration } from "./configuration";
import type { Identifier } from "./identifiers";
import { inAList } from "./inAList";

/** What the sign-up asks for, in addition to a password. */
export interface NewUserFields {
  /** What the new user can sign in with, by the one field for it. */
  readonly identifiers: readonly Identifier[];
  /** What isn't asked by that field. */
  readonly attributes: readonly AttributeName[];
}

/** A new user, but for the password. */
export interface NewUser {
  readonly username: string;
  readonly attributes: Readonly<Partial<Record<AttributeName, string>>>;
}

type UserPool = Pick<Configuration, "signInWith" | "requiredAttributes" | "verifiedAttributes">;

/** What the sign-up asks for: what the user pool requires, and where a code can be sent. */
export function newUserFieldsOf(pool: UserPool): NewUserFields {
  const { requiredAttributes, verifiedAttributes } = pool;
  const identifiers = identifiersOf(pool);
  const isGiven = (name: AttributeName): boolean =>
    requiredAttributes.includes(name) || identifiers.some((identifier) => identifier === name);
  const contacts = verifiedAttributes.some(isGiven) ? [] : verifiedAttributes.slice(0, 1);
  const others = [...requiredAttributes, ...contacts].filter(
    (name) => !identifiers.some((identifier) => identifier === name),
  );
  return { identifiers, attributes: attributesAmong(others) };
}

/** Where either of two attributes can be the username, and the pool requires one of them, that one serves for both. */
function identifiersOf({ signInWith, requiredAttributes }: UserPool): readonly Identifier[] {
  if (signInWith.includes("username")) return ["username"];
  const required = signInWith.filter((identifier) => requiredAttributes.some((name) => name === identifier));
  return required.length === 0 ? signInWith : required.slice(0, 1);
}

/** What a username can't be, because Cognito wouldn't know it from an alias. */
const aliasFormats = [
  { alias: "email", format: "an email address", pattern: "(?!.*@)" },
  { alias: "phone_number", format: "a phone number", pattern: `(?!${phoneNumber}$)` },
] as const;

/** How the browser checks what a new user types as the username. */
export function usernameRuleOf({ signInWith }: UserPool): { pattern?: string; title?: string } {
  const formats = aliasFormats.filter(({ alias }) => signInWith.includes(alias));
  if (!signInWith.includes("username") || formats.length === 0) return {};
  return {
    pattern: `${formats.map(({ pattern }) => pattern).join("")}.*`,
    title: `Not ${inAList(formats.map(({ format }) => format))}`,
  };
}

/** The new user that a form describes. */
export function newUserIn(field: Fields, { identifiers, attributes }: NewUserFields): NewUser {
  const username = field("username");
  return {
    username,
    attributes: {
      ...(identifiers.includes("username") ? {} : { [attributeOf(username)]: username }),
      ...valuesIn(field, attributes),
    },
  };
}

/** The attribute that a username is, where it is no name of its own. */
function attributeOf(username: string): AttributeName {
  return username.startsWith("+") ? "phone_number" : "email";
}

/** The values of attributes in a form. */
export function valuesIn(field: Fields, names: readonly AttributeName[]): NewUser["attributes"] {
  return Object.fromEntries(names.map((name) => [name, field(name)]));
}
