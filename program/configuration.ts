import type * as pulumi from "@pulumi/pulumi";
import { InvalidArgumentsError, validate, describe, type CognitoAuthArgs, type Problem } from "../components";
import { configurationKeyOf, settings, type SettingType } from "./settings";

/** What a stack's configuration asks for. */
export interface StackConfiguration {
  /** The arguments of the component. */
  args: CognitoAuthArgs;
  /** Whether Pulumi refuses to delete or replace the user pool and the app client. */
  protect: boolean;
}

/**
 * Reads a stack's configuration.
 *
 * @param config the stack's configuration
 * @param name the component's name, which its resources' names begin with
 * @throws InvalidArgumentsError with every problem, each by its configuration key
 */
export function readConfiguration(config: pulumi.Config, name: string): StackConfiguration {
  const problems: Problem[] = [];
  const read = (key: string, type: SettingType): unknown => parse(key, type, config.get(key), problems);
  const args: CognitoAuthArgs = {};
  for (const { key, type, path } of settings) {
    const value = read(key, type);
    if (value !== undefined) setAt(args, path.split("."), value);
  }
  const production = read("production", "boolean") === true;
  const allowed = read("allowTestUserInProduction", "boolean") === true;
  const protect = read("protect", "boolean") === true;

  problems.push(...validate(name, args).map(inConfigurationKeys));
  if (production && args.testUser !== undefined && !allowed) problems.push(testUserInProduction);
  if (problems.length > 0) throw new InvalidArgumentsError("The configuration of this stack", problems);
  return { args, protect };
}

const testUserInProduction: Problem = {
  path: "testUser",
  reason: "this stack is marked as production, and a test user is a way in that somebody will forget",
  fix: "leave it out, or set `allowTestUserInProduction` to true if it is meant",
};

function parse(key: string, type: SettingType, written: string | undefined, problems: Problem[]): unknown {
  const value = written === undefined ? undefined : parsers[type](written);
  if (written !== undefined && value === undefined) {
    problems.push({
      path: key,
      value: describe(written),
      reason: `this takes ${takes[type]}`,
      fix: `write ${takes[type]}`,
    });
  }
  return value;
}

const takes: Record<SettingType, string> = {
  string: "a text",
  boolean: "true or false",
  integer: "a whole number",
  object: "an object, such as pulumi config set --path writes",
};

const parsers: Record<SettingType, (written: string) => unknown> = {
  string: (written) => written,
  boolean: (written) => (/^(true|false)$/.test(written) ? written === "true" : undefined),
  integer: (written) => (/^-?\d+$/.test(written) ? Number(written) : undefined),
  object: parseObject,
};

function parseObject(written: string): object | undefined {
  try {
    const value: unknown = JSON.parse(written);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Sets a nested argument, making the objects on the way. */
function setAt(target: object, [key = "", ...rest]: string[], value: unknown): void {
  if (rest.length === 0) {
    Object.assign(target, { [key]: value });
    return;
  }
  const existing: unknown = Reflect.get(target, key);
  const inner = typeof existing === "object" && existing !== null ? existing : {};
  Object.assign(target, { [key]: inner });
  setAt(inner, rest, value);
}

function inConfigurationKeys({ path, reason, fix, ...value }: Problem): Problem {
  return { path: configurationKeyOf(path), ...value, reason: translate(reason), fix: translate(fix) };
}

function translate(text: string): string {
  return text.replaceAll(/`([^`]+)`/g, (_, path: string) => `\`${configurationKeyOf(path)}\``);
}
