import { ownValue } from "./validation/checks";
import { resourceName } from "./validation/formats";
import { describe } from "./validation/problem";
import { changing, type Report } from "./validation/problemReport";
import { keysOf } from "./validation/reading";
import { anyString } from "./validation/scalars";
import { join } from "./validation/shown";

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
  if (reason === undefined) checkGeneratedNames(given, args, report);
  else report({ path: "name", value: describe(given), reason, fix: "choose another name" });
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
  const generated = generatedNames(name, args).sort(
    (one, other) => one.generated.length - other.generated.length,
  );
  // What fits the longest name fits all.
  const longest = generated.at(-1)?.generated;
  if (longest === undefined) return;
  const named = generated.map(({ path }) => `\`${path}.name\``).join(" and ");
  const ofComponent = changing(report, ({ path, reason }) => ({
    path,
    value: describe(name),
    reason: `resources are named after the component, and ${reason}`,
    fix: `choose another name, or set ${named}`,
  }));
  resourceName(longest, "name", ofComponent);
}

/** The names that Pulumi makes for the pool and the clients that have none of their own. */
function generatedNames(name: string, args: unknown): { path: string; generated: string }[] {
  const appClients = ownValue(args, "appClients");
  const keys = typeof appClients === "object" && appClients !== null ? (keysOf(appClients) ?? []) : [];
  const named = [
    { path: "userPool", value: ownValue(args, "userPool"), resource: "user-pool" },
    { path: "appClient", value: ownValue(args, "appClient"), resource: "app-client" },
    ...keys.map((key) => ({
      path: join("appClients", key),
      value: ownValue(appClients, key),
      resource: `app-client-${key}`,
    })),
  ];
  return named
    .filter(({ value }) => ownValue(value, "name") === undefined)
    .map(({ path, resource }) => ({ path, generated: `${name}-${resource}${addedByPulumi}` }));
}
