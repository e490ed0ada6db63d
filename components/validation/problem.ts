import * as pulumi from "@pulumi/pulumi";

/** One thing that is wrong with an argument. */
export interface Problem {
  /** Where: the argument's path, such as `userPool.passwordPolicy.minimumLength`. */
  path: string;
  /** What was given, as shown in a terminal; left out where the value could be a secret. */
  value?: string;
  /** Why it can't be used. Names of other arguments stand between backticks. */
  reason: string;
  /** What to write instead. Names of other arguments stand between backticks. */
  fix: string;
}

/** Collects a problem, so that all of them can be reported at once. */
export type Report = (problem: Problem) => void;

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
    // before that, it has Node.js colour it, which takes some versions a minute (nodejs/node#64011).
    this.stack = "";
    // Pulumi writes the property of the resource in front, of which the problems' paths say more.
    Object.defineProperty(this, "message", { get: () => message, set: () => undefined });
  }
}

/** Arguments that can't be deployed, with every problem in them, in the order of the arguments. */
export class InvalidArgumentsError extends ProblemsError {
  /** The error's name, which tells it from others also where there are two copies of this package. */
  override readonly name = "InvalidArgumentsError";
}

/** A stack whose outputs can't be read, with every problem in them; the path of each is an output's name. */
export class InvalidStackError extends ProblemsError {
  /** The error's name, which tells it from others also where there are two copies of this package. */
  override readonly name = "InvalidStackError";
  /** The stack's name, as it was referred to. */
  readonly stackName: string;

  /**
   * @param stackName the stack's name, as it was referred to
   * @param problems at least one
   */
  constructor(stackName: string, problems: Problem[]) {
    super(`Stack ${JSON.stringify(stackName)}`, problems);
    this.stackName = stackName;
  }
}

/** Says of something what problems it has, each with its reason and its fix. */
export function formatProblems(subject: string, problems: readonly Problem[]): string {
  return `${subject} ${countOf(problems)}:\n\n${problems.map(formatProblem).join("\n")}`;
}

function countOf(problems: readonly Problem[]): string {
  return problems.length === 1 ? "has a problem" : `has ${problems.length} problems`;
}

function formatProblem({ path, value, reason, fix }: Problem): string {
  const heading = value === undefined ? path : `${path}: ${value}`;
  return `  ${heading}\n    why: ${reason}\n    fix: ${fix}\n`;
}

const longestShownString = 60;

/** Describes a value in one short line; of objects and functions it says only the kind. */
export function describe(value: unknown): string {
  if (typeof value === "string") {
    const shown = value.length > longestShownString ? `${value.slice(0, longestShownString)}…` : value;
    return JSON.stringify(shown);
  }
  if (isUnresolved(value)) return "an Output";
  if (Array.isArray(value)) return "an array";
  if (typeof value === "object" && value !== null) return "an object";
  if (typeof value === "function") return "a function";
  return String(value);
}

/** Whether the value is known only later: an Output or a promise. */
export function isUnresolved(value: unknown): value is pulumi.Output<unknown> | Promise<unknown> {
  return pulumi.Output.isInstance(value) || value instanceof Promise;
}
