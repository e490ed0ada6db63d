import { checkAppClient } from "./appClient/validation";
import type { CognitoAuthArgs } from "./args";
import * as defaults from "./defaults";
import { checkTags } from "./tags";
import { checkTestUserOf, type PoolOfTestUser } from "./testUser/validation";
import { SignInWith } from "./userPool/args";
import { checkCustomAttributes } from "./userPool/customAttributes";
import { checkUserPool } from "./userPool/validation";
import { choice, fields, ownValue } from "./validation/checks";
import { resourceName } from "./validation/formats";
import { InvalidArgumentsError, type Problem, type Report } from "./validation/problem";

/**
 * Finds every problem in the arguments of a `CognitoAuth`, without creating anything. Values that come from other
 * resources aren't among these: they are checked when they are known, and a bad one then ends the program.
 *
 * @param name the component's name
 * @param args the arguments, which may be anything
 */
export function validate(name: string, args: unknown): Problem[] {
  const problems: Problem[] = [];
  checkArguments(name, args, (problem) => problems.push(problem));
  return problems;
}

/**
 * The arguments, where every value that comes from another resource is checked as soon as it is known.
 *
 * @throws InvalidArgumentsError with all problems, where there are any
 */
export function validated(name: string, args: unknown): CognitoAuthArgs {
  const problems: Problem[] = [];
  const valid = checkArguments(name, args, (problem) => problems.push(problem));
  if (problems.length > 0) throw new InvalidArgumentsError(`CognitoAuth ${JSON.stringify(name)}`, problems);
  return valid;
}

function checkArguments(name: string, args: unknown, report: Report): CognitoAuthArgs {
  checkComponentName(name, args, report);
  const check = fields<CognitoAuthArgs>({
    userPool: checkUserPool,
    appClient: checkAppClient,
    testUser: checkTestUserOf(poolOfTestUser(args)),
    tags: checkTags,
  });
  const reportNamed: Report = (problem) => {
    // The arguments as a whole have no path.
    report({ ...problem, path: problem.path || "args" });
  };
  return check(args, "", reportNamed) ?? {};
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

/** What the arguments say of the pool that a test user will be in, as far as that is right. */
function poolOfTestUser(args: unknown): PoolOfTestUser {
  const userPool = ownValue(args, "userPool");
  const signInWith = ownValue(userPool, "signInWith");
  const customAttributes = ownValue(userPool, "customAttributes");
  return {
    signInWith: signInWith === undefined ? defaults.signInWith : choice(SignInWith)(signInWith, "", ignore),
    attributeNames: Object.keys(Object(customAttributes) as object),
    customAttributes: checkCustomAttributes(customAttributes, "", ignore) ?? {},
  };
}

function ignore(): void {
  // The pool's own check reports it.
}
