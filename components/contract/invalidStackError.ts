import * as pulumi from "@pulumi/pulumi";
import { formatProblems, type Problem } from "../validation/problem";

/**
 * A stack whose outputs can't be read, with every problem in them; the path of each is an output's name.
 *
 * Pulumi prints only the message of a `RunError`, without a stack trace.
 */
export class InvalidStackError extends pulumi.RunError {
  /** The stack's name as it was referred to. */
  readonly stackName: string;
  /** The problems, in the order of the outputs. */
  readonly problems: Problem[];

  constructor(stackName: string, problems: Problem[]) {
    super(formatProblems(`Stack ${JSON.stringify(stackName)}`, problems));
    this.name = "InvalidStackError";
    this.stackName = stackName;
    this.problems = problems;
  }
}
