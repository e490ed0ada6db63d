import * as pulumi from "@pulumi/pulumi";
import { InvalidArgumentsError, validate, type CognitoAuthArgs, type Problem } from "../components";
import { closest } from "../components/validation/closest";
import { describe } from "../components/validation/problem";
import { configurationKeyOf, settings, type SettingType } from "./settings";

/** What a stack's configuration asks for. */
export interface StackConfiguration {
  /** The arguments of the component. */
  args: CognitoAuthArgs;
  /** Whether Pulumi refuses to delete or replace the user pool, the app client and the test user. */
  protect: boolean;
}

/** The keys that are about the stack; all others set an argument of the component. */
const StackKey = {
  Production: "production",
  AllowTestUserInProduction: "allowTestUserInProduction",
  Protect: "protect",
} as const;

const keys: string[] = [...settings.map(({ key }) => key), ...Object.values(StackKey)];

/**
 * Reads the configuration of the stack that is being deployed.
 *
 * @param name the component's name, which its resources' names begin with
 * @throws InvalidArgumentsError with every problem, each by its configuration key
 */
export function readConfiguration(name: string): StackConfiguration {
  const config = new pulumi.Config();
  const problems: Problem[] = unknownKeys(config.name);
  const read = (key: string, type: SettingType): unknown => parse(key, type, config.get(key), problems);

  const args: CognitoAuthArgs = {};
  for (const { key, type, path } of settings) {
    const value = read(key, type);
    if (value !== undefined) setAt(args, path.split("."), value);
  }
  const isOn = (key: string): boolean => read(key, "boolean") === true;
  const production = isOn(StackKey.Production);
  const testUserIsMeant = isOn(StackKey.AllowTestUserInProduction);
  const protect = isOn(StackKey.Protect);

  problems.push(...validate(name, args).map(inConfigurationKeys));
  if (production && args.testUser !== undefined && !testUserIsMeant) problems.push(testUserInProduction);
  if (problems.length > 0) throw new InvalidArgumentsError("The configuration of this stack", problems);
  return { args, protect };
}

const testUserInProduction: Problem = {
  path: "testUser",
  reason: "this stack is marked as production, and a test user is a way in that is soon forgotten",
  fix: `leave it out, or set \`${StackKey.AllowTestUserInProduction}\` to true if it is meant`,
};

function unknownKeys(project: string): Problem[] {
  const prefix = `${project}:`;
  return Object.keys(pulumi.runtime.allConfig())
    .filter((key) => key.startsWith(prefix) && !keys.includes(key.slice(prefix.length)))
    .map((key) => {
      const path = key.slice(prefix.length);
      const meant = closest(path, keys);
      const fix = meant === undefined ? "remove it; README.md lists the keys" : `did you mean ${meant}?`;
      return { path, reason: "there is no configuration key of this name", fix };
    });
}

function parse(key: string, type: SettingType, written: string | undefined, problems: Problem[]): unknown {
  if (written === undefined) return undefined;
  const value = parsers[type](written);
  if (value === undefined) {
    const taken = takes[type];
    problems.push({
      path: key,
      value: describe(written),
      reason: `this takes ${taken}`,
      fix: `write ${taken}`,
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
