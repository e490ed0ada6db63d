import { standardAttributes } from "../validation/formats";
import type { Problem } from "../validation/problem";
import { join } from "../validation/shown";
import { numberRange, stringLength } from "./limits";
import { type Attribute, readSchema, type Schema, unset } from "./poolSchema";
import { customAttributeDefaults } from "./settled";

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
  return [
    ...[...deployed].flatMap(([name, attribute]) => problemsOfDeployed(name, attribute, desired.get(name))),
    ...[...desired.keys()].filter((name) => !deployed.has(name)).flatMap(problemsOfAdded),
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
  const former = describeAttribute(attribute);
  // The component has no argument for a standard attribute.
  const isStandard = standardAttributes.includes(name);
  if (desired === undefined) {
    const reason = "the user pool has this attribute, and Cognito can't remove one";
    return [{ path, reason, fix: isStandard ? keepSchema : `keep it, as ${former}` }];
  }
  const changes = changesBetween(attribute, desired);
  if (changes.length === 0) return [];
  const reason = `${changes.join(", ")}, and Cognito can't change an attribute of a user pool`;
  const fix = `keep it as it was, ${former}, or add another one under a new name`;
  return [{ path, reason, fix: isStandard ? keepSchema : fix }];
}

const keepSchema =
  'keep the schema that the user pool has, with the resource option ignoreChanges: ["schemas"]';

function problemsOfAdded(name: string): Problem[] {
  if (!standardAttributes.includes(name)) return [];
  return [
    {
      path: pathOf(name),
      reason: "a standard attribute can be declared only when the user pool is created",
      fix: keepSchema,
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

/** Where a program defines an attribute; only the component itself declares standard ones. */
function pathOf(name: string): string {
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
