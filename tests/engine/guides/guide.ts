import assert from "node:assert/strict";
import { codeBlocksOf } from "../../helpers/markdown";

/**
 * The code blocks of a guide by their languages, in their order.
 *
 * @param expected how many there are in each language, so that a block that no test follows is noticed
 */
export function readGuide<Language extends string>(
  name: string,
  expected: Record<Language, number>,
): Record<Language, string[]> {
  const blocks = codeBlocksOf(`docs/guides/${name}`);
  const languages = Object.keys(expected) as Language[];
  const found = Object.fromEntries(
    languages.map((language) => [
      language,
      blocks.flatMap((block) => (block.language === language ? [block.content] : [])),
    ]),
  ) as Record<Language, string[]>;
  const counts = languages.map((language) => [language, found[language].length]);
  assert.deepEqual(Object.fromEntries(counts), expected, `the code blocks of ${name}`);
  const others = blocks.filter(({ language }) => !(language in expected));
  assert.deepEqual(others, [], `code blocks of ${name} that no test follows`);
  return found;
}
