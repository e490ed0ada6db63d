import { cognitoName } from "../../components/appClient/attributeRights";
import type { SettledCustomAttribute } from "../../components/userPool/settledAttributes";
import type { AttributeRights } from "../proofs/signIn";
import { settledStack } from "./settledStack";
import type { StackFiles } from "./stackFiles";

/** Standard attributes for any text, and with nothing that is sent to the user or that signs in; those that are as in every pool. */
const plainAttributes = ["nickname", "name", "given_name", "family_name", "middle_name"];

/** What the main client of a stack is to let users write of their attributes. */
export function attributeRights(files: StackFiles): AttributeRights {
  const { appClient, userPool } = settledStack(files);
  const isWritable = (name: string): boolean => appClient.writeAttributes.includes(name);
  const custom = Object.entries(userPool.customAttributes);
  return {
    locked: custom
      .filter(([name]) => !isWritable(name))
      .map(([name, attribute]) => ({
        name: cognitoName(name),
        value: valueFor(attribute),
        mutable: attribute.mutable,
      })),
    writable: plainAttributes.find(
      (name) => isWritable(name) && !Object.hasOwn(userPool.standardAttributes, name),
    ),
  };
}

function valueFor(attribute: SettledCustomAttribute): string {
  switch (attribute.type) {
    case "String":
      return "admin".padEnd(attribute.minLength, "-").slice(0, attribute.maxLength);
    case "Number":
      return String(attribute.minValue > 0 ? attribute.minValue : Math.min(attribute.maxValue, 0));
    case "Boolean":
      return "true";
    case "DateTime":
      return "2000-01-01T00:00:00Z";
  }
}
