import * as pulumi from "@pulumi/pulumi";
import { isPlainObject, read, unreadable } from "./reading";
import { cut, escapeHidden, quote, showKey } from "./shown";

/** One thing that is wrong with an argument. */
export interface Problem {
  /** Where: the argument's path, such as `userPool.passwordPolicy.minimumLength` or `tags["my team"]`. */
  path: string;
  /** What was given, as shown in a terminal; left out where the value could be a secret. */
  value?: string;
  /** Why it can't be used. Names of other arguments stand between backticks. */
  reason: string;
  /** What to write instead. Names of other arguments stand between backticks. */
  fix: string;
}

/** Something that can't be used, with every problem in it. Pulumi shows its message, without a stack trace. */
export class ProblemsError extends pulumi.RunError {
  /** The problems, in the order of what they are about. */
  readonly problems: Problem[];

  /**
   * @param subject what has the problems, as the beginning of a sentence
   * @param problems at least one
   * @param cause the error behind it, where there is one
   */
  constructor(subject: string, problems: Problem[], cause?: unknown) {
    const message = formatProblems(subject, problems);
    super(message, cause === undefined ? undefined : { cause });
    this.problems = problems;
    // Pulumi hides the stack trace of a RunError, unless the error comes from an Output after the program has run; and
    // before that, it has Node.js color it, which takes some versions a minute (nodejs/node#64011).
    this.stack = "";
    // Pulumi prefixes the message with the resource's property; the problems' paths are more precise.
    Object.defineProperty(this, "message", { get: () => message, set: () => undefined });
  }
}

/** Arguments that can't be deployed, with every problem in them, in the order of the arguments. */
export class InvalidArgumentsError extends ProblemsError {
  /** The error's name, which identifies it even where there are two copies of this package. */
  override readonly name = "InvalidArgumentsError";
}

/** A stack whose outputs can't be read, with every problem in them; the path of each is an output's name. */
export class InvalidStackError extends ProblemsError {
  /** The error's name, which identifies it even where there are two copies of this package. */
  override readonly name = "InvalidStackError";
  /** The stack's name, as it was referred to. */
  readonly stackName: string;

  /**
   * @param stackName the stack's name, as it was referred to
   * @param problems at least one
   */
  constructor(stackName: string, problems: Problem[]) {
    super(`Stack ${quote(stackName)}`, problems);
    this.stackName = stackName;
  }
}

/** Formats the problems of something, each with its reason and its fix. */
export function formatProblems(subject: string, problems: readonly Problem[]): string {
  return `${subject} ${countOf(problems)}:\n\n${problems.map(formatProblem).join("\n")}`;
}

function countOf(problems: readonly Problem[]): string {
  return problems.length === 1 ? "has a problem" : `has ${problems.length} problems`;
}

function formatProblem({ path, value, reason, fix }: Problem): string {
  const heading = value === undefined ? path : `${path}: ${value}`;
  const lines = [`  ${heading}`, `    why: ${reason}`, `    fix: ${fix}`];
  return `${lines.map(escapeHidden).join("\n")}\n`;
}

/** Describes a value in one short line; of objects and functions only the kind. */
export function describe(value: unknown): string {
  if (typeof value === "string") return quote(value);
  if (typeof value === "symbol" && value !== unreadable) return escapeHidden(cut(String(value)));
  // Writing out a long one takes time in proportion to the square of its length.
  if (typeof value === "bigint") return "a bigint";
  if (typeof value === "function") return "a function";
  if (typeof value !== "object" || value === null) {
    return value === unreadable ? unreadableValue : String(value);
  }
  if (isUnresolved(value)) return "an Output";
  const kind = read(() => kindOf(value));
  return kind === unreadable ? unreadableValue : kind;
}

const unreadableValue = "a value that can't be read";

function kindOf(value: object): string {
  if (Array.isArray(value)) return "an array";
  if (isPlainObject(value)) return "an object";
  const { constructor }: { constructor?: unknown } = value;
  const name: unknown = typeof constructor === "function" ? constructor.name : undefined;
  const isNamed = typeof name === "string" && name !== "" && name !== "Object";
  return isNamed ? `an instance of ${showKey(name)}` : "an object with a prototype";
}

/** Whether the value is known only later: an Output or a promise. */
export function isUnresolved(value: unknown): value is pulumi.Output<unknown> | Promise<unknown> {
  return read(() => pulumi.Output.isInstance(value) || value instanceof Promise) === true;
}
