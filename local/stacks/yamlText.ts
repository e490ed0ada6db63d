import { UnreadableYaml } from "./yamlScalar";

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
  const text = decode(file);
  for (const [form, message, fix] of differentlyRead) {
    const found = form.exec(text);
    if (found !== null) {
      throw unreadableAt(text.slice(0, found.index).split("\n").length, message, fix);
    }
  }
  return text;
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
