import { agree } from "./agreement";
import { checkAppClient, checkAppClients } from "./appClient/validation";
import { checkComponentName, checkNamesOfPermissions } from "./componentName";
import { checkCustomSenders } from "./customSenders/validation";
import { checkDomain } from "./domain/validation";
import { checkGroups } from "./groups/validation";
import { otherNames } from "./otherNames";
import { checkResourceServers } from "./resourceServers/validation";
import { type CheckedArgs, settle, type Settled } from "./settled";
import { checkTags } from "./tags/validation";
import { checkTestUser } from "./testUser/validation";
import { functionArnsOf } from "./triggers/functions";
import { checkTriggers } from "./triggers/validation";
import { checkUserPool } from "./userPool/validation";
import { type Checks, fields } from "./validation/checks";
import { describe, InvalidArgumentsError, type Problem } from "./validation/problem";
import { laterProblems, type Report } from "./validation/problemReport";
import { firstKeyOf, outerPathsOf } from "./validation/shown";

/** The check of each capability's arguments by themselves, in the order of the problems. */
const checks: Checks<CheckedArgs> = {
  userPool: checkUserPool,
  appClient: checkAppClient,
  appClients: checkAppClients,
  domain: checkDomain,
  resourceServers: checkResourceServers,
  groups: checkGroups,
  triggers: checkTriggers,
  customSenders: checkCustomSenders,
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
  if (problems.length > 0) throw new InvalidArgumentsError(subjectOf(name), problems);
  return settled;
}

function subjectOf(name: unknown): string {
  return `CognitoAuth ${describe(name)}`;
}

const checkArguments = fields(checks, { refused: otherNames.resources });

/** Checks each argument by itself, settles what is right and compares that: check → settle → agree. */
function prepare(name: unknown, args: unknown): { problems: Problem[]; settled: Settled } {
  const problems: Problem[] = [];
  const collect = (problem: Problem): void => {
    // The arguments as a whole have no path.
    problems.push({ ...problem, path: problem.path || "args" });
  };
  const later = laterProblems(`${subjectOf(name)}, with the values of its Outputs,`, byCapability);
  const report: Report = Object.assign(collect, { later });
  checkComponentName(name, args, report);
  const checked = checkArguments(args, "", report) ?? {};
  // There can be thousands of problems and of questions about them, so they are looked up.
  const wrong = new Set(problems.map(({ path }) => path));
  const withWrong = new Set([...wrong].flatMap(outerPathsOf));
  const isWrong = (path: string): boolean =>
    wrong.has(path) || withWrong.has(path) || wrong.has(firstKeyOf(path));
  const settled = agree(settle(checked), report, isWrong);
  if (!isWrong("name")) checkNamesOfPermissions(name, Object.keys(functionArnsOf(settled)), report);
  return { problems: problems.sort(byCapability), settled };
}

function byCapability(one: Problem, other: Problem): number {
  const positionOf = ({ path }: Problem): number => Object.keys(checks).indexOf(firstKeyOf(path));
  return positionOf(one) - positionOf(other);
}
