import { isDeepStrictEqual } from "node:util";
import type { SchemaAttributeType } from "@aws-sdk/client-cognito-identity-provider";
import { changedProperties } from "../../diff";
import { fromApi } from "../../fields";
import { schemaOf } from "../../schema";
import { isEmpty, isNull } from "../../values";
import { isRecord, type Properties, recordsIn } from "../../wire";
import { standardAttributes, stateName } from "../user/userAttributes";
import { attributeFields } from "./poolFields";
import { toSchema } from "./poolRequests";

/** The attributes that the program or somebody else added to a pool's schema. */
export function declaredSchema(
  attributes: readonly SchemaAttributeType[],
  declared: unknown,
): SchemaAttributeType[] {
  const names = recordsIn(declared).map(({ name }) => name);
  return attributes
    .map((attribute) => ({ ...attribute, Name: stateName(attribute.Name ?? "") }))
    .filter((attribute) => names.includes(attribute.Name) || !isAsInEveryPool(attribute));
}

/** Cognito returns all standard attributes; those that nobody declared are as it created them. */
function isAsInEveryPool(attribute: SchemaAttributeType): boolean {
  const { Name = "" } = attribute;
  if (Name === "identities") return true;
  const unset = { DeveloperOnlyAttribute: false, Required: false };
  return (
    standardAttributes.includes(Name) &&
    isDeepStrictEqual({ ...unset, ...asInEveryPool(Name) }, { ...unset, ...attribute })
  );
}

function asInEveryPool(name: string): Properties {
  const lengths = { MinLength: "0", MaxLength: "2048" };
  const text = {
    Name: name,
    AttributeDataType: "String",
    Mutable: true,
    StringAttributeConstraints: lengths,
  };
  switch (name) {
    case "sub":
      return {
        ...text,
        Mutable: false,
        Required: true,
        StringAttributeConstraints: { ...lengths, MinLength: "1" },
      };
    case "birthdate":
      return { ...text, StringAttributeConstraints: { MinLength: "10", MaxLength: "10" } };
    case "email_verified":
    case "phone_number_verified":
      return { Name: name, AttributeDataType: "Boolean", Mutable: true };
    case "updated_at":
      return {
        Name: name,
        AttributeDataType: "Number",
        Mutable: true,
        NumberAttributeConstraints: { MinValue: "0" },
      };
    default:
      return text;
  }
}

/** The attributes with Pulumi's names. */
export function observedSchema(attributes: readonly SchemaAttributeType[], declared: unknown): Properties[] {
  const withoutConstraints = recordsIn(declared)
    .filter((attribute) => standardAttributes.includes(String(attribute["name"])))
    .filter(({ stringAttributeConstraints }) => isNull(stringAttributeConstraints))
    .map(({ name }) => name);
  return attributes.map((attribute) => {
    const observed = fromApi(attributeFields, attributeSchema, attribute);
    const constraints = { ...attribute.StringAttributeConstraints, ...attribute.NumberAttributeConstraints };
    // Without limits, the two are missing rather than empty.
    const limits = isEmpty(constraints)
      ? Object.fromEntries(
          Object.entries(observed).map(([name, value]) => [name, isRecord(value) ? nothingIn(value) : value]),
        )
      : observed;
    return withoutConstraints.includes(attribute.Name)
      ? { ...limits, stringAttributeConstraints: null }
      : limits;
  });
}

function nothingIn(block: Properties): Properties {
  return Object.fromEntries(Object.keys(block).map((name) => [name, null]));
}

/**
 * The attributes to add to a pool's schema.
 *
 * @throws Error when an attribute is changed or removed, which Cognito can't do; the AWS provider detects it at the same time
 */
export function schemaAdditions(id: string, deployed: unknown, wanted: unknown): SchemaAttributeType[] {
  const [olds, news] = [recordsIn(deployed), recordsIn(wanted)];
  const isIn = (list: Properties[], attribute: Properties): boolean =>
    list.some((other) => changedProperties(attributeSchema, other, attribute).length === 0);
  if (!olds.every((attribute) => isIn(news, attribute))) {
    throw new Error(`updating Cognito User Pool (${id}): cannot modify or remove schema items`);
  }
  return toSchema(news.filter((attribute) => !isIn(olds, attribute)));
}

const attributeSchema = schemaOf("aws:cognito/userPool:UserPool")["schemas"]?.properties ?? {};
