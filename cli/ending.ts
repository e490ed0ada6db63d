import { CommandError } from "./errors";
import { fixOf, isBrokenPipe } from "./systemErrors";

/** The signals that end a command, with the exit code that shells use for them. */
const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** The exit code of a command whose output nobody reads any more: that of a program that SIGPIPE ends. */
const brokenPipeCode = 141;

/**
 * For how long after a signal another one belongs to it, in milliseconds: npm passes on the Ctrl-C that a terminal has
 * already sent to the command itself.
 */
const sameSignal = 1_000;

/** Something from outside has ended the command, and there is nothing to explain. */
export class Interruption extends Error {
  constructor(readonly exitCode: number) {
    super("interrupted");
  }
}

/** What ends a command before its work is done: a signal, an error from anywhere, or that nothing is left to wait for. */
export interface Ending {
  /** Rejects when the command is to end. */
  readonly failed: Promise<never>;
  /** Aborted when the command is to end. */
  readonly signal: AbortSignal;
  /** Ends the command. */
  readonly fail: (error: Error) => void;
  /** Waits for a signal, which then ends nothing else. */
  readonly interrupted: () => Promise<void>;
}

/**
 * Watches for what ends this process early. The first signal lets the command clean up. The next one ends the process at
 * once, so that nothing can keep a user waiting.
 */
export function watchForEnding(): Ending {
  const controller = new AbortController();
  let reject: (error: Error) => void = () => undefined;
  const failed = new Promise<never>((_, rejectFailed) => (reject = rejectFailed));
  failed.catch(() => undefined);
  const fail = (error: Error): void => {
    reject(error);
    controller.abort(error);
  };

  let firstSignal: number | undefined;
  let onInterruption: (() => void) | undefined;
  for (const [signal, exitCode] of Object.entries(signals)) {
    process.on(signal, () => {
      if (firstSignal !== undefined) {
        if (performance.now() - firstSignal > sameSignal) process.exit(exitCode);
        return;
      }
      firstSignal = performance.now();
      if (onInterruption === undefined) fail(new Interruption(exitCode));
      else onInterruption();
    });
  }
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: Error) => {
      fail(endingOf(error));
    });
  }
  process.on("uncaughtException", fail);
  process.on("beforeExit", () => {
    fail(endedWithoutResult());
  });
  return {
    failed,
    signal: controller.signal,
    fail,
    interrupted: async () => {
      // Node.js doesn't stay alive for a signal alone.
      const alive = setInterval(() => undefined, 60_000);
      await new Promise<void>((resolve) => (onInterruption = resolve));
      clearInterval(alive);
    },
  };
}

/** What an error of an output stream ends the command with: where nobody reads it any more, with nothing to explain. */
export function endingOf(error: Error): Error {
  if (isBrokenPipe(error)) return new Interruption(brokenPipeCode);
  const fix = fixOf(error) ?? "run the command again";
  return new CommandError(`The output can't be written: ${error.message}`, fix);
}

function endedWithoutResult(): CommandError {
  return new CommandError(
    "The command ended without a result: what it waited for can't happen any more.",
    "run it again; if that is no help, report this as a bug, with what it printed",
  );
}
