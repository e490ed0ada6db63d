import { isFixable, messageOf } from "./errors";
import { mayHaveColor, TextReport } from "./report";

/** The signals that end a command, with the exit code that shells use for them. */
const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** A signal has ended the command. */
class Interruption extends Error {
  constructor(readonly exitCode: number) {
    super("interrupted");
  }
}

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
  /** Registers a cleanup, which runs however the command ends; the last one runs first. */
  readonly atEnd: (cleanUp: () => Promise<void>) => void;
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
  const args = process.argv.slice(2);
  const json = new JsonOutput(args.includes("--json"));
  const errors = new TextReport(mayHaveColor(process.stderr, process.env));
  const cleanUps: (() => Promise<void>)[] = [];
  const { failed, fail, interrupted } = failures();
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
      atEnd: (cleanUp) => cleanUps.push(cleanUp),
      fail,
      serve: async (endpoint) => {
        progress(`Serving ${endpoint} until Ctrl-C …`);
        await interrupted();
        progress("Stopping …");
      },
    });
  };
  const exitCode = await Promise.race([work(), failed]).catch(explain);
  const cleanUpCode = await cleanUp(cleanUps, explain);
  // Whatever an interrupted command left pending would keep the process alive.
  process.exit(exitCode === 0 ? cleanUpCode : exitCode);
}

/** Standard output where one JSON document is requested; errors that come after it are printed on standard error. */
class JsonOutput {
  private isPrinted = false;

  constructor(readonly isAskedFor: boolean) {}

  /** Whether the document is still to be printed. */
  get isDue(): boolean {
    return this.isAskedFor && !this.isPrinted;
  }

  print(document: object): void {
    if (!this.isAskedFor) return;
    process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
    this.isPrinted = true;
  }
}

/** What ends a command early: an error from anywhere, or a signal. */
function failures(): {
  readonly failed: Promise<never>;
  readonly fail: (error: Error) => void;
  /** Waits for a signal, which then ends nothing else. */
  readonly interrupted: () => Promise<void>;
} {
  let fail: (error: Error) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => (fail = reject));
  let onInterruption: (() => void) | undefined;
  for (const [signal, exitCode] of Object.entries(signals)) {
    process.on(signal, () => {
      if (onInterruption === undefined) fail(new Interruption(exitCode));
      else onInterruption();
    });
  }
  return {
    failed,
    fail,
    interrupted: async () => {
      // Node.js doesn't stay alive for a signal alone.
      const alive = setInterval(() => undefined, 60_000);
      await new Promise<void>((resolve) => (onInterruption = resolve));
      clearInterval(alive);
    },
  };
}

/** Prints an error and gives the exit code. Only an unexpected one has a stack trace. */
function explainTo(error: unknown, json: JsonOutput, report: TextReport): number {
  if (error instanceof Interruption) return error.exitCode;
  if (!isFixable(error)) {
    const details = error instanceof Error ? (error.stack ?? error.message) : messageOf(error);
    process.stderr.write(`${report.error(details, "this is a bug; please report it with these lines")}\n`);
    return 1;
  }
  const { message, fix } = error;
  if (json.isDue) json.print({ error: { message, fix }, succeeded: false });
  else process.stderr.write(`${report.error(message, fix)}\n`);
  return 1;
}

async function cleanUp(steps: (() => Promise<void>)[], explain: (error: unknown) => number): Promise<number> {
  let exitCode = 0;
  for (const step of steps.splice(0).reverse()) {
    try {
      await step();
    } catch (error) {
      exitCode = explain(error);
    }
  }
  return exitCode;
}
