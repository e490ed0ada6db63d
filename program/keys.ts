import * as pulumi from "@pulumi/pulumi";
import { type Problem, validate } from "../components";
import { closest } from "../components/validation/closest";
import { newPaths } from "./oldKeys";
import { valuesByPath } from "./paths";
import { keysOfOthers, objectIn, removeCommand, setCommand, type Setting } from "./setting";

/** The keys that are about the stack; every other key is an argument of the component. */
export const StackKey = {
  Production: "production",
  AllowTestUserInProduction: "allowTestUserInProduction",
  Protect: "protect",
} as const;

const stackKeys: string[] = Object.values(StackKey);

/** Whether a key is about the stack. */
export function isStackKey(key: string): boolean {
  return stackKeys.includes(key);
}

/** The problem with a key that isn't about the stack, where it is no argument either; undefined where there is none. */
export function findKeyProblem(setting: Setting): Problem | undefined {
  const { key } = setting;
  const unknown = findUnknownArgument(key);
  if (unknown === undefined) return undefined;
  const newPath = newPaths.get(key);
  if (newPath !== undefined) {
    return { path: key, reason: `this key is \`${newPath}\` now`, fix: moveCommand(setting, newPath) };
  }
  if (isPath(key)) {
    const reason = "this was set without --path, so it is a key of its own, with dots in its name";
    return { path: key, reason, fix: moveCommand(setting, key) };
  }
  const closestKey = closest(key, stackKeys);
  return closestKey === undefined ? unknown : { ...unknown, fix: `did you mean ${closestKey}?` };
}

/**
 * The problems with keys of this program that belong to another project, as all keys do once `name` in Pulumi.yaml is changed:
 * Pulumi would ignore them, and deploy production without its settings.
 */
export function findKeysOfAnotherProject(): Problem[] {
  return keysOfOthers().flatMap((fullKey) => {
    const [namespace = "", key = ""] = fullKey.split(":");
    // The CLI's own settings have such a key as well: the tags of a stack.
    if (namespace === "pulumi" || !(isStackKey(key) || isArgument(key) || newPaths.has(key))) return [];
    const project = pulumi.getProject();
    return {
      path: fullKey,
      reason: `this belongs to a project ${JSON.stringify(namespace)}, and this project is ${JSON.stringify(project)}`,
      fix: `rename it to ${project}:${key} in the stack's file, Pulumi.${pulumi.getStack()}.yaml`,
    };
  });
}

/** What the component reports of an argument that it doesn't have, whatever the value. */
function findUnknownArgument(key: string): Problem | undefined {
  const [problem] = validate("auth", { [key]: undefined });
  // The CLI accepts a key without a name.
  return problem && { ...problem, path: key === "" ? `${pulumi.getProject()}:` : key };
}

function isPath(key: string): boolean {
  return key.includes(".") && isArgument(key);
}

/** Whether a key is an argument of the component, or a path in one. */
function isArgument(key: string): boolean {
  return findUnknownArgument(key.split(".")[0] ?? "") === undefined;
}

/** The command that moves a setting to a path, with a command for each value where it is an object. */
function moveCommand(setting: Setting, path: string): string {
  const options = setting.isSecret ? ["--secret"] : [];
  const paths = valuesByPath(objectIn(setting), path).keys();
  return [...Array.from(paths, (one) => setCommand(one, ...options)), removeCommand(setting.key)].join(
    " && ",
  );
}
