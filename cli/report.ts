import { styleText } from "node:util";

/** A text style. */
export type Style = Parameters<typeof styleText>[0];

/** Whether text written to a stream may have color: on a terminal, unless `NO_COLOR` is set. */
export function mayHaveColor(stream: { isTTY?: boolean }, environment: NodeJS.ProcessEnv): boolean {
  return stream.isTTY === true && (environment["NO_COLOR"] ?? "") === "";
}

/** The most characters of a value that fit in a line; files and `--json` have what is longer. */
const longestValue = 88;

/** The lines that every command prints. */
export class TextReport {
  /** @param color whether the lines may have color */
  constructor(private readonly color: boolean) {}

  heading(text: string): string {
    return `\n${this.style("bold", text)}`;
  }

  value(name: string, value: unknown): string {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    const shown = text.length > longestValue ? `${text.slice(0, longestValue - 2)} …` : text;
    return `  ${name.padEnd(28)} ${shown}`;
  }

  notice(text: string): string {
    return `  ${this.style("yellow", "!")} ${text}`;
  }

  progress(text: string): string {
    return this.style("dim", text);
  }

  error(message: string, fix: string): string {
    return `${this.style("red", "error:")} ${message}\n  fix: ${fix}`;
  }

  /** Text in a style, where there may be color. */
  style(style: Style, text: string): string {
    // Node.js would check standard output, which may not be where this is printed.
    return this.color ? styleText(style, text, { validateStream: false }) : text;
  }
}
