import { type CommandContext, runCommand } from "../cli/command";
import { CommandError } from "../cli/errors";
import { readHelp } from "../cli/options";

/** A script of `package.json` without options. */
export interface Script {
  /** How it is called, such as `npm run build`. */
  readonly command: string;
  /** What it does, in a sentence. */
  readonly purpose: string;
  /** Resolves to the exit code. */
  readonly work: (context: CommandContext<object>) => Promise<number>;
}

/** Runs a script as the whole of this process. */
export function runScript({ command, purpose, work }: Script): void {
  void runCommand({
    usage: `${purpose}\n\nUsage: ${command} [-- options]\n\n  --help, -h  print this\n`,
    parse: (args) => readHelp(command, args),
    run: (context) =>
      work(context).catch((error: unknown) => {
        // A compiler says on its standard output what is wrong.
        const { stdout = "" } = error as { stdout?: string };
        throw stdout === ""
          ? error
          : new CommandError(stdout.trimEnd(), `correct it, then run ${command} again`, { cause: error });
      }),
  });
}
