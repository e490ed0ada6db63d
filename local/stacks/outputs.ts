import type { Outputs } from "@cognito-auth/local-aws/engines";
import { CommandError } from "../../cli/errors";

/**
 * A stack output that is a string.
 *
 * @throws CommandError when there is none
 */
export function outputOf(outputs: Outputs, name: string): string {
  const value = outputs[name]?.value;
  if (typeof value === "string" && value !== "") return value;
  throw new CommandError(`The stack has no output ${name}.`, "export it from the program again");
}
