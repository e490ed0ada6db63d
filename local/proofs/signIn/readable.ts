import { visibleText } from "./visibleText";

// The few entities that turn up in a password or around one; others stay as they are written.
const entities: Readonly<Record<string, string>> = {
  amp: "&",
  apos: "'",
  gt: ">",
  lt: "<",
  nbsp: " ",
  quot: '"',
};

/** What a reader sees of an HTML email, roughly: no tags, nothing hidden, entities decoded, white space run together. */
export function readableText(html: string): string {
  return singleSpaced(visibleText(html).replace(/&(#x[0-9a-f]+|#[0-9]+|[a-z]+);/gi, decodeEntity));
}

/** The text with each run of white space as one space, and none at the ends. */
export function singleSpaced(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function decodeEntity(entity: string, name: string): string {
  if (name.startsWith("#")) {
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
    return code <= 0x10ffff ? String.fromCodePoint(code) : entity;
  }
  return entities[name.toLowerCase()] ?? entity;
}
