/**
 * Has Pulumi show the errors that nobody handles with this program's own frames only. Those of Pulumi, of other packages
 * and of Node.js say nothing about it, and some versions of Node.js take a minute to colour one of Pulumi's, in which
 * nothing is shown (nodejs/node#64011).
 */
export function shortenStackTraces(): void {
  // Pulumi's own listeners show the error. This one has to be first, and it is only once where a program is loaded again.
  process.off("uncaughtException", onError).prependListener("uncaughtException", onError);
  process.off("unhandledRejection", onError).prependListener("unhandledRejection", onError);
}

function onError(error: unknown): void {
  shorten(error, new Set());
}

function shorten(error: unknown, seen: Set<unknown>): void {
  if (!(error instanceof Error) || seen.has(error)) return;
  seen.add(error);
  if (error.stack !== undefined) error.stack = ownFrames(error.stack);
  // Pulumi's note of the promise that was rejected, which would be shown, too.
  Reflect.deleteProperty(error, "promise");
  shorten(error.cause, seen);
}

function ownFrames(stack: string): string {
  return stack
    .split("\n")
    .filter((line) => !/^ +at /.test(line) || isOwn(line))
    .join("\n");
}

function isOwn(frame: string): boolean {
  return !/[\\/]node_modules[\\/]|[( ]node:|\(<anonymous>\)$/.test(frame);
}
