import { createRequire } from "node:module";
import { parseCommandLine, usage } from "./commandLine";
import { LocalDeploymentError, messageOf } from "./errors";
import { mayHaveColour, TextReport } from "./report";
import { run } from "./run";

/** The signals that end a run, with the exit code that shells give them. */
const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** A signal has ended the run. */
class Interruption extends Error {
  constructor(readonly exitCode: number) {
    super("interrupted");
  }
}

const asJson = process.argv.includes("--json");
const report = new TextReport(mayHaveColour(process.stdout, process.env));
const asideReport = new TextReport(mayHaveColour(process.stderr, process.env));
const cleanUps: (() => Promise<void>)[] = [];

/** Runs the program's entry, which may only happen once everything that it reads is set. */
function loadProgram(): object {
  const load: (path: string) => object = createRequire(__filename);
  return load("../index");
}

async function main(): Promise<number> {
  const options = parseCommandLine(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(usage);
    return 0;
  }
  let end: (reason: Error) => void = () => undefined;
  const ended = new Promise<never>((_, reject) => (end = reject));
  for (const [signal, exitCode] of Object.entries(signals)) {
    process.on(signal, () => {
      end(new Interruption(exitCode));
    });
  }
  const running = run(options, report, {
    folder: process.cwd(),
    environment: process.env,
    loadProgram,
    say: (line) => {
      if (!asJson) process.stdout.write(`${line}\n`);
    },
    progress: sayAside,
    onEmulatorEnd: () => {
      end(new LocalDeploymentError("The local AWS ended by itself.", "run the command again"));
    },
    atEnd: (cleanUp) => cleanUps.push(cleanUp),
  });
  const result = await Promise.race([running, ended]);
  if (asJson) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  if (options.serve) {
    sayAside(`Serving ${result.endpoint} until Ctrl-C …`);
    await ended.catch(rethrowUnlessInterrupted);
    sayAside("Stopping …");
  }
  return result.succeeded ? 0 : 1;
}

/** What isn't part of the result goes to standard error, so that standard output can be read by a program. */
function sayAside(message: string): void {
  process.stderr.write(`${asideReport.progress(message)}\n`);
}

function rethrowUnlessInterrupted(error: unknown): void {
  if (!(error instanceof Interruption)) throw error;
}

/** Tells what went wrong and gives the exit code. Only what nobody expected has a stack trace. */
function explain(error: unknown): number {
  if (error instanceof Interruption) return error.exitCode;
  if (!(error instanceof LocalDeploymentError)) {
    const details = error instanceof Error ? (error.stack ?? error.message) : messageOf(error);
    process.stderr.write(
      `${asideReport.error(details, "this is a bug; please report it with these lines")}\n`,
    );
    return 1;
  }
  const { message, fix } = error;
  if (asJson)
    process.stdout.write(`${JSON.stringify({ error: { message, fix }, succeeded: false }, null, 2)}\n`);
  else process.stderr.write(`${asideReport.error(message, fix)}\n`);
  return 1;
}

async function cleanUp(): Promise<number> {
  let exitCode = 0;
  for (const step of cleanUps.splice(0).reverse()) {
    try {
      await step();
    } catch (error) {
      exitCode = explain(error);
    }
  }
  return exitCode;
}

void main()
  .catch(explain)
  .then(async (exitCode) => {
    const cleanUpCode = await cleanUp();
    // What an interrupted run left pending would keep the process alive.
    process.exit(exitCode === 0 ? cleanUpCode : exitCode);
  });
