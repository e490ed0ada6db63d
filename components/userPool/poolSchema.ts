import * as pulumi from "@pulumi/pulumi";
import { ownValue } from "../validation/checks";
import { isUnresolved } from "../validation/problem";

/** The settings of an attribute by name, as strings. */
export type Attribute = ReadonlyMap<string, string>;

/** The attributes of a user pool by name, without the prefix of a custom one. */
export type Schema = ReadonlyMap<string, Attribute>;

/** What a setting without a value of its own is. */
export const unset = "unset";

/** A setting of an attribute: where the provider has it, and what it is where it is null, absent or empty. */
interface Setting {
  readonly name: string;
  readonly path: readonly string[];
  readonly fallback: string;
}

const settings: readonly Setting[] = [
  { name: "type", path: ["attributeDataType"], fallback: unset },
  { name: "mutable", path: ["mutable"], fallback: "false" },
  { name: "required", path: ["required"], fallback: "false" },
  { name: "developerOnlyAttribute", path: ["developerOnlyAttribute"], fallback: "false" },
  { name: "minLength", path: ["stringAttributeConstraints", "minLength"], fallback: unset },
  { name: "maxLength", path: ["stringAttributeConstraints", "maxLength"], fallback: unset },
  { name: "minValue", path: ["numberAttributeConstraints", "minValue"], fallback: unset },
  { name: "maxValue", path: ["numberAttributeConstraints", "maxValue"], fallback: unset },
];

/** Reads the property `schemas` of a user pool, which may be anything; `undefined` where something in it isn't known. */
export function readSchema(schemas: unknown): Schema | undefined {
  const list = schemas ?? [];
  if (!Array.isArray(list)) return undefined;
  const attributes = list.map(readAttribute);
  return attributes.every((attribute) => attribute !== undefined) ? new Map(attributes) : undefined;
}

function readAttribute(value: unknown): [name: string, Attribute] | undefined {
  const name = stringAt(value, ["name"], "");
  const values = settings.map(({ path, fallback }) => stringAt(value, path, fallback));
  if (name === undefined || !values.every((setting) => setting !== undefined)) return undefined;
  return [
    withoutPrefix(name),
    new Map(values.map((setting, index) => [settings[index]?.name ?? "", setting])),
  ];
}

/** A value inside another one, as a string; `undefined` where it isn't known. */
function stringAt(value: unknown, path: readonly string[], fallback: string): string | undefined {
  if (value === undefined || value === null || value === "") return fallback;
  const [key, ...rest] = path;
  if (key !== undefined) return isKnown(value) ? stringAt(ownValue(value, key), rest, fallback) : undefined;
  return typeof value === "string" || typeof value === "boolean" || typeof value === "number"
    ? String(value)
    : undefined;
}

/** Whether an object isn't what stands for a value that is unknown or secret. */
function isKnown(value: unknown): boolean {
  return (
    !isUnresolved(value) &&
    !pulumi.isUnknown(value) &&
    ownValue(value, pulumi.runtime.specialSigKey) === undefined
  );
}

/** Cognito answers with its own prefix; the provider removes it in a refresh, but not everywhere. */
function withoutPrefix(name: string): string {
  return name.replace(/^(dev:)?(custom:)?/, "");
}
