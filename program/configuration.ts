import { type CognitoAuthArgs, InvalidArgumentsError, type Problem, validate } from "../components";
import { describe } from "../components/validation/problem";
import { firstKeyOf } from "../components/validation/shown";
import { findKeyProblems, isArgument, isStackKey, StackKey } from "./keys";
import { isTooDeep } from "./paths";
import { findPlainSecrets } from "./plainSecrets";
import { withoutValue, withSecrets } from "./secretSettings";
import { objectIn, readSettings, setCommand, type Setting } from "./setting";
import { withTypeFixes } from "./typeFix";

/** What a stack's configuration specifies. */
export interface StackConfiguration {
  /** The arguments of the component. */
  args: CognitoAuthArgs;
  /** Whether Pulumi refuses to delete or replace the user pool, its clients, domain and resource servers, and the test user. */
  protect: boolean;
}

type Report = (problem: Problem) => void;

/**
 * Reads the configuration of the stack that is being deployed. Each top-level argument of the component is a key.
 *
 * @param name the component's name, which its resources' names begin with
 * @throws InvalidArgumentsError with every problem
 */
export function readConfiguration(name: string): StackConfiguration {
  const settings = readSettings();
  const secretKeys = new Set(settings.filter(({ isSecret }) => isSecret).map(({ key }) => key));
  const isSecret = (path: string): boolean => secretKeys.has(firstKeyOf(path));
  const problems: Problem[] = [];
  const report: Report = (problem) => {
    problems.push(isSecret(problem.path) ? withoutValue(problem) : problem);
  };

  findKeyProblems(settings).forEach(report);
  const args = readArguments(settings, report);
  const isOn = (key: string): boolean =>
    settings.some((setting) => setting.key === key && isTrue(setting, report));
  const production = isOn(StackKey.Production);
  const testUserIsMeant = isOn(StackKey.AllowTestUserInProduction);
  const protect = isOn(StackKey.Protect);

  // The component validates its arguments again, but by then secrets are Outputs, which it checks only when they are known,
  // and it doesn't know that they come from a configuration.
  withTypeFixes(validate(name, args), args, isSecret).forEach(report);
  if (production && args["testUser"] !== undefined && !testUserIsMeant) report(testUserInProduction);
  if (problems.length === 0) problems.push(...findPlainSecrets(name, args, isSecret));
  if (problems.length > 0) throw new InvalidArgumentsError("The configuration of this stack", problems);
  return { args: withSecrets(name, args, isSecret), protect };
}

const testUserInProduction: Problem = {
  path: "testUser",
  reason: "this stack is marked as production, and a test user is a way in that is soon forgotten",
  fix: `leave it out, or set \`${StackKey.AllowTestUserInProduction}\` to true if you need it`,
};

/** The arguments, whose contents the component hasn't checked yet. */
function readArguments(settings: readonly Setting[], report: Report): Readonly<Record<string, object>> {
  const entries = settings.flatMap((setting): [string, object][] => {
    const { key, value } = setting;
    if (isStackKey(key) || !isArgument(key)) return [];
    const object = objectIn(setting);
    if (object === undefined) report({ path: key, value: describe(value), ...notAnObject(key) });
    else if (isTooDeep(object)) report({ path: key, ...tooDeep });
    else return [[key, object]];
    return [];
  });
  return Object.fromEntries(entries);
}

function notAnObject(key: string): Pick<Problem, "reason" | "fix"> {
  return { reason: "expected an object", fix: `set what is in it: ${setCommand(`${key}.NAME`)}` };
}

const tooDeep: Pick<Problem, "reason" | "fix"> = {
  reason: "this has more objects and arrays in one another than any argument",
  fix: "nest fewer",
};

function isTrue({ key, value }: Setting, report: Report): boolean {
  if (value !== "true" && value !== "false") {
    const expected = "true or false";
    report({
      path: key,
      value: describe(value),
      reason: `expected ${expected}`,
      fix: `set it to ${expected}`,
    });
  }
  return value === "true";
}
