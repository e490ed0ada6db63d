import type * as aws from "@pulumi/aws";
import type { UserPoolArgs as UserPoolProperties } from "@pulumi/aws/cognito/userPool";
import { AttributeType } from "./attributeArgs";
import type { SettledUserPool } from "./settled";
import type { SettledCustomAttribute } from "./settledAttributes";
import { limitsOfStandardAttribute, type SettledStandardAttribute } from "./standardAttributes";

type Schema = aws.types.input.cognito.UserPoolSchema;

/**
 * The schema: the standard attributes that aren't as in every pool, declared from the first deployment, because Cognito can't do
 * that later, and the custom attributes. Left out where there are none: the AWS provider refuses an empty list.
 */
export function schemaProperties({
  standardAttributes,
  customAttributes,
}: SettledUserPool): Pick<UserPoolProperties, "schemas"> {
  const schemas = [
    ...Object.entries(standardAttributes).map(standardSchema),
    ...Object.entries(customAttributes).map(customSchema),
  ];
  return schemas.length === 0 ? {} : { schemas };
}

function standardSchema([name, { mutable, required }]: [string, SettledStandardAttribute]): Schema {
  const limits = limitsOfStandardAttribute(name);
  return {
    name,
    attributeDataType: limits.type,
    developerOnlyAttribute: false,
    mutable,
    required,
    ...(limits.type === AttributeType.Number
      ? { numberAttributeConstraints: { minValue: String(limits.minValue) } }
      : { stringAttributeConstraints: lengthProperties(limits) }),
  };
}

function customSchema([name, attribute]: [string, SettledCustomAttribute]): Schema {
  return {
    name,
    attributeDataType: attribute.type,
    developerOnlyAttribute: false,
    mutable: attribute.mutable,
    required: false,
    ...constraintProperties(attribute),
  };
}

function constraintProperties(attribute: SettledCustomAttribute): Partial<Schema> {
  switch (attribute.type) {
    case AttributeType.String:
      return { stringAttributeConstraints: lengthProperties(attribute) };
    case AttributeType.Number:
      return {
        numberAttributeConstraints: {
          minValue: String(attribute.minValue),
          maxValue: String(attribute.maxValue),
        },
      };
    case AttributeType.Boolean:
    case AttributeType.DateTime:
      return {};
  }
}

function lengthProperties({ minLength, maxLength }: { minLength: number; maxLength: number }): {
  minLength: string;
  maxLength: string;
} {
  return { minLength: String(minLength), maxLength: String(maxLength) };
}
