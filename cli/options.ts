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

/** The candidate that a word is most likely a misspelling of; undefined where none is near. */
type Closest = (word: string, candidates: string[]) => string | undefined;

/**
 * The options as they are written.
 *
 * @param closest finds the option that was meant where there is none of a name; nothing by default
 */
export function readOptions<Known extends OptionTypes>(
  args: string[],
  options: Known,
  closest: Closest = () => undefined,
): ReturnType<typeof parseArgs<{ args: string[]; options: Known }>>["values"] {
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    const [said, unknown = ""] = /^Unknown option '--([^']+)'/.exec(messageOf(error)) ?? [];
    const meant = closest(unknown, Object.keys(options));
    throw said === undefined || meant === undefined ? error : new Error(`${said}: did you mean --${meant}?`);
  }
}

/**
 * Reads the command line of a command that has no options but `--help`.
 *
 * @throws CommandError when it can't be understood
 */
export function readHelp(command: string, args: string[]): { readonly help: boolean } {
  return readCommandLine(command, () => ({ help: readOptions(args, { help: helpOption }).help ?? false }));
}
