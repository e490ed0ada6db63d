import { readFileSync } from "node:fs";
import { join } from "node:path";

const repository = join(__dirname, "..", "..");

/** The code blocks of the README, or of another document, in a language, in their order; "" for those without one. */
export function codeBlocks(language: string, document = "README.md"): string[] {
  const text = readFileSync(join(repository, document), "utf8");
  const blocks = text.matchAll(/^```(\w*)\n(.*?)^```$/gms);
  return [...blocks].flatMap(([, name, content = ""]) => (name === language ? [content] : []));
}

/** The commands of the README's code block for a shell that begins with this one. */
export function commandsBeginningWith(first: string): string[] {
  const block = codeBlocks("sh").find((content) => content.startsWith(first)) ?? "";
  return block.split("\n").flatMap((line) => {
    const command = line.replace(/ +#.*$/, "");
    return command === "" ? [] : [command];
  });
}
