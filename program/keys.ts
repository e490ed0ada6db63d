import * as pulumi from "@pulumi/pulumi";
import { type Problem, validate } from "../components";
import { closest } from "../components/validation/closest";
import { cut, firstKeyOf, quote } from "../components/validation/shown";
import { newPaths } from "./oldKeys";
import { isTooDeep, valuesByPath } from "./paths";
import { keysOfOthers, objectIn, removeCommand, setCommand, type Setting } from "./setting";

/** The keys that are about the stack; every other key is an argument of the component. */
export const StackKey = {
  Production: "production",
  AllowTestUserInProduction: "allowTestUserInProduction",
  Protect: "protect",
} as const;

const stackKeys: string[] = Object.values(StackKey);

/** How many keys are reported one by one. */
const mostProblems = 100;

/** How many values are moved by one command each. */
const mostCommands = 5;

// Those of the CLI and of the packages in use: the tags of a stack are under `pulumi:tags`, for example.
const namespacesOfPackages = ["pulumi", "aws", "random"];

/** Whether a key is about the stack. */
export function isStackKey(key: string): boolean {
  return stackKeys.includes(key);
}

/** Whether a key is the name of an argument of the component. */
export function isArgument(key: string): boolean {
  return findUnknownArgument(key) === undefined;
}

/** The problems with keys that this program doesn't have, and with its own keys that belong to another project. */
export function findKeyProblems(settings: readonly Setting[]): Problem[] {
  const unknown = settings.filter(({ key }) => !isStackKey(key) && !isArgument(key));
  const misplaced = keysOfOthers().filter(isOfAnotherProject);
  const problems = [
    ...misplaced.slice(0, mostProblems).map(misplacedKey),
    ...unknown.slice(0, Math.max(0, mostProblems - misplaced.length)).map(unknownKey),
  ];
  const others = unknown.length + misplaced.length - problems.length;
  if (others === 0) return problems;
  return [
    ...problems,
    {
      path: pulumi.getProject(),
      reason: `${others} more keys don't exist or belong to another project`,
      fix: "correct the keys above first",
    },
  ];
}

function unknownKey(setting: Setting): Problem {
  const { key } = setting;
  // The CLI accepts a key without a name.
  const path = key === "" ? `${pulumi.getProject()}:` : cut(key);
  const newPath = newPaths.get(key);
  if (newPath !== undefined) {
    return { path, reason: `this key is \`${newPath}\` now`, fix: moveCommand(setting, newPath) };
  }
  const first = firstKeyOf(key);
  const unknown = findUnknownArgument(first);
  if (unknown === undefined) {
    const reason = "this was set without --path, so it is a key of its own";
    return { path, reason, fix: moveCommand(setting, key) };
  }
  const closestKey = closest(first, stackKeys);
  return { ...unknown, path, ...(closestKey === undefined ? {} : { fix: `did you mean ${closestKey}?` }) };
}

/**
 * Whether a full key would be one of this program's if it belonged to this project, as all do after a change of `name` in
 * Pulumi.yaml. Pulumi ignores such a key, and would deploy production without its settings.
 */
function isOfAnotherProject(fullKey: string): boolean {
  const [namespace = "", key = ""] = fullKey.split(":");
  if (namespacesOfPackages.includes(namespace)) return false;
  return isStackKey(key) || isArgument(firstKeyOf(key)) || newPaths.has(key);
}

function misplacedKey(fullKey: string): Problem {
  const [namespace = "", key = ""] = fullKey.split(":");
  const project = pulumi.getProject();
  return {
    path: cut(fullKey),
    reason: `this belongs to a project ${quote(namespace)}, and this project is ${quote(project)}`,
    fix:
      `rename it to ${project}:${cut(key)}, or remove it, where it is set: ` +
      `the stack's file (Pulumi.${pulumi.getStack()}.yaml), Pulumi.yaml or an environment`,
  };
}

/** What the component reports of an argument that it doesn't have, whatever the value. */
function findUnknownArgument(key: string): Problem | undefined {
  return validate("auth", { [key]: undefined })[0];
}

/** The command that moves a setting to a path, with a command for each value where it is an object of a few. */
function moveCommand(setting: Setting, path: string): string {
  if (cut(setting.key) !== setting.key) return "set what it is for by --path, and remove this key";
  const options = setting.isSecret ? ["--secret"] : [];
  const remove = removeCommand(setting.key);
  const object = objectIn(setting);
  const paths = isTooDeep(object) ? [] : [...valuesByPath(object, path).keys()];
  if (paths.length === 0 || paths.length > mostCommands) {
    return `set each of its values under \`${path}\`, and remove it: ${remove}`;
  }
  return [...paths.map((one) => setCommand(one, ...options)), remove].join(" && ");
}
