import { codeBlocksOf } from "./markdown";

/** The code blocks of the README, or of another document, in a language, in their order; "" for those without one. */
export function codeBlocks(language: string, document = "README.md"): string[] {
  return codeBlocksOf(document).flatMap((block) => (block.language === language ? [block.content] : []));
}

/** The commands of the code block for a shell that begins with this one, in a guide. */
export function commandsBeginningWith(first: string, guide: string): string[] {
  const block = codeBlocks("sh", `docs/guides/${guide}`).find((content) => content.startsWith(first)) ?? "";
  return block.split("\n").flatMap((line) => {
    const command = line.replace(/ +#.*$/, "");
    return command === "" ? [] : [command];
  });
}
