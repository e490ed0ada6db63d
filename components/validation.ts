import { agree } from "./agreement";
import { checkAppClient } from "./appClient/validation";
import { type CheckedArgs, settle, type Settled } from "./settled";
import { checkTags } from "./tags/validation";
import { checkTestUser } from "./testUser/validation";
import { checkUserPool } from "./userPool/validation";
import { type Checks, fields, ownValue } from "./validation/checks";
import { resourceName } from "./validation/formats";
import { InvalidArgumentsError, type Problem, type Report } from "./validation/problem";

/** The check of each capability's arguments by themselves, in the order of the problems. */
const checks: Checks<CheckedArgs> = {
  userPool: checkUserPool,
  appClient: checkAppClient,
  testUser: checkTestUser,
  tags: checkTags,
};

/**
 * Finds every problem in the arguments of a `CognitoAuth`, without creating anything. Values that come from other
 * resources aren't among these: they are checked when they are known, and a bad one then ends the program.
 *
 * @param name the component's name
 * @param args the arguments, which may be anything
 */
export function validate(name: string, args: unknown): Problem[] {
  return prepare(name, args).problems;
}

/**
 * The arguments with all defaults filled in, where every value that comes from another resource is checked as soon as
 * it is known.
 *
 * @throws InvalidArgumentsError with all problems, where there are any
 */
export function settledArguments(name: string, args: unknown): Settled {
  const { problems, settled } = prepare(name, args);
  if (problems.length > 0) throw new InvalidArgumentsError(`CognitoAuth ${JSON.stringify(name)}`, problems);
  return settled;
}

/** Checks each argument by itself, settles what is right and compares that: check → settle → agree. */
function prepare(name: string, args: unknown): { problems: Problem[]; settled: Settled } {
  const problems: Problem[] = [];
  const report: Report = (problem) => {
    // The arguments as a whole have no path.
    problems.push({ ...problem, path: problem.path || "args" });
  };
  checkComponentName(name, args, report);
  const checked = fields(checks)(args, "", report) ?? {};
  const wrong = problems.map(({ path }) => path);
  const isWrong = (path: string): boolean =>
    wrong.some((wrongPath) => wrongPath === path || wrongPath.startsWith(`${path}.`));
  const settled = agree(settle(checked), report, isWrong);
  return { problems: problems.sort(byCapability), settled };
}

function byCapability(one: Problem, other: Problem): number {
  const positionOf = ({ path }: Problem): number => Object.keys(checks).indexOf(path.split(".")[0] ?? "");
  return positionOf(one) - positionOf(other);
}

/** What is added to the component's name to name a pool and a client that have no name of their own. */
const addedToName = { userPool: "-user-pool-1234567", appClient: "-app-client-1234567" };

function checkComponentName(name: string, args: unknown, report: Report): void {
  const unnamed = Object.entries(addedToName).filter(
    ([part]) => ownValue(ownValue(args, part), "name") === undefined,
  );
  // The client's is the longer one, so what fits it fits both.
  const longest = unnamed.at(-1)?.[1];
  if (longest === undefined) return;
  resourceName(`${name}${longest}`, "name", ({ reason }) => {
    const named = unnamed.map(([part]) => `\`${part}.name\``).join(" and ");
    report({
      path: "name",
      value: JSON.stringify(name),
      reason: `resources are named after the component, and ${reason}`,
      fix: `choose another name, or set ${named}`,
    });
  });
}
