import { AttributeType } from "../userPool/args";
import { stringLength } from "../userPool/limits";
import type { SettledCustomAttribute } from "../userPool/settled";
import { anyString, type Check, refine, stringOfLength } from "../validation/checks";
import { closest } from "../validation/closest";
import { customPrefix, standardAttributes } from "../validation/formats";

// These have an argument of their own, or none on purpose.
const notToSet = new Map([
  ["email", "write it as `testUser.email`"],
  ["email_verified", "leave it out: the address counts as verified"],
  ["phone_number", "leave it out: a test user has no phone"],
  ["phone_number_verified", "leave it out: a test user has no phone"],
  ["sub", "leave it out: Cognito generates it"],
]);

/** The name of an attribute that a test user can have in a pool with these custom attributes. */
export function attributeNameIn(customAttributes: string[]): Check<string> {
  const settable = standardAttributes.filter((name) => !notToSet.has(name));
  const known = [...settable, ...customAttributes];
  return refine(anyString, (name) => {
    if (known.includes(name)) return undefined;
    const instead = notToSet.get(name);
    if (instead !== undefined) return { reason: "this attribute can't be set here", fix: instead };
    if (name.startsWith(customPrefix)) {
      const bare = name.slice(customPrefix.length);
      return { reason: `with ${customPrefix} every preview would show a diff`, fix: `write ${bare}` };
    }
    const closestName = closest(name, known);
    const suggestion = closestName === undefined ? "" : `did you mean ${closestName}? If not, `;
    return {
      reason: "the user pool has no attribute with this name",
      fix: `${suggestion}define it in \`userPool.customAttributes\``,
    };
  });
}

/** The value of an attribute: a string, as Cognito keeps it, that fits the definition of a custom attribute. */
export function attributeValue(definition: SettledCustomAttribute | undefined): Check<string> {
  switch (definition?.type) {
    case AttributeType.Number:
      return numericString(definition.minValue, definition.maxValue);
    case AttributeType.Boolean:
      return stringLike(/^(true|false)$/, "this attribute is a Boolean", 'write "true" or "false"');
    case AttributeType.DateTime:
      return stringLike(
        /^\d{4}-\d\d-\d\d/,
        "this attribute is a DateTime",
        "write a date such as 2026-01-31",
      );
    case AttributeType.String:
      return stringBetween(definition.minLength, definition.maxLength);
    case undefined:
      return stringBetween(stringLength.minimum, stringLength.maximum);
  }
}

function stringBetween(shortest: number, longest: number): Check<string> {
  return stringOfLength(shortest, longest, `this attribute has ${shortest} to ${longest} characters`);
}

function stringLike(pattern: RegExp, reason: string, fix: string): Check<string> {
  return refine(anyString, (value) => (pattern.test(value) ? undefined : { reason, fix }));
}

function numericString(smallest: number, largest: number): Check<string> {
  return refine(anyString, (value) => {
    const number = value.trim() === "" ? Number.NaN : Number(value);
    if (number >= smallest && number <= largest) return undefined;
    const range = `from ${smallest} to ${largest}`;
    return { reason: `this attribute is a Number ${range}`, fix: `write such a number, as a string` };
  });
}
