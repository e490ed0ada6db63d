import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A code block of a Markdown file. */
export interface CodeBlock {
  /** What follows the opening fence; "" for a block without a language. */
  readonly language: string;
  readonly content: string;
}

/** The code blocks of one of the repository's Markdown files, in their order. */
export function codeBlocksOf(file: string): CodeBlock[] {
  const text = readFileSync(join(__dirname, "..", "..", file), "utf8");
  const blocks = text.matchAll(/^```(\w*)\n(.*?)^```$/gms);
  return [...blocks].map(([, language = "", content = ""]) => ({ language, content }));
}
