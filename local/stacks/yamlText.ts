import { Lexer } from "yaml";
import { UnreadableYaml } from "./yamlScalar";

/** More than any project needs, in bytes. The parser's time for some files grows with the square of their length. */
const largestFile = 100_000;

/** How many objects and arrays may be in one another. */
export const deepest = 20;

/** What is said of more. */
export const tooDeep = [`more than ${deepest} objects and arrays in one another`, "nest fewer"] as const;

/** What libyaml, which the CLI's reader comes from, rejects or reads otherwise, wherever it is in a file. */
const differentlyRead = [
  [
    /[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]|[\u2028\u2029\ufeff]|\r(?!\n)/u,
    "a control character, or another that ends a line",
    'remove it, or write it as an escape such as "\\x1b" in a string in quotes',
  ],
  [/^[ ?-]*\t/m, "a tab in the indentation", "indent with spaces"],
] as const;

/**
 * The text of a YAML file, in which each character means the same to every reader.
 *
 * @throws UnreadableYaml where one doesn't
 */
export function textOfYaml(file: Uint8Array): string {
  if (file.length > largestFile) {
    throw new UnreadableYaml(`more than ${largestFile / 1_000} kB`, "write less into it");
  }
  const text = decode(file);
  for (const [form, message, fix] of differentlyRead) {
    const found = form.exec(text);
    if (found !== null) {
      throw unreadableAt(text.slice(0, found.index).split("\n").length, message, fix);
    }
  }
  refuseDeepBrackets(text);
  return text;
}

/** The parser takes minutes for brackets that are never closed, so they are counted before. */
function refuseDeepBrackets(text: string): void {
  let depth = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === "[" || token === "{") depth += 1;
    if (token === "]" || token === "}") depth -= 1;
    if (depth > deepest) throw new UnreadableYaml(...tooDeep);
  }
}

/** What is in a line of a file and can't be read as the Pulumi CLI reads it. */
export function unreadableAt(line: number, message: string, fix: string): UnreadableYaml {
  return new UnreadableYaml(`line ${line}: ${message}`, fix);
}

function decode(file: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(file);
  } catch {
    throw new UnreadableYaml("expected text in UTF-8", "save it as UTF-8");
  }
}
