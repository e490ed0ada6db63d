import { AttributeType } from "../userPool/attributeArgs";
import { stringLength } from "../userPool/limits";
import type { SettledCustomAttribute } from "../userPool/settledAttributes";
import { updatedAtRange } from "../userPool/standardAttributes";
import { type Check, type Objection, refine } from "../validation/checks";
import { closest } from "../validation/closest";
import { isDate, isDateTime } from "../validation/dates";
import { customPrefix, standardAttributes } from "../validation/formats";
import { anyString, stringOfLength } from "../validation/scalars";
import { showKey } from "../validation/shown";

/** What to write in place of attributes that are no object. */
export const attributesFix = 'write { given_name: "Jane" }, or other attributes of the user pool';

// These have an argument of their own, or none on purpose.
const notToSet = new Map([
  ["email", "write it as `testUser.email`"],
  ["email_verified", "leave it out: the address counts as verified"],
  ["phone_number", "write it as `testUser.phoneNumber`"],
  ["phone_number_verified", "leave it out: the number counts as verified"],
  ["sub", "leave it out: Cognito generates it"],
]);

const settable = standardAttributes.filter((name) => !notToSet.has(name));

/** Other names of standard attributes in snake case: CDK's, and everyday ones. */
const standardNames = new Map([
  ["first_name", "given_name"],
  ["firstname", "given_name"],
  ["full_name", "name"],
  ["fullname", "name"],
  ["last_name", "family_name"],
  ["last_update_time", "updated_at"],
  ["lastname", "family_name"],
  ["phone", "phone_number"],
  ["profile_page", "profile"],
  ["profile_picture", "picture"],
  ["timezone", "zoneinfo"],
]);

/**
 * The name of an attribute that a test user can have in a pool.
 *
 * @param customAttributes the names of the pool's custom attributes
 * @param isWronglyDefined whether the pool has a custom attribute of this name whose definition is wrong
 */
export function attributeNameIn(
  customAttributes: Iterable<string>,
  isWronglyDefined: (name: string) => boolean,
): Check<string> {
  const known = new Set([...settable, ...customAttributes]);
  return refine(anyString, (name) =>
    known.has(name) || isWronglyDefined(name) ? undefined : objectToName(name, known),
  );
}

function objectToName(name: string, known: ReadonlySet<string>): Objection {
  if (name.startsWith(customPrefix)) {
    const bare = name.slice(customPrefix.length);
    return { reason: `with ${customPrefix} every preview would show a diff`, fix: `write ${showKey(bare)}` };
  }
  const snakeCase = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const standardName = standardNames.get(snakeCase) ?? snakeCase;
  const instead = notToSet.get(standardName);
  if (instead !== undefined) return { reason: "this attribute can't be set here", fix: instead };
  const reason = "the user pool has no attribute with this name";
  if (known.has(standardName)) return { reason, fix: `write ${standardName}` };
  const closestName = closest(name, known);
  const suggestion = closestName === undefined ? "" : `did you mean ${showKey(closestName)}? If not, `;
  return {
    reason,
    fix: `${suggestion}define it in \`userPool.customAttributes\`, from which it can't be removed again`,
  };
}

/** The value of an attribute: a string, as Cognito keeps it, that fits the attribute's definition. */
export function attributeValue(name: string, definition: SettledCustomAttribute | undefined): Check<string> {
  switch (definition?.type) {
    case AttributeType.Number:
      return numericString(definition.minValue, definition.maxValue);
    case AttributeType.Boolean:
      return stringLike(isBoolean, "this attribute is a Boolean", 'write "true" or "false"');
    case AttributeType.DateTime:
      return stringLike(
        isDateTime,
        "this attribute is a DateTime",
        "write a date such as 2026-01-31 or a time such as 2026-01-31T12:00:00Z",
      );
    case AttributeType.String:
      return stringBetween(definition.minLength, definition.maxLength);
    case undefined:
      return standardValue(name);
  }
}

/** The value of a standard attribute: a string of any content, but for two. */
function standardValue(name: string): Check<string> {
  switch (name) {
    case "birthdate":
      // "Value must be a valid 10 character date in the format YYYY-MM-DD": Cognito's page on user attributes.
      return stringLike(isDate, "Cognito accepts a date in the format YYYY-MM-DD", "write it as 2026-01-31");
    case "updated_at":
      // A Number with the MinValue 0 and no MaxValue, as DescribeUserPool answers.
      return numericString(updatedAtRange.minimum, updatedAtRange.maximum);
    default:
      return stringBetween(stringLength.minimum, stringLength.maximum);
  }
}

function stringBetween(shortest: number, longest: number): Check<string> {
  return stringOfLength(shortest, longest, `this attribute has ${shortest} to ${longest} characters`);
}

/** "Length Constraints: Maximum length of 2048": AttributeValueType in the API model of Cognito, whatever the type. */
export const anyValue = stringBetween(0, 2_048);

function stringLike(fits: (value: string) => boolean, reason: string, fix: string): Check<string> {
  return refine(anyValue, (value) => (fits(value) ? undefined : { reason, fix }));
}

function isBoolean(value: string): boolean {
  return value === "true" || value === "false";
}

function numericString(smallest: number, largest: number): Check<string> {
  const reason = `this attribute is a Number from ${smallest} to ${largest}`;
  return stringLike(
    (value) => isDecimal(value) && Number(value) >= smallest && Number(value) <= largest,
    reason,
    "write such a number in digits, as a string",
  );
}

/** JavaScript reads "0x10", "1e3" and " 7 " as numbers, too. */
function isDecimal(value: string): boolean {
  return /^[+-]?\d+(\.\d+)?$/.test(value);
}
