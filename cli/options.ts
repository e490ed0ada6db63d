import { parseArgs, type ParseArgsConfig } from "node:util";
import { CommandError, messageOf } from "./errors";

/** The option that every command has. */
export const helpOption = { type: "boolean", short: "h" } as const;

/**
 * Reads a command line.
 *
 * @param command how the command is called, such as `npm start`
 * @param read throws an error that says what is wrong
 * @throws CommandError when it can't be understood
 */
export function readCommandLine<Options>(command: string, read: () => Options): Options {
  try {
    return read();
  } catch (error) {
    throw new CommandError(messageOf(error), `${command} -- --help lists the options`);
  }
}

type OptionTypes = NonNullable<ParseArgsConfig["options"]>;

/** The options as they are written. */
export function readOptions<Known extends OptionTypes>(
  args: string[],
  options: Known,
): ReturnType<typeof parseArgs<{ args: string[]; options: Known }>>["values"] {
  return parseArgs({ args, options }).values;
}

/**
 * Reads the command line of a command that has no options but `--help`.
 *
 * @throws CommandError when it can't be understood
 */
export function readHelp(command: string, args: string[]): { readonly help: boolean } {
  return readCommandLine(command, () => ({ help: readOptions(args, { help: helpOption }).help ?? false }));
}
