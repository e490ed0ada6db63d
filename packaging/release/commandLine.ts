import { readCommandLine, readOptions } from "../../cli/options";

/** What `--help` prints. */
export const usage = `Checks everything that a release needs, and publishes nothing.

Usage: npm run release-check [-- options]

  --json    print one JSON document instead of text
  --help    print this

The exit code is 0 when a release can be made, else 1. It takes as long as npm test, which is a part of it.
`;

/**
 * Reads the command line.
 *
 * @throws CommandError when it can't be understood
 */
export function parseReleaseCommandLine(args: string[]): { readonly help: boolean } {
  return readCommandLine("npm run release-check", () => {
    const { help = false } = readOptions(args, { json: { type: "boolean" }, help: { type: "boolean" } });
    return { help };
  });
}
