import { standardAttributes } from "../validation/formats";
import type { Problem } from "../validation/problem";
import { join } from "../validation/shown";
import { numberRange, stringLength } from "./limits";
import { type Attribute, readSchema, type Schema, unset } from "./poolSchema";
import { customAttributeDefaults } from "./settledAttributes";
import { argumentOfStandardAttribute } from "./standardAttributes";

/** A user pool's `schemas` before an update and in it, as the engine has them; each may be anything. */
export interface SchemaChange {
  /** What the program requested the last time. */
  oldInput: unknown;
  /** What the provider answered the last time. */
  oldOutput: unknown;
  /** What the program requests now. */
  newInput: unknown;
}

/**
 * Finds what Cognito can't do in a change of a user pool's schema: custom attributes can be added, and nothing else.
 * Where something isn't known, no problem is found.
 */
export function schemaProblems({ oldInput, oldOutput, newInput }: SchemaChange): Problem[] {
  const desired = readSchema(newInput);
  const previous = readSchema(oldInput);
  if (desired === undefined || (previous !== undefined && isSameSchema(previous, desired))) return [];
  // This is what the provider compares with. The inputs may be those of an import, which has left the schema out.
  const deployed = readSchema(oldOutput ?? oldInput);
  if (deployed === undefined) return [];
  const added = [...desired.keys()].filter((name) => !deployed.has(name));
  return [
    ...[...deployed].flatMap(([name, attribute]) => problemsOfDeployed(name, attribute, desired.get(name))),
    ...added.flatMap(problemsOfAdded),
    ...tooMany(added.filter((name) => !standardAttributes.includes(name)).length),
  ];
}

/** CustomAttributesListType in the API model of Cognito; the AWS provider adds all of them in one request. */
const mostAdded = 25;

function tooMany(count: number): Problem[] {
  if (count <= mostAdded) return [];
  return [
    {
      path: "userPool.customAttributes",
      value: `${count} new ones`,
      reason: `Cognito adds at most ${mostAdded} attributes at a time to a pool that exists`,
      fix: `add ${mostAdded} of them, deploy, and then add the others`,
    },
  ];
}

function isSameSchema(one: Schema, other: Schema): boolean {
  return (
    one.size === other.size &&
    [...one].every(([name, attribute]) => {
      const counterpart = other.get(name);
      return counterpart !== undefined && changesBetween(attribute, counterpart).length === 0;
    })
  );
}

function problemsOfDeployed(name: string, attribute: Attribute, desired: Attribute | undefined): Problem[] {
  const path = pathOf(name);
  const isStandard = standardAttributes.includes(name);
  const keep = isStandard ? fixOfStandard(attribute) : undefined;
  const former = describeAttribute(attribute);
  if (desired === undefined) {
    const reason = "the user pool has this attribute, and Cognito can't remove one";
    return [{ path, reason, fix: keep ?? `keep it, as ${former}` }];
  }
  const changes = changesBetween(attribute, desired);
  if (changes.length === 0) return [];
  const reason = `${changes.join(", ")}, and Cognito can't change an attribute of a user pool`;
  const fix = `keep it as it was, ${former}, or add another one under a new name`;
  return [{ path, reason, fix: keep ?? fix }];
}

/** The arguments only require a standard attribute or make it immutable; a pool from elsewhere can have more. */
function fixOfStandard(attribute: Attribute): string {
  const { required = "false", mutable = "true" } = Object.fromEntries(attribute);
  return `write it as { required: ${required}, mutable: ${mutable} }, or ${keepSchema}`;
}

const keepSchema =
  'keep the schema that the user pool has, with the resource option ignoreChanges: ["schemas"]';

function problemsOfAdded(name: string): Problem[] {
  if (!standardAttributes.includes(name)) return [];
  return [
    {
      path: pathOf(name),
      reason: "a standard attribute can be declared only when the user pool is created",
      fix: fixOfStandard(new Map()),
    },
  ];
}

function changesBetween(old: Attribute, desired: Attribute): string[] {
  const changed = [...old]
    .map(([setting, from]) => ({ setting, from, to: desired.get(setting) }))
    .filter(({ from, to }) => from !== to);
  // Each type has limits of its own, so those change with it.
  const ofType = changed.filter(({ setting }) => setting === "type");
  return (ofType.length > 0 ? ofType : changed).map(
    ({ setting, from, to = unset }) => `${setting} was ${from} and would be ${to}`,
  );
}

/** Where a program says something about an attribute; about those that Cognito alone sets, it can't. */
function pathOf(name: string): string {
  const argument = argumentOfStandardAttribute(name);
  if (argument !== undefined) return join("userPool.standardAttributes", argument);
  return standardAttributes.includes(name) ? `schemas.${name}` : join("userPool.customAttributes", name);
}

/** An attribute as a program writes a custom one, without what is the component's default. */
function describeAttribute(attribute: Attribute): string {
  const written = [...attribute].flatMap(([setting, value]) =>
    value === unset || value === omitted[setting]
      ? []
      : [`${setting}: ${setting === "type" ? JSON.stringify(value) : value}`],
  );
  return `{ ${written.join(", ")} }`;
}

const omitted: Readonly<Record<string, string>> = {
  mutable: String(customAttributeDefaults.mutable),
  required: "false",
  developerOnlyAttribute: "false",
  minLength: String(stringLength.minimum),
  maxLength: String(stringLength.maximum),
  minValue: String(numberRange.minimum),
  maxValue: String(numberRange.maximum),
};
