import { otherNames } from "../otherNames";
import { type Check, type Checks, fields, mapOf, refine } from "../validation/checks";
import { customPrefix, objectToSpaces, standardAttributes } from "../validation/formats";
import type { Report } from "../validation/problemReport";
import { anyString, bytesBetween, choice, flag, numberBetween, wholeNumber } from "../validation/scalars";
import { join, showKey } from "../validation/shown";
import { AttributeType, type CustomAttributeArgs } from "./attributeArgs";
import { numberRange, stringLength } from "./limits";

/** "Array Members: Minimum number of 1 item. Maximum number of 50 items": Schema in Cognito's CreateUserPool. */
export const mostSchemas = 50;

const nameLength = bytesBetween(1, 20, "the AWS provider accepts a name of 1 to 20 bytes");

const { minimum: shortest, maximum: longest } = stringLength;
const length = wholeNumber(shortest, longest, `Cognito keeps ${shortest} to ${longest} characters`);

const { minimum: smallest, maximum: largest } = numberRange;
const bound = refine(
  numberBetween(smallest, largest, "JavaScript holds no larger number exactly"),
  // The provider passes on what JavaScript writes, and Cognito expects digits.
  (value) =>
    String(value).includes("e")
      ? {
          reason: "Cognito gets a number in digits, and JavaScript writes one so close to 0 otherwise",
          fix: "choose 0, or a number such as 0.000001",
        }
      : undefined,
);

const attributeFields: Checks<CustomAttributeArgs> = {
  type: choice(AttributeType),
  mutable: flag,
  userWritable: flag,
  minLength: length,
  maxLength: length,
  minValue: bound,
  maxValue: bound,
};

const checkFields = fields<CustomAttributeArgs>(attributeFields, {
  required: ["type"],
  refused: otherNames.customAttribute,
  fixFor: () => 'write { type: "String" }, or another type',
});

const constraintsOf: Record<AttributeType, readonly (keyof CustomAttributeArgs)[]> = {
  String: ["minLength", "maxLength"],
  Number: ["minValue", "maxValue"],
  DateTime: [],
  Boolean: [],
};

const checkAttribute: Check<CustomAttributeArgs> = (value, path, report) => {
  const { type, ...limits } = checkFields(value, path, report) ?? {};
  if (type === undefined) return undefined;
  const attribute = { type, ...limits };
  refuseOtherConstraints(attribute, path, report);
  refuseEmptyRange(attribute, path, report);
  return attribute;
};

function refuseOtherConstraints(attribute: CustomAttributeArgs, path: string, report: Report): void {
  const constraints = Object.values(constraintsOf).flat();
  for (const constraint of constraints) {
    if (attribute[constraint] === undefined || constraintsOf[attribute.type].includes(constraint)) continue;
    const constrainedType = constraint.endsWith("Length") ? AttributeType.String : AttributeType.Number;
    report({
      path: join(path, constraint),
      value: String(attribute[constraint]),
      reason: `only a ${constrainedType} has ${constraint}; this is a ${attribute.type}`,
      fix: "leave it out",
    });
  }
}

function refuseEmptyRange(attribute: CustomAttributeArgs, path: string, report: Report): void {
  const ranges = [
    { minimum: "minLength", maximum: "maxLength" },
    { minimum: "minValue", maximum: "maxValue" },
  ] as const;
  for (const { minimum, maximum } of ranges) {
    const [from, to] = [attribute[minimum], attribute[maximum]];
    if (from === undefined || to === undefined || from <= to) continue;
    report({
      path: join(path, minimum),
      value: String(from),
      reason: `it is greater than ${maximum}, ${to}, so no value would fit`,
      fix: `choose at most ${to}`,
    });
  }
}

const checkName: Check<string> = refine(anyString, (name) => {
  if (name.startsWith(customPrefix)) {
    return {
      reason: `Cognito adds ${customPrefix} itself`,
      fix: `write ${showKey(name.slice(customPrefix.length))}`,
    };
  }
  const objection = nameLength(name) ?? objectToSpaces(name);
  if (objection !== undefined) return objection;
  if (standardAttributes.includes(name)) {
    return { reason: "every user pool has a standard attribute with this name", fix: "choose another name" };
  }
  return undefined;
});

/** Checks the custom attributes: their names, number, types and limits. */
export const checkCustomAttributes: Check<Record<string, CustomAttributeArgs>> = mapOf(
  checkName,
  () => checkAttribute,
  {
    fix: 'write { plan: { type: "String" } }, with names of your own',
    limit: {
      most: mostSchemas,
      reason: () => `a user pool is created with at most ${mostSchemas} attributes`,
    },
  },
);
