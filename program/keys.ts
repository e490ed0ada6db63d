import { type Problem, validate } from "../components";
import { closest } from "../components/validation/closest";
import { newPaths } from "./oldKeys";
import { objectIn, removeCommand, setCommand, type Setting } from "./setting";

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

/** What the component reports of an argument that it doesn't have, whatever the value. */
function findUnknownArgument(key: string): Problem | undefined {
  const [problem] = validate("auth", { [key]: undefined });
  return problem && { ...problem, path: key };
}

function isPath(key: string): boolean {
  const [first = "", ...rest] = key.split(".");
  return rest.length > 0 && findUnknownArgument(first) === undefined;
}

/** The command that moves a setting to a path, with a command for each value where it is an object. */
function moveCommand(setting: Setting, path: string): string {
  const options = setting.isSecret ? ["--secret"] : [];
  const paths = pathsOfValues(objectIn(setting), path);
  return [...paths.map((one) => setCommand(one, ...options)), removeCommand(setting.key)].join(" && ");
}

function pathsOfValues(value: unknown, path: string): string[] {
  if (typeof value !== "object" || value === null) return [path];
  const paths = Object.entries(value).flatMap(([key, inner]) => pathsOfValues(inner, `${path}.${key}`));
  return paths.length === 0 ? [path] : paths;
}
