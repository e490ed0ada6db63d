import {
  anyString,
  bytesBetween,
  type Check,
  type Checks,
  choice,
  fields,
  flag,
  mapOf,
  numberBetween,
  refine,
  wholeNumber,
} from "../validation/checks";
import { customPrefix, objectToSpaces, standardAttributes } from "../validation/formats";
import type { Report } from "../validation/problem";
import { AttributeType, type CustomAttributeArgs } from "./args";
import { numberRange, stringLength } from "./limits";

/** A pool is created with 50 attributes at most, of which the email address is one. */
const mostAttributes = 49;

const nameLength = bytesBetween(1, 20, "the AWS provider accepts a name of 1 to 20 bytes");

const { minimum: shortest, maximum: longest } = stringLength;
const length = wholeNumber(shortest, longest, `Cognito keeps ${shortest} to ${longest} characters`);

const { minimum: smallest, maximum: largest } = numberRange;
const bound = numberBetween(smallest, largest, "JavaScript holds no larger number exactly");

const attributeFields: Checks<CustomAttributeArgs> = {
  type: choice(AttributeType),
  mutable: flag,
  minLength: length,
  maxLength: length,
  minValue: bound,
  maxValue: bound,
};

const checkFields = fields<CustomAttributeArgs>(attributeFields, {
  required: ["type"],
  refused: {
    required: {
      reason: "Cognito can't require a custom attribute",
      fix: "leave it out, and check for the attribute in the application",
    },
  },
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
      path: `${path}.${constraint}`,
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
      path: `${path}.${minimum}`,
      value: String(from),
      reason: `it is greater than ${maximum}, ${to}, so no value would fit`,
      fix: `choose at most ${to}`,
    });
  }
}

const checkName: Check<string> = refine(anyString, (name) => {
  if (name.startsWith(customPrefix)) {
    return { reason: `Cognito adds ${customPrefix} itself`, fix: `write ${name.slice(customPrefix.length)}` };
  }
  const objection = nameLength(name) ?? objectToSpaces(name);
  if (objection !== undefined) return objection;
  if (standardAttributes.includes(name)) {
    return { reason: "every user pool has a standard attribute with this name", fix: "choose another name" };
  }
  return undefined;
});

/** Checks the custom attributes: their names, number, types and limits. */
export const checkCustomAttributes: Check<Record<string, CustomAttributeArgs>> = (value, path, report) => {
  const attributes = mapOf(checkName, () => checkAttribute)(value, path, report);
  const count = typeof value === "object" && value !== null ? Object.keys(value).length : 0;
  if (count > mostAttributes) {
    report({
      path,
      value: `${count} attributes`,
      reason: `a user pool is created with at most ${mostAttributes + 1} attributes, and email is one of them`,
      fix: `leave out ${count - mostAttributes}`,
    });
  }
  return attributes;
};
