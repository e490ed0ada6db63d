import { LocalDeploymentError, messageOf } from "@cognito-auth/local-aws/errors";
import { mayHaveColour, TextReport } from "../local/report";

/** The signals that end a command, with the exit code that shells give them. */
const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** A signal has ended the command. */
class Interruption extends Error {
  constructor(readonly exitCode: number) {
    super("interrupted");
  }
}

/** A command of this project, while it runs. */
export interface Command {
  /** Prints a line of the result on standard output; nothing where JSON is asked for. */
  readonly say: (line: string) => void;
  /** Prints the result as JSON, where that is asked for. */
  readonly sayJson: (result: object) => void;
  /** Tells what is being waited for, on standard error, so that a program can read standard output. */
  readonly progress: (message: string) => void;
  /** Keeps something to do at the end, however the command ends; the last comes first. */
  readonly atEnd: (cleanUp: () => Promise<void>) => void;
  /** Ends the command with an error, whatever it is doing. */
  readonly fail: (error: Error) => void;
  /** Says what is served, and waits for a signal, which from now on is how the command is meant to end. */
  readonly serve: (endpoint: string) => Promise<void>;
}

/**
 * Runs a command as the whole of this process: a signal ends it in order, an error is explained, everything that it
 * started is stopped, and the exit code tells success from failure.
 *
 * @param work resolves to the exit code
 */
export async function runCommand(work: (command: Command) => Promise<number>): Promise<never> {
  const asJson = process.argv.includes("--json");
  const aside = new TextReport(mayHaveColour(process.stderr, process.env));
  const cleanUps: (() => Promise<void>)[] = [];
  let fail: (reason: Error) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => (fail = reject));
  let hasSaidJson = false;
  let onInterruption: ((interruption: Interruption) => void) | undefined;
  for (const [signal, exitCode] of Object.entries(signals)) {
    process.on(signal, () => {
      (onInterruption ?? fail)(new Interruption(exitCode));
    });
  }
  const command: Command = {
    say: (line) => {
      if (!asJson) process.stdout.write(`${line}\n`);
    },
    sayJson: (result) => {
      if (!asJson) return;
      process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
      hasSaidJson = true;
    },
    progress: (message) => process.stderr.write(`${aside.progress(message)}\n`),
    atEnd: (cleanUp) => cleanUps.push(cleanUp),
    fail,
    serve: async (endpoint) => {
      command.progress(`Serving ${endpoint} until Ctrl-C …`);
      // Node doesn't stay alive for a signal alone.
      const alive = setInterval(() => undefined, 60_000);
      await new Promise((resolve) => (onInterruption = resolve));
      clearInterval(alive);
      command.progress("Stopping …");
    },
  };
  // There is one document on standard output: what goes wrong after the result is told beside it.
  const explain = (error: unknown): number => explainTo(error, command, aside, asJson && !hasSaidJson);

  const exitCode = await Promise.race([work(command), failed]).catch(explain);
  const cleanUpCode = await cleanUp(cleanUps, explain);
  // What an interrupted command left pending would keep the process alive.
  process.exit(exitCode === 0 ? cleanUpCode : exitCode);
}

/** Tells what went wrong and gives the exit code. Only what nobody expected has a stack trace. */
function explainTo(error: unknown, { sayJson }: Command, aside: TextReport, asJson: boolean): number {
  if (error instanceof Interruption) return error.exitCode;
  if (!(error instanceof LocalDeploymentError)) {
    const details = error instanceof Error ? (error.stack ?? error.message) : messageOf(error);
    process.stderr.write(`${aside.error(details, "this is a bug; please report it with these lines")}\n`);
    return 1;
  }
  const { message, fix } = error;
  if (asJson) sayJson({ error: { message, fix }, succeeded: false });
  else process.stderr.write(`${aside.error(message, fix)}\n`);
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
