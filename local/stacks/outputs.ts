import type { Outputs } from "@cognito-auth/local-aws/engines";
import { CommandError } from "../../cli/errors";
import { ownValue } from "../../components/validation/checks";

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

/**
 * What a stack output that has an entry for each of several clients has for one of them.
 *
 * @throws CommandError when there is none
 */
export function entryOf(outputs: Outputs, name: string, key: string): string {
  const value = ownValue(outputs[name]?.value, key);
  if (typeof value === "string" && value !== "") return value;
  throw new CommandError(
    `The stack's output ${name} has no entry ${JSON.stringify(key)}.`,
    "export it from the program again",
  );
}
