import { CleanUps } from "./cleanUps";
import { endingOf, Interruption, watchForEnding } from "./ending";
import { isFixable, messageOf } from "./errors";
import { JsonOutput } from "./jsonOutput";
import { mayHaveColor, TextReport } from "./report";
import { fixOf } from "./systemErrors";

/** What a command works with: its options, and its process. */
export interface CommandContext<Options> {
  readonly options: Options;
  /** The folder that the command runs in: paths are shown from here. */
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Makes lines for standard output. */
  readonly report: TextReport;
  /** Prints a line of the result on standard output; nothing where JSON is requested. */
  readonly print: (line: string) => void;
  /** Prints the result as JSON, where that is requested. */
  readonly printJson: (result: object) => void;
  /** Prints what is being waited for on standard error, so that a program can read standard output. */
  readonly progress: (message: string) => void;
  /** Registers a cleanup, which runs however the command ends; the last one runs first. Register it before you wait. */
  readonly atEnd: (cleanUp: () => Promise<void>) => void;
  /** Aborted when the command ends early. */
  readonly signal: AbortSignal;
  /** Ends the command with an error, whatever it is doing. */
  readonly fail: (error: Error) => void;
  /** Prints what is served, and waits for a signal, which from then on is the normal way to end. */
  readonly serve: (endpoint: string) => Promise<void>;
}

/** A command of this project. */
export interface CommandDefinition<Options> {
  /** What `--help` prints. */
  readonly usage: string;
  /** Reads the command line; throws a CommandError when it can't be understood. */
  readonly parse: (args: string[]) => Options;
  /** Resolves to the exit code. Load what it needs only here, so that `--help` and a wrong option are answered at once. */
  readonly run: (context: CommandContext<Options>) => Promise<number>;
}

/**
 * Runs a command as the whole of this process: a signal ends it gracefully, an error is explained, everything that it
 * started is stopped, and the exit code tells success from failure.
 */
export async function runCommand<Options extends { readonly help: boolean }>({
  usage,
  parse,
  run,
}: CommandDefinition<Options>): Promise<never> {
  // However the process ends, a run without a verdict has failed.
  process.exitCode = 1;
  const args = process.argv.slice(2);
  const json = new JsonOutput(args.includes("--json"));
  const errors = new TextReport(mayHaveColor(process.stderr, process.env));
  const cleanUps = new CleanUps();
  const { failed, signal, fail, interrupted } = watchForEnding();
  const explain = (error: unknown): number => explainTo(error, json, errors);

  const work = async (): Promise<number> => {
    const options = parse(args);
    if (options.help) {
      process.stdout.write(usage);
      return 0;
    }
    const progress = (message: string): void => {
      process.stderr.write(`${errors.progress(message)}\n`);
    };
    return run({
      options,
      folder: process.cwd(),
      environment: process.env,
      report: new TextReport(mayHaveColor(process.stdout, process.env)),
      print: (line) => {
        if (!json.isAskedFor) process.stdout.write(`${line}\n`);
      },
      printJson: (result) => {
        json.print(result);
      },
      progress,
      atEnd: (cleanUp) => {
        cleanUps.add(cleanUp);
      },
      signal,
      fail,
      serve: async (endpoint) => {
        progress(`Serving ${endpoint} until Ctrl-C …`);
        await interrupted();
        progress("Stopping …");
      },
    });
  };
  const exitCode = await Promise.race([work(), failed]).catch(explain);
  const cleanUpCode = await cleanUps.run(explain);
  const code = exitCode === 0 ? cleanUpCode : exitCode;
  const unwritten = code === 0 ? await flush(process.stdout) : undefined;
  // Whatever an interrupted command left pending would keep the process alive.
  process.exit(unwritten === undefined ? code : explain(endingOf(unwritten)));
}

/** Waits until all that was printed is written; resolves to the error if it can't be. */
function flush(stream: NodeJS.WriteStream): Promise<Error | undefined> {
  return new Promise((resolve) => {
    stream.write("", (error) => {
      resolve(error ?? undefined);
    });
  });
}

/** Prints an error and gives the exit code. Only an unexpected one has a stack trace. */
function explainTo(error: unknown, json: JsonOutput, report: TextReport): number {
  if (error instanceof Interruption) return error.exitCode;
  const explained = explanationOf(error);
  if (explained === undefined) {
    const details = error instanceof Error ? (error.stack ?? error.message) : messageOf(error);
    process.stderr.write(`${report.error(details, "this is a bug; please report it with these lines")}\n`);
    return 1;
  }
  const { message, fix } = explained;
  if (json.isDue) json.print({ error: { message, fix }, succeeded: false });
  else process.stderr.write(`${report.error(message, fix)}\n`);
  return 1;
}

/** What went wrong and what to do about it; undefined for an error that nobody expected. */
function explanationOf(error: unknown): { message: string; fix: string } | undefined {
  if (isFixable(error)) return { message: error.message, fix: error.fix };
  const fix = fixOf(error);
  return fix === undefined ? undefined : { message: messageOf(error), fix };
}
