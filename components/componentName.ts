import { ownValue } from "./validation/checks";
import { resourceName } from "./validation/formats";
import { describe } from "./validation/problem";
import { changing, type Report } from "./validation/problemReport";
import { anyString } from "./validation/scalars";

/** What is added to the component's name to name a pool and a client that have no name of their own. */
const addedToName = { userPool: "-user-pool-1234567", appClient: "-app-client-1234567" };

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
  const unnamed = Object.entries(addedToName).filter(
    ([part]) => ownValue(ownValue(args, part), "name") === undefined,
  );
  // The client's is the longer one, so what fits it fits both.
  const longest = unnamed.at(-1)?.[1];
  if (longest === undefined) return;
  const named = unnamed.map(([part]) => `\`${part}.name\``).join(" and ");
  const ofComponent = changing(report, ({ path, reason }) => ({
    path,
    value: describe(name),
    reason: `resources are named after the component, and ${reason}`,
    fix: `choose another name, or set ${named}`,
  }));
  resourceName(`${name}${longest}`, "name", ofComponent);
}
