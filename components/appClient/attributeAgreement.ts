import type { SettledUserPool } from "../userPool/settled";
import { requiredAttributesIn } from "../userPool/settledAttributes";
import type { Objection } from "../validation/checks";
import { closest } from "../validation/closest";
import { customPrefix, standardAttributes } from "../validation/formats";
import type { IsWrong, Report } from "../validation/problemReport";
import { join, showKey } from "../validation/shown";
import { attributeRightsIn, type RightsByAttribute } from "./attributeRights";
import { refuseItems } from "./refusedItems";
import type { SettledAppClient } from "./settled";

/** Reports attributes of a client that the pool doesn't have, or to which no client can have the right. */
export function agreeOnAttributes(
  { readAttributes, writeAttributes, oauth }: SettledAppClient,
  path: string,
  { customAttributes, standardAttributes }: SettledUserPool,
  report: Report,
  isWrong: IsWrong,
): void {
  const { readable, writable } = attributeRightsIn(customAttributes);
  const objectToRead = (name: string): Objection | undefined =>
    readable.includes(name) ? undefined : unknownAttribute(name, readable);
  const objectToWrite = (name: string): Objection | undefined =>
    writable.includes(name)
      ? undefined
      : (objectionToWriting(name, customAttributes) ?? unknownAttribute(name, writable));
  const read = `${path}.readAttributes`;
  const areReadable = refuseItems(read, readAttributes, objectToRead, report, isWrong);
  if (areReadable && oauth !== undefined) requireReadable(oauth.scopes, readAttributes, read, report);
  const written = `${path}.writeAttributes`;
  const areRight = refuseItems(written, writeAttributes, objectToWrite, report, isWrong);
  // One of the wrong ones may be meant to be one that is required.
  if (!areRight || isWrong("userPool.standardAttributes")) return;
  requireRequired(writeAttributes, requiredAttributesIn(standardAttributes), written, report);
}

/**
 * What a client must be able to read for its scopes: "App client doesn't have read access to all attributes in the requested
 * scope" is why Cognito's token endpoint refuses a code. Of `profile`, it gives what is readable.
 */
const attributesOfScope = new Map([
  ["email", ["email", "email_verified"]],
  ["phone", ["phone_number", "phone_number_verified"]],
]);

function requireReadable(
  scopes: readonly string[],
  readAttributes: readonly string[],
  path: string,
  report: Report,
): void {
  for (const [scope, attributes] of attributesOfScope) {
    const lacking = attributes.filter((name) => !readAttributes.includes(name)).join(" and ");
    if (!scopes.includes(scope) || lacking === "") continue;
    report({
      path,
      reason: `the scope ${scope} needs ${lacking}, so Cognito would refuse its tokens`,
      fix: `add ${lacking}, or leave out the scope`,
    });
  }
}

function requireRequired(
  writeAttributes: readonly string[],
  required: readonly string[],
  path: string,
  report: Report,
): void {
  const lacking = required.filter((name) => !writeAttributes.includes(name)).join(" and ");
  if (lacking === "") return;
  report({
    path,
    reason: `the pool requires ${lacking}, so Cognito rejects a client that can't write it`,
    fix: `add ${lacking}`,
  });
}

function objectionToWriting(name: string, customAttributes: RightsByAttribute): Objection | undefined {
  const bare = withoutPrefix(name);
  if (Object.hasOwn(customAttributes, bare) && customAttributes[bare]?.userWritable === false) {
    return {
      reason: "users can't set this attribute themselves",
      fix: `leave it out, or turn \`${join("userPool.customAttributes", bare)}.userWritable\` on`,
    };
  }
  return standardAttributes.includes(name)
    ? { reason: "only Cognito sets this attribute", fix: "leave it out" }
    : undefined;
}

function unknownAttribute(name: string, known: readonly string[]): Objection {
  if (standardAttributes.includes(name)) {
    return { reason: "every client gets this attribute", fix: "leave it out" };
  }
  const bare = withoutPrefix(name);
  if (bare !== name && known.includes(bare)) {
    return { reason: `Cognito adds ${customPrefix} itself`, fix: `write ${showKey(bare)}` };
  }
  const other = closest(name, known);
  return {
    reason: "the user pool has no attribute with this name",
    fix:
      other === undefined
        ? "define it in `userPool.customAttributes`, or leave it out"
        : `did you mean ${showKey(other)}?`,
  };
}

function withoutPrefix(name: string): string {
  return name.startsWith(customPrefix) ? name.slice(customPrefix.length) : name;
}
