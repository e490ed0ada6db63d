import { mostFurtherClients } from "./appClient/limits";
import { permissionName } from "./triggers/permissionName";
import { ownValue } from "./validation/checks";
import { resourceName } from "./validation/formats";
import { isResourceKey } from "./validation/keys";
import { describe } from "./validation/problem";
import { changing, type Report } from "./validation/problemReport";
import { isPlainObject, keysOf } from "./validation/reading";
import { anyString } from "./validation/scalars";

/** What Pulumi adds to a resource's name to name what has no name of its own. */
const addedByPulumi = "-1234567";

/** Control characters and lone surrogates: the engine changes them, or they break the lines that show a URN. */
const unprintable = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;

/** Pulumi has no limit of its own. Nobody means a longer name, and every message and the state repeat it. */
const longestName = 1_000;

/** Checks the component's name, which the names of its resources begin with. */
export function checkComponentName(name: unknown, args: unknown, report: Report): void {
  const given = anyString(name, "name", report);
  if (given === undefined) return;
  if (given === "") {
    const fix = 'write a name, such as "auth"';
    report({ path: "name", value: describe(given), reason: "resources are named after the component", fix });
    return;
  }
  const reason = objectionToPart(given);
  if (reason === undefined) {
    checkGeneratedNames(given, args, report);
    checkNameOfSmsRole(given, args, report);
  } else {
    report({ path: "name", value: describe(given), reason, fix: "choose another name" });
  }
}

/** Why a name can't be part of a URN, whatever the resources are called. */
function objectionToPart(name: string): string | undefined {
  if (name.includes("::")) return "Pulumi separates the parts of a URN, of which the name is one, by ::";
  if (name.length > longestName) {
    return `the URNs of all resources contain the name, so it has at most ${longestName} characters; this has ${name.length}`;
  }
  return unprintable.test(name)
    ? "the URNs of all resources contain the name, so it has no control characters and no lone surrogates"
    : undefined;
}

function checkGeneratedNames(name: string, args: unknown, report: Report): void {
  const unnamed = unnamedResources(args);
  // What fits the longest name fits all.
  const longest = unnamed.sort((one, other) => one.suffix.length - other.suffix.length).at(-1);
  if (longest === undefined) return;
  const named = [...new Set(unnamed.map(({ argument }) => argument))].join(" and ");
  const ofComponent = changing(report, ({ path, reason }) => ({
    path,
    value: describe(name),
    reason: `resources are named after the component, and ${reason}`,
    fix: `choose another name, or set ${named}`,
  }));
  resourceName(`${name}-${longest.suffix}${addedByPulumi}`, "name", ofComponent);
}

/** `[\w+=,.@-]+`, at most 64: roleNameType in the API model of IAM. */
const roleName = /^[\w+=,.@-]{1,64}$/;

function checkNameOfSmsRole(name: string, args: unknown, report: Report): void {
  const sms = ownValue(ownValue(args, "userPool"), "sms");
  if (!isPlainObject(sms) || ownValue(sms, "roleArn") !== undefined) return;
  if (roleName.test(`${name}-sms-role${addedByPulumi}`)) return;
  report({
    path: "name",
    value: describe(name),
    reason:
      "the role for text messages is named after the component, and IAM accepts at most 64 ASCII letters, digits and _+=,.@-",
    fix: "choose another name, or set `userPool.sms.roleArn`",
  });
}

/** `([a-zA-Z0-9-_]+)`, at most 100: StatementId in the API model of AWS Lambda. */
const statementId = /^[\w-]{1,100}$/;

/**
 * Checks the component's name against the ids of the statements that permit the pool to call functions.
 *
 * @param purposes what the pool calls functions for
 */
export function checkNamesOfPermissions(name: unknown, purposes: readonly string[], report: Report): void {
  if (typeof name !== "string") return;
  // The policies by which functions decrypt what they send have names of the same length, with more characters.
  const names = purposes.map((purpose) => `${permissionName(name, purpose)}${addedByPulumi}`);
  if (names.every((one) => statementId.test(one))) return;
  report({
    path: "name",
    value: describe(name),
    reason:
      "the permissions of the pool's functions are named after the component, and AWS Lambda accepts at most 100 ASCII letters, " +
      "digits, - and _",
    fix: "choose another name",
  });
}

/** A resource without a name of its own. */
interface Unnamed {
  /** What follows the component's name in the resource's. */
  readonly suffix: string;
  /** The argument that would name it. */
  readonly argument: string;
}

function unnamedResources(args: unknown): Unnamed[] {
  const pool = { suffix: "user-pool", argument: "`userPool.name`", given: ownValue(args, "userPool") };
  const client = { suffix: "app-client", argument: "`appClient.name`", given: ownValue(args, "appClient") };
  const appClients = ownValue(args, "appClients");
  const clients = keysIn(appClients).map((key) => ({
    suffix: `app-client-${key}`,
    argument: "the names of `appClients`",
    given: ownValue(appClients, key),
  }));
  return [pool, client, ...clients].filter(({ given }) => ownValue(given, "name") === undefined);
}

/** The keys of the further clients, as far as they are right by themselves and as many as are checked. */
function keysIn(appClients: unknown): string[] {
  const keys = isPlainObject(appClients) ? (keysOf(appClients) ?? []) : [];
  return keys.slice(0, mostFurtherClients).filter(isResourceKey);
}
