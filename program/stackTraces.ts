import { isOwnFrame } from "./tsNode/ownFrames";

/**
 * Has Pulumi show unhandled errors with this program's own frames only. Those of Pulumi, of other packages
 * and of Node.js say nothing about it, and some versions of Node.js take a minute to color one of Pulumi's, in which
 * nothing is shown (nodejs/node#64011).
 */
export function shortenStackTraces(): void {
  // Pulumi's own listeners show the error, after these, which are there only once where a program is loaded again.
  process.off("uncaughtExceptionMonitor", onException).on("uncaughtExceptionMonitor", onException);
  process.off("unhandledRejection", onRejection).prependListener("unhandledRejection", onRejection);
}

function onException(error: unknown): void {
  shorten(error, new Set());
}

function onRejection(reason: unknown): void {
  shorten(reason, new Set());
  // Without other listeners, Node.js would have ended the process; this listener must not prevent that.
  if (process.listenerCount("unhandledRejection") === 1) throw reason;
}

function shorten(error: unknown, seen: Set<unknown>): void {
  if (!(error instanceof Error) || seen.has(error)) return;
  seen.add(error);
  // An error may be frozen, or have anything for a stack trace.
  if (typeof error.stack === "string") Reflect.set(error, "stack", ownFrames(error.stack));
  // Pulumi's note of the promise that was rejected, which would be shown, too.
  Reflect.deleteProperty(error, "promise");
  shorten(error.cause, seen);
  if (error instanceof AggregateError) for (const one of error.errors) shorten(one, seen);
}

function ownFrames(stack: string): string {
  return stack
    .split("\n")
    .filter((line) => !/^ +at /.test(line) || isOwnFrame(line))
    .join("\n");
}
