/** A file with these lines as its configuration. */
export const config = (...lines: string[]): string =>
  ["config:", ...lines.map((line) => `  ${line}`), ""].join("\n");
