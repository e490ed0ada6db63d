/** A frame of a stack trace, which V8 gives as a `NodeJS.CallSite`. */
export interface Frame {
  toString(): string;
}

/** Makes a stack trace of an error and its frames, as `Error.prepareStackTrace` does. */
type FormatStack<OneFrame, Stack> = (error: Error, frames: OneFrame[]) => Stack;

/** Whether a line of a stack trace is a frame in code that isn't Node.js's or a package's. */
export function isOwnFrame(line: string): boolean {
  return !/[\\/]node_modules[\\/]|[( ]node:|\(<anonymous>\)$/.test(line);
}

/**
 * Formats stack traces as `format` does, but has it look up the places of own frames only, and each of them once. Pulumi
 * makes a stack trace for every promise, almost all of it in its own code, and ts-node reads the source map of every
 * frame: two thirds of the time of a program with 1,000 components.
 */
export function formatOwnFrames<OneFrame extends Frame>(
  format: FormatStack<OneFrame, unknown>,
): FormatStack<OneFrame, string> {
  const known = new Map<string, string>();
  const blank = new Error();
  const blankHeader = String(format(blank, []));

  const lineOf = (frame: OneFrame): string => {
    const line = `\n    at ${frame.toString()}`;
    if (!isOwnFrame(line)) return line;
    const found = known.get(line) ?? String(format(blank, [frame])).slice(blankHeader.length);
    known.set(line, found);
    return found;
  };
  return (error, frames) => String(format(error, [])) + frames.map(lineOf).join("");
}
